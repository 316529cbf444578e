/** A fresh process that looks at what killed writers left: told on its command line, it answers by a message. */
import { takePost } from '../races/post.ts'
import { type CheckOrder, check } from './check.ts'

const order = JSON.parse(process.argv[2]!) as CheckOrder
const post = await takePost(order.place, 4)
process.send?.(await check(post, order))
await post.db.destroy()
process.disconnect?.()
