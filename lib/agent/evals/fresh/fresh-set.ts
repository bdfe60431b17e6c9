import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Heard } from '@/lib/agent/evals/dialogues/heard'
import type { Cell, CellOptions, Locale } from '@/lib/agent/evals/world/cell'
import type { PersonState } from '@/lib/agent/evals/world/cell-state'
import { eighthJudges } from './eighth-judges'
import { fifthJudges } from './fifth-judges'
import { firstJudges } from './first-judges'
import { fourthJudges } from './fourth-judges'
import { ninthJudges } from './ninth-judges'
import type { SolarVisit } from './read-visit'
import { secondJudges } from './second-judges'
import { seventhJudges } from './seventh-judges'
import { sixthJudges } from './sixth-judges'
import { thirdJudges } from './third-judges'

/** What new customers wrote, unchanged, with what was fixed about it before the engine had read a word. */
export type FreshSet = {
  name: string
  phrases: FreshPhrase[]
  dialogues: FreshScript[]
  key: FreshKey
  judges: Record<string, FreshJudge>
}

/** `context` says what the agent had asked just before, if anything. */
export type FreshPhrase = {
  id: string
  language: Locale
  text: string
  wants: string
  context?: string
  signedIn?: boolean
}
export type FreshScript = { id: string; title: string; signedIn?: boolean; turns: { say: string }[] }

/** The intents that a phrase may be read as; where it asks for several things, a list for each of them. */
export type FreshKey = Record<string, string[] | string[][]>

export type FreshAt = {
  cell: Cell
  heard: Heard[]
  before: PersonState
  after: PersonState
  /** Of the solar order under way in the end */
  visit: SolarVisit | null
}
/** The home that a dialogue takes place in, and what must hold after it, with words for when it does not. */
export type FreshJudge = {
  cell?: CellOptions
  locale?: Locale
  check: (at: FreshAt) => [boolean, string][]
}

export function freshSets(): FreshSet[] {
  return [
    readSet('first', firstJudges),
    readSet('second', secondJudges),
    readSet('third', thirdJudges),
    readSet('fourth', fourthJudges),
    readSet('fifth', fifthJudges),
    readSet('sixth', sixthJudges),
    readSet('seventh', seventhJudges),
    readSet('eighth', eighthJudges),
    readSet('ninth', ninthJudges),
  ]
}

function readSet(name: string, judges: FreshSet['judges']): FreshSet {
  return {
    name,
    phrases: lines<FreshPhrase>(file(name, 'phrases.jsonl')),
    dialogues: lines<FreshScript>(file(name, 'dialogues.jsonl')),
    key: JSON.parse(readFileSync(file(name, 'key.json'), 'utf8')) as FreshKey,
    judges,
  }
}

function lines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}

function file(set: string, name: string): string {
  return join(process.cwd(), 'lib/agent/evals/fresh', set, name)
}
