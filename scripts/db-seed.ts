import { env } from '@/lib/env'
import { seed } from '../prisma/seed'

if (!env().demo) {
  process.stderr.write(
    'db:seed loads the demo network and this is no demo: set DEMO=1 to say that you want it.\n',
  )
  process.exit(1)
}
await seed().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
