import { runRecompute } from '@/lib/analytics/recompute/run-recompute'

// npm moves to the project's folder and says in INIT_CWD where it was called.
const folders = [process.env.INIT_CWD ?? process.cwd(), process.cwd()]

runRecompute(process.argv.slice(2), folders).then(({ exitCode, stdout, stderr }) => {
  process.stdout.write(stdout)
  process.stderr.write(stderr)
  process.exitCode = exitCode
})
