import type { Cell } from '@/lib/agent/evals/world/cell'
import { type Heard, openCard, partOf } from './heard'
import { type MoveName, moves } from './moves'
import { type Noise, typed } from './noise'
import { randomOf } from './random'
import { describeMust, wasSaid } from './said'
import type { From, Talk } from './talk'
import type { Decision, Must, SayStep, Slots, SlotsOf, Task } from './task'

/** What a customer did and whether a change may follow from it. */
export type Act = { heard: Heard; consents: boolean }
/** Runs one exchange; whoever runs the dialogue looks at the database before and after it. */
export type Exchange = (run: () => Promise<Heard>, consents: boolean) => Promise<Heard>

export type Customer = {
  cell: Cell
  talk: Talk
  task: Task
  seed: number
  exchange: Exchange
  heard: Heard[]
  missing: string[]
  askedAgain: number
}

const NOISE: readonly Noise[] = [0, 1, 1, 2, 0, 1, 2, 1]
const MOST_ANSWERS = 8

/** One wish: said, everything the agent asks back answered by rule, said once more in other words when not understood. */
export async function followSay(customer: Customer, step: SayStep, at: number): Promise<void> {
  const tries = step.again === false || customer.task.mood === 'cross' ? 1 : 2
  const from: From = step.session === 'other' ? 'other' : 'own'
  for (let attempt = 0; attempt < tries; attempt++) {
    const start = customer.heard.length
    const decide = [...(step.decide ?? [])]
    const slots =
      step.move === 'code' && !step.slots
        ? { code: await customer.talk.newestCode() }
        : slotsOf(customer, step.slots)
    const text = phraseFor(customer, step.move, slots, `${at}`, attempt, step.exact)
    await put(customer, () => customer.talk.say(text, from), Boolean(step.consents))
    await answerQuestions(customer, step, decide, from, `${at}.${attempt}`)
    const missing = missingFrom(customer, step, start)
    const undecided = decide.filter((one) => one !== 'stay').length
    if (missing.length === 0 && undecided === 0) return
    const hasDecided = decide.length < (step.decide?.length ?? 0)
    if (attempt === tries - 1 || hasDecided) {
      if (undecided > 0) customer.missing.push(`step ${at}: no card to decide (${undecided} left)`)
      customer.missing.push(...missing.map((must) => `step ${at}: ${must}`))
      return
    }
    customer.askedAgain++
  }
}

/** Says the words and keeps the answer. */
async function put(customer: Customer, run: () => Promise<Heard>, consents: boolean): Promise<Heard> {
  const heard = await customer.exchange(run, consents)
  customer.heard.push(heard)
  return heard
}

async function answerQuestions(
  customer: Customer,
  step: SayStep,
  decide: Decision[],
  from: From,
  key: string,
): Promise<void> {
  const { talk } = customer
  for (let round = 0; round < MOST_ANSWERS; round++) {
    const last = customer.heard.at(-1)!
    const say = (move: MoveName, slots: Slots, consents = false) => {
      const text = phraseFor(customer, move, slots, `${key}.${round}`, 0)
      return put(customer, () => talk.say(text, from), consents)
    }
    const form = partOf(last, 'form')
    if (!talk.isSignedIn() && form?.form === 'meter-id' && !step.slots) {
      await say('meter-id', { meter: customer.cell.meterId })
      continue
    }
    if (!talk.isSignedIn() && form?.form === 'otp' && !step.slots) {
      await say('code', { code: await talk.newestCode() })
      continue
    }
    if (step.hidden && /until when|hasta cuando/.test(folded(last.plain))) {
      await say('vacation-until', slotsOf(customer, step.hidden))
      continue
    }
    const card = openCard(last)
    const next = decide[0]
    if (!card || !next || next === 'stay') return
    decide.shift()
    if (next === 'yes') await say('yes', {}, true)
    else if (next === 'no') await say('no', {})
    else if (next === 'press-yes')
      await put(customer, () => talk.press(card.action, card.values ?? {}, from), true)
    else await put(customer, () => talk.press(card.declineAction ?? '', card.values ?? {}, from), false)
  }
}

function missingFrom(customer: Customer, step: SayStep, start: number): string[] {
  const musts: readonly Must[] =
    typeof step.hear === 'function' ? step.hear(customer.cell) : (step.hear ?? [])
  const since = customer.heard.slice(start)
  return musts.filter((must) => !since.some((heard) => wasSaid(must, heard))).map(describeMust)
}

/** The way this customer puts it: paraphrase and slips follow from task, seed and place alone. */
function phraseFor(
  { task, seed, cell }: Customer,
  move: SayStep['move'],
  slots: Slots,
  key: string,
  attempt: number,
  exact = false,
): string {
  const phrases = typeof move === 'string' ? moves[cell.locale][move] : move[cell.locale]
  const random = randomOf(task.id, seed, key)
  const first = random.below(phrases.length)
  const phrase = phrases[(first + attempt) % phrases.length]!
  return typed(phrase, slots, exact ? 0 : NOISE[seed % NOISE.length]!, random)
}

export function slotsOf(
  { cell, heard }: Pick<Customer, 'cell' | 'heard'>,
  slots: SlotsOf | undefined,
): Slots {
  return typeof slots === 'function' ? slots({ cell, heard }) : (slots ?? {})
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
