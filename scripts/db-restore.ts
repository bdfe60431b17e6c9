import { checkBackup, restore } from '@/lib/db/restore'
import { confirmDeletion, typedPath, withDatabaseUrl } from './with-database-url'

// npm run db:restore -- FILE [--yes]
withDatabaseUrl({ exclusive: true }, async ({ url, name }) => {
  const argument = process.argv.slice(2).find((argument) => !argument.startsWith('--'))
  if (!argument) throw new Error('npm run db:restore -- FILE [--yes]')
  const file = typedPath(argument)
  const { createdAt } = await checkBackup(file)
  await confirmDeletion(name)
  const rows = Object.values(await restore(url, file)).reduce((sum, count) => sum + count, 0)
  process.stdout.write(`${rows} rows of ${createdAt} are back in ${name}.\n`)
})
