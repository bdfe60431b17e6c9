import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { emptyDatabase } from '@/lib/db/empty-database'
import { migrate } from '@/lib/db/migrate'
import { confirmDeletion, withDatabaseUrl } from './with-database-url'

// npm run db:reset [-- --yes]
withDatabaseUrl({ exclusive: true }, async ({ url, name, env }) => {
  await confirmDeletion(name)
  await emptyDatabase(url)
  await migrate(url)
  // It names keys and people that are gone.
  rmSync(join(env.dataDir, 'demo.json'), { force: true })
  process.stdout.write(`${name} is empty. ${env.demo ? 'The next npm start loads the demo network.' : ''}\n`)
})
