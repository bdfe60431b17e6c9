import type { Act } from '@/lib/agent/understanding/understanding'
import { measureIn } from './by-measure'
import { actFor, type Follow, followed, type Heard, lately } from './follow-ups'
import { showSolar } from './solar-offers'

const LIMIT =
  /\b(?:max(?:imum|ed)?|limit|budget|at most|at the most|(?:no|not) more than|tops|up to|under|below|less than|within|(?:can|could|will|would|want to) (?:only )?(?:spend|afford|pay)|(?:can'?t|cannot|won'?t|don'?t want to) (?:spend|afford|pay|go)(?: more than| over| above)?|tope|maximo|presupuesto|hasta|menos de|no mas de|puedo (?:gastar|pagar))\b/
const OVER = /\b(?:more than|over|above|mas de)\b/
/** What else a number may count */
const AMOUNT =
  /(?<![\w.,$])\$?(\d{1,3}(?:[.,]\d{3})|\d{4,6}|\d{1,2}(?:\.\d)?) ?(k|grand|thousand|mil)?\b(?! ?(?:kw|%|percent|panels?|paneles|years?|anos|months?|meses|m2|sq\w*|square|metros|watts?|cents|am|pm|events?|a month|al mes)|[.,:]\d)/
const LEAST = 4
const MOST = 80
const MOST_WORDS = 20
const MAKES_MOST =
  /\b(?:makes?|produces?|gives?|generates?) (?:me |us )?(?:the )?most\b(?! (?:money|cash|savings))|\bmost (?:power|energy)\b|\bproduce mas\b|\bgenera mas\b/
/** Said of a month, a bill, a limit is no price. */
const NO_PRICE =
  /\b(?:month\w*|bill|down ?payment|al mes|mensual\w*|factura|cuota|events?|programs?|programas?|roof|techo)\b/

/** "13 is my max actually": after solar offers a limit said anew narrows them again. */
export const followLimit: Follow = async (heard) => {
  const { turn, words, count } = heard
  const { memory } = turn
  if (memory.asking || count > MOST_WORDS || !LIMIT.test(words) || NO_PRICE.test(words)) return undefined
  const ofSolar =
    memory.offers?.[0]?.domain === 'solar' &&
    lately(turn, /^(?:solar\.(?:search|details|payback|financing)|compare\.|choose|remark)/, 2)
  const amount = ofSolar ? amountIn(words) : undefined
  return amount === undefined
    ? undefined
    : followed('solar.search', () => showSolar(turn, within(heard, amount), true))
}

/** In whole currency units; "13" of a price of panels is thirteen thousand. */
function amountIn(words: string): number | undefined {
  const match = AMOUNT.exec(words)
  if (!match) return undefined
  const number = Number(match[1]!.replace(/[.,](?=\d{3}$)/, ''))
  if (number >= 1000) return number
  return number >= LEAST && number <= MOST ? number * 1000 : undefined
}

function within(heard: Heard, amount: number): Act {
  const { words } = heard
  const span =
    measureIn(words) || !MAKES_MOST.test(words) ? heard.turn.text : `${heard.turn.text} makes the most power`
  const act = actFor('solar.search', heard)
  const comparator =
    OVER.test(words) && !/\b(?:no|not|can'?t|cannot|won'?t|don'?t)\b/.test(words) ? 'over' : 'under'
  return {
    ...act,
    span,
    slots: { amountMinor: amount * 100, amountComparator: comparator },
  }
}
