import { backUp } from '@/lib/db/backup'
import { typedPath, withDatabaseUrl } from './with-database-url'

// npm run db:backup [-- FILE]
withDatabaseUrl({ exclusive: false }, async ({ url, name }) => {
  const stamp = new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-')
  const file = typedPath(process.argv[2] ?? `feederline-${stamp}.backup.gz`)
  const rows = Object.values(await backUp(url, file)).reduce((sum, count) => sum + count, 0)
  process.stdout.write(`${file} holds ${rows} rows of ${name}. Keep it safe: it has customers' data in it.\n`)
})
