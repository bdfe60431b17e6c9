// Starts a development database, migrates it, prints its URL, keeps it until Ctrl-C.
// Usage: node scripts/dev-db.mjs [DIRECTORY]
import { register } from 'tsx/esm/api'

register()
const { startEmbeddedPostgres } = await import('../lib/db/embedded-postgres.ts')
const { migrate } = await import('../lib/db/migrate.ts')

const database = await startEmbeddedPostgres({
  dataDir: process.argv[2] ?? '.data/dev-db',
  log: (message) => console.error(message),
})
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void database.stop().then(() => process.exit(0)))
await migrate(database.url, { log: (message) => console.error(message) })
console.log(database.url)
setInterval(() => {}, 60_000)
