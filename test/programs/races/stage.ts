import { migrate } from '../../../adapters/sql/index.ts'
import type { Crew } from './crew.ts'
import { freshPlace, makeHostTables, type StoreName } from './place.ts'
import { type Post, takePost } from './post.ts'
import type { Tasks } from './worker.ts'

/** How many connections a process of a crew has: all of them together are within what a server usually allows. */
const connections = 4

/** A new database that a crew has opened. It is dropped when `work` has ended; a crew that failed is dismissed. */
export async function onStage<T extends Tasks, R>(
  store: StoreName,
  crew: Crew<T>,
  work: (post: Post) => Promise<R>,
): Promise<R> {
  const { place, remove } = await freshPlace(store)
  try {
    const post = await takePost(place, connections)
    try {
      await migrate(post.db)
      await makeHostTables(post.db)
      await crew.open(place, connections)
      const result = await work(post)
      await crew.close()
      return result
    } catch (error) {
      // What one of them is stuck in would keep the others from closing.
      await crew.dismiss()
      throw error
    } finally {
      await post.db.destroy()
    }
  } finally {
    await remove()
  }
}
