import { migrate } from '@/lib/db/migrate'
import { withDatabaseUrl } from './with-database-url'

withDatabaseUrl({ exclusive: false }, async ({ url, name }) => {
  const applied = await migrate(url, { log: (message) => process.stdout.write(`${message}\n`) })
  process.stdout.write(applied.length ? `${name} is up to date now.\n` : `${name} is already up to date.\n`)
})
