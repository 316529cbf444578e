import { openSqlite, sqlAdapter } from '../../adapters/sql/index.ts'

/** Takes so many numbers, each in a transaction of its own, and prints them. */
const [file, count] = process.argv.slice(2)
const db = await openSqlite(file!)
const adapter = sqlAdapter(db)
const numbers: number[] = []
for (let index = 0; index < Number(count); index++)
  numbers.push(await adapter.transaction((unit) => unit.take('acme', 'case', 1)))
process.stdout.write(JSON.stringify(numbers))
await db.destroy()
