import { migrate, openSqlite } from '../../adapters/sql/index.ts'

/** Migrates the database at the path that it is given, and prints what it ran. */
const db = await openSqlite(process.argv[2]!)
process.stdout.write(JSON.stringify(await migrate(db)))
await db.destroy()
