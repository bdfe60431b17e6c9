import type { Cell, CellOptions, Locale } from '@/lib/agent/evals/world/cell'
import type { PersonState } from '@/lib/agent/evals/world/cell-state'
import type { Heard } from './heard'
import type { MoveName } from './moves'

export const TASK_CLASSES = ['read', 'write', 'steps', 'refuse', 'attack'] as const
export type TaskClass = (typeof TASK_CLASSES)[number]

/** How much a customer says and how long they try: a cross one gives up after the first misunderstanding. */
export type Mood = 'calm' | 'terse' | 'chatty' | 'cross'

/** One thing for a simulated customer to get done, and how the end is judged. */
export type Task = {
  id: string
  class: TaskClass
  title: string
  /** Both languages unless one is named */
  language?: Locale
  mood?: Mood
  cell?: CellOptions
  /** False: the customer starts before sign-in and knows their meter id and, when it comes, the code */
  signedIn?: boolean
  steps: Step[]
  /** Rows that differ at the end from the start; all others must be as they were */
  end?: (at: End) => Partial<PersonState>
  /** Words that must never be said, besides those no task allows */
  never?: readonly (string | RegExp)[]
  /** Words that must not stand in the agent's own sentences; cards may show them as the names they are */
  neverPlain?: readonly RegExp[]
}

export type End = { cell: Cell; before: PersonState; after: PersonState; heard: Heard[] }

/** What a customer decides when a card asks: in words or by its button; `stay` leaves it open. */
export type Decision = 'yes' | 'no' | 'press-yes' | 'press-no' | 'stay'

/** What must have been said by the time a step is over. Numbers are compared as numbers, words without accents or case. */
export type Must = string | number | RegExp | ((heard: Heard) => boolean)

export type Slots = Record<string, string>
export type SlotsOf = Slots | ((at: { cell: Cell; heard: Heard[] }) => Slots)

export type Step = SayStep | PressStep | TogetherStep | WaitStep | WorldStep

export type SayStep = {
  do: 'say'
  /** A move of the phrase bank, or the customer's own ways to put it (five or more) */
  move: MoveName | Record<Locale, readonly string[]>
  slots?: SlotsOf
  /** Told only when asked for it */
  hidden?: SlotsOf
  decide?: readonly Decision[]
  hear?: readonly Must[] | ((cell: Cell) => readonly Must[])
  /** From another session of the same customer */
  session?: 'other'
  /** Asked again in other words when the answer does not hold what must be heard; once, unless the customer is cross */
  again?: false
  /** Typing slips are left out: the words are the point */
  exact?: true
  /** These words are the customer's own yes to what is open */
  consents?: true
}
export type PressStep = {
  do: 'press'
  action: string
  values: (at: { cell: Cell; heard: Heard[] }) => Record<string, unknown>
  hear?: readonly Must[]
  session?: 'other'
  /** Whether this button is the customer's yes to an open card */
  consents?: true
}
/** The same words sent several times at once, as by impatient fingers */
export type TogetherStep = { do: 'together'; move: MoveName; times: number; consents?: true }
export type WaitStep = { do: 'wait'; minutes: number }
export type WorldStep = { do: 'world'; change: (cell: Cell) => Promise<void> }
