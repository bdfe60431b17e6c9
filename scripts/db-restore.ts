import { checkBackup, restore } from '@/lib/db/restore'
import { confirmDeletion, withDatabaseUrl } from './with-database-url'

// npm run db:restore -- FILE [--yes]
withDatabaseUrl({ exclusive: true }, async ({ url, name }) => {
  const file = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
  if (!file) throw new Error('npm run db:restore -- FILE [--yes]')
  const { createdAt } = await checkBackup(file)
  await confirmDeletion(name)
  const rows = Object.values(await restore(url, file)).reduce((sum, count) => sum + count, 0)
  process.stdout.write(`${rows} rows of ${createdAt} are back in ${name}.\n`)
})
