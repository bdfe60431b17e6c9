import { printed, RECOMPUTE_NAMES, runRecompute } from '@/lib/analytics/recompute/run-recompute'
import type { RecomputeName } from '@/lib/usecases/activations/recompute-inputs'

const [name, flag, activationId] = process.argv.slice(2)
const known = RECOMPUTE_NAMES.find((one) => one === name)

if (known && flag === '--activation' && activationId) {
  fromDatabase(known, activationId)
} else {
  // npm moves to the project's folder and says in INIT_CWD where it was called.
  const folders = [process.env.INIT_CWD ?? process.cwd(), process.cwd()]
  runRecompute(process.argv.slice(2), folders).then(print)
}

/** Loaded only here: a file alone must not need anything of a database. */
async function fromDatabase(name: RecomputeName, activationId: string): Promise<void> {
  const { withDatabase } = await import('./with-database')
  const { recomputeInputs } = await import('@/lib/usecases/activations/recompute-inputs')
  const { recomputeActivation } = await import('@/lib/analytics/recompute/recompute-activation')
  withDatabase('recompute', async (ctx) => {
    const result = await printed(async () =>
      recomputeActivation(
        await recomputeInputs({ ctx, input: { name, activationId } }),
        () => performance.now() / 1000,
      ),
    )
    await print(result)
    if (result.exitCode !== 0) process.exit(result.exitCode)
  })
}

/** Waits until everything is out: a pipe takes a large document in pieces. */
async function print({
  exitCode,
  stdout,
  stderr,
}: {
  exitCode: number
  stdout: string
  stderr: string
}): Promise<void> {
  await new Promise<void>((resolve) => process.stdout.write(stdout, () => resolve()))
  await new Promise<void>((resolve) => process.stderr.write(stderr, () => resolve()))
  process.exitCode = exitCode
}
