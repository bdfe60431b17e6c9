import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { isConditional } from '@/lib/agent/understanding/conditions'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { Done } from './as-done'
import { newestOpenEvent, replyToEvent } from './event-answers'
import { lately } from './lately'
import { proposeLeaving } from './membership'
import { messageBefore, textOf } from './message-before'
import type { Opening } from './openings'
import { proposeCancelling } from './orders'
import { openOrder } from './yes-no'

const STARTS_WITH_YES =
  /^\W*(?:(?:oh|ah|well|so|ok|okay|and|bueno|pues|y)\W+)*(?:yes|yeah|yep|yup|sure|correct|right|exactly|please do|confirm(?:ed)?|i (?:confirm|agree|accept)|si|claro|correcto|exacto|acepto|confirmo|de acuerdo|dale|adelante)\b/
/** Words that add nothing to a yes */
const ADDS_NOTHING = new Set(
  `yes yeah yep yup sure correct right exactly confirm confirmed agree accept accepted accepting ok okay oh ah well so and
  please thanks thank you u i me my we us our do it it's its that that's this these those the a an one ones is are be was of to for
  at on in go ahead just good fine great perfect works work then now day time want i'd like would love really very much all set done
  si claro correcto exacto acepto confirmo dale adelante acuerdo de por favor porfa gracias eso esa ese este esta esto la lo el los
  las es esta bien vale perfecto bueno pues y quiero me nos hagalo hazlo listo muy mi ya un una a en dia hora asi`.split(
    /\s+/,
  ),
)
const MOST_WORDS = 12
/** "Close it please", the same order again without a yes */
const MOST_REPEATED = 5

/**
 * "Yes, withdraw it", said once more after it was done: told that it is done, and nothing is done twice. Only in the words that
 * asked for it, and not where something else waits for that yes.
 */
export async function alreadyDone(turn: Turn): Promise<Opening | undefined> {
  const done = turn.memory.notes?.done as Done | undefined
  if (!done?.text || turn.memory.asking || turn.action) return undefined
  const words = foldText(turn.text)
  if (ASKS_DONE.test(words)) return done.ago ? undefined : sayDone(turn, done)
  if (/[?¿]/.test(turn.text) || isConditional(turn.text)) return undefined
  const said = words.match(/[\p{L}\d']+/gu) ?? []
  const agrees = STARTS_WITH_YES.test(words)
  if (!agrees && said.length > MOST_REPEATED) return undefined
  if (said.length > MOST_WORDS) return undefined
  const askedIn = done.ago
    ? (done.asked ?? '')
    : `${done.asked ?? ''} ${textOf(await messageBefore(turn, 'customer'))}`
  const asked = new Set(foldText(askedIn).match(/[\p{L}\d']+/gu))
  // "Take the report back", "yes, withdraw it": the deed may be called by the word that told of it.
  const told = new Set((foldText(done.text).match(/[\p{L}]{5,}/gu) ?? []).map(stem))
  const repeats = (word: string) => asked.has(word) || (word.length >= 5 && told.has(stem(word)))
  if (!said.every((word) => ADDS_NOTHING.has(word) || repeats(word))) return undefined
  if (!agrees && !said.some((word) => word.length >= 4 && asked.has(word) && !ADDS_NOTHING.has(word)))
    return undefined
  // Other things were told since or beside it: only what speaks of the deed is said of it.
  const apart = Boolean(done.ago || done.beside)
  if (apart && said.every((word) => ADDS_NOTHING.has(word))) return undefined
  if (apart && !agrees && !/\b(?:thanks|thank you|thx|gracias)\b/.test(words)) return undefined
  // A bare yes may be meant for an order that still waits.
  if (said.every((word) => ADDS_NOTHING.has(word)) && (await openOrder(turn))) return undefined
  const event = await newestOpenEvent(turn)
  if (event?.unanswered && event.toldAt && event.toldAt > new Date(done.at)) return undefined
  return sayDone(turn, done)
}

/** "Is it gone?", "so that is done?", right after it was */
const ASKS_DONE =
  /^\W*(?:(?:so|ok|okay|and|great|thanks|y|entonces|bueno|listo)\W+)*(?:(?:is|was|has|are|did|have) (?:it|that|this|everything|all|you|the (?:ticket|report|visit|change)|my (?:ticket|report|visit|answer|change))|(?:it'?s|that'?s|thats)|(?:ya )?(?:esta|quedo)) (?:(?:really|now|all|been|already|just|got|get|been|todo|ya) )*(?:gone|done|withdrawn|cancell?ed|closed|saved|set|noted|booked|moved|changed|through|settled|in|hecho|list[oa]|cancelad[oa]|anotad[oa]|cambiad[oa]|guardad[oa]|retirad[oa])(?: (?:now|already|then|ya))?\W*$/

function sayDone(turn: Turn, done: Done): Opening {
  const text = bare(done.text)
  return { reply: { ...say(turn.t('order.alreadyDone', { text })), memory: { notes: { done } } }, rest: '' }
}

const stem = (word: string) => word.slice(0, 5)

/** Without the word that it began with when it was news */
function bare(text: string): string {
  const plain = text.replace(
    /^(?:(?:done|hecho|listo)\.|(?:thank you|thanks|alright|gracias|de acuerdo|noted|anotado)[,:])\s*/i,
    '',
  )
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`
}

/** "Actually no, my mother is coming", right after the yes to an event */
const TAKES_BACK =
  /^\W*(?:(?:oh|ah|hm+|wait|sorry|well|ay|espera|espere|perdon|uy|ok|no+)\W+)*(?:actually,? (?:no|not|i can'?t|we can'?t)|no,? (?:wait|sorry|actually|hold on|not (?:after all|tonight))|on second thoughts?|(?:i )?(?:have )?changed my mind|scratch that|forget (?:it|that)|never ?mind|not after all|mejor (?:dicho )?no|pensandolo (?:bien|mejor),? (?:mejor )?no|no,? (?:perdon|espera|espere|mejor no)|cambie de (?:idea|opinion)|siempre no|olvid[ae]lo)\b(?!.{0,30}\b(?:yes|si|i'?ll do it|i'?m in|count me in|participo)\b)/

export async function takenBackAtOnce(turn: Turn): Promise<Opening | undefined> {
  const { memory } = turn
  const words = foldText(turn.text)
  if (memory.asking || !TAKES_BACK.test(words) || /[?¿]/.test(turn.text)) return undefined
  const regret = await regretsReceipt(turn)
  if (regret) return { reply: regret, rest: '' }
  if (!memory.notes?.done || !lately(turn, /^events\.accept/, 1) || isConditional(turn.text)) return undefined
  const event = await newestOpenEvent(turn)
  if (event?.state !== 'accepted') return undefined
  const reply = await replyToEvent(turn, event.activationId, false)
  const recent = ['events.decline', ...(memory.recent ?? [])].slice(0, 5)
  return { reply: { ...reply, memory: { ...reply.memory, recent } }, rest: '' }
}

/** "Actually no, let me talk to my wife first", right after a receipt: it is done, and the card to undo it is put. */
async function regretsReceipt(turn: Turn): Promise<Reply | undefined> {
  const receipt = (await messageBefore(turn, 'agent')).find(
    (part) => part.type === 'receipt' && part.state === 'active',
  )
  if (receipt?.type !== 'receipt') return undefined
  const act = { confidence: 1, slots: {}, span: turn.text }
  return receipt.domain === 'dfp'
    ? proposeLeaving(turn, { ...act, intent: 'programs.leave' })
    : proposeCancelling(turn, { ...act, intent: 'orders.cancel' })
}
