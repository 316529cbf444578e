import { inspect } from 'node:util'
import type { Place } from './place.ts'
import { type Post, takePost } from './post.ts'

/** Says how much more is done. */
export type Tell = (more: number) => void
/** Something that a process of a crew does when it is told to. */
export type Task<Input, Output> = (post: Post, input: Input, tell: Tell) => Promise<Output>
/** Each knows its own input and output; they are the caller's word at the other end. */
export type Tasks = Readonly<Record<string, Task<never, unknown>>>

/** What goes to a process. */
export type Order =
  | { readonly id: number; readonly open: Place; readonly connections: number }
  | { readonly id: number; readonly close: true }
  | { readonly id: number; readonly task: string; readonly input: unknown }
/** What comes back. */
export type Report =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failed: string }
  | { readonly more: number }

/** The part of a program that runs in each process of its crew, until the program hangs up. */
export function obeyOrders(tasks: Tasks): void {
  const send = (report: Report) => {
    // Nobody listens any more where the program ended early.
    if (process.connected) process.send?.(report, undefined, undefined, () => undefined)
  }
  let post: Post | undefined
  const obey = async (order: Order): Promise<unknown> => {
    if ('open' in order) {
      post = await takePost(order.open, order.connections)
      return null
    }
    if ('close' in order) {
      await post?.db.destroy()
      post = undefined
      return null
    }
    if (post === undefined) throw new Error('no database is open')
    return await tasks[order.task]!(post, order.input as never, (more) => send({ more }))
  }
  process.on('message', (order: Order) => {
    obey(order).then(
      (value) => send({ id: order.id, value }),
      (error: unknown) => send({ id: order.id, failed: inspect(error, { depth: 5 }) }),
    )
  })
  process.on('disconnect', () => process.exit())
}
