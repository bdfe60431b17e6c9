import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { ProgramDto } from '@/lib/protocol/program'

/** Terms of one version; null when there is none. */
export function termsOf(program: ProgramDto, version: number): ProgramTerms | null {
  const found = program.versions.find((each) => each.version === version)
  return found ? (found.terms as unknown as ProgramTerms) : null
}

export type TermsChange = { path: string; before: unknown; after: unknown }

/** What differs between two versions, by path such as `limits.maxEventsPerMonth`. */
export function diffTerms(before: ProgramTerms, after: ProgramTerms): TermsChange[] {
  const a = flat(before)
  const b = flat(after)
  const paths = [...new Set([...a.keys(), ...b.keys()])].sort()
  return paths
    .filter((path) => JSON.stringify(a.get(path)) !== JSON.stringify(b.get(path)))
    .map((path) => ({ path, before: a.get(path), after: b.get(path) }))
}

function flat(value: unknown, path = '', into = new Map<string, unknown>()): Map<string, unknown> {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) flat(inner, path ? `${path}.${key}` : key, into)
  } else into.set(path, value)
  return into
}
