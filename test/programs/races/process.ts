/** What runs in each process of the crew. */
import { raceTasks } from './tasks.ts'
import { obeyOrders } from './worker.ts'

obeyOrders(raceTasks)
