import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { InputProblem } from '@/lib/analytics/recompute/input-problem'
import { recomputeBaseline } from '@/lib/analytics/recompute/recompute-baseline'
import { recomputeForecast } from '@/lib/analytics/recompute/recompute-forecast'
import { recomputePlan } from '@/lib/analytics/recompute/recompute-plan'
import { recomputeSettlement } from '@/lib/analytics/recompute/recompute-settlement'
import { recomputeThermal } from '@/lib/analytics/recompute/recompute-thermal'

export const RECOMPUTE_NAMES = ['thermal', 'forecast', 'baseline', 'plan', 'settlement'] as const
const USAGE = `npm run recompute -- ${RECOMPUTE_NAMES.join('|')} FILE.json | --activation ID`

/**
 * One recompute command: the whole of what goes to standard output or standard error, and the exit code.
 * Relative paths are looked for in the folders given, first to last, and CSV files beside the JSON file too.
 */
export async function runRecompute(
  args: readonly string[],
  folders: readonly string[],
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  return printed(() => recompute(args, folders))
}

/** Runs a computation and prints it, or what is wrong with it, the way every recompute command does. */
export async function printed(
  compute: () => Promise<object>,
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  try {
    return { exitCode: 0, stdout: `${JSON.stringify(await compute(), null, 2)}\n`, stderr: '' }
  } catch (error) {
    return { exitCode: 1, stdout: '', stderr: `${JSON.stringify(problemOf(error), null, 2)}\n` }
  }
}

async function recompute([name, file]: readonly string[], folders: readonly string[]): Promise<object> {
  if (!RECOMPUTE_NAMES.some((known) => known === name) || !file) throw new InputProblem('usage', USAGE)
  const path = findFile(file, folders)
  const json = parseJson(readFile(path, file), file)
  if (name === 'thermal') return recomputeThermal(json)
  if (name === 'settlement') return recomputeSettlement(json)
  if (name === 'plan') return recomputePlan(json, () => performance.now() / 1000)
  const readText = (csv: string) => readFile(findFile(csv, [...folders, dirname(path)]), csv)
  return name === 'baseline' ? recomputeBaseline(json, readText) : recomputeForecast(json, readText)
}

function findFile(path: string, folders: readonly string[]): string {
  const candidates = folders.map((folder) => resolve(folder, path))
  return candidates.find(isReadable) ?? candidates[0]!
}

function isReadable(path: string): boolean {
  try {
    readFileSync(path)
    return true
  } catch {
    return false
  }
}

function readFile(path: string, given: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new InputProblem(
      'unreadable-file',
      `${given} cannot be read: ${(error as NodeJS.ErrnoException).code}`,
    )
  }
}

function parseJson(text: string, given: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new InputProblem('invalid-json', `${given} is not JSON: ${(error as Error).message}`)
  }
}

function problemOf(error: unknown): object {
  const problem = error as Partial<InputProblem> & { isAppError?: boolean; detail?: string }
  const code =
    problem.isInputProblem || problem.isAppError
      ? problem.code
      : error instanceof RangeError
        ? 'invalid-input'
        : 'internal'
  return {
    type: 'about:blank',
    title: String(code).replaceAll('-', ' '),
    status: code === 'internal' ? 500 : 422,
    detail: problem.detail ?? (error instanceof Error ? error.message : String(error)),
    code,
    errors: problem.errors ?? [],
  }
}
