import type { Reply, Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { Act } from '@/lib/agent/understanding/understanding'
import { agreesInWords } from './agrees-in-words'
import { programsOnSale } from './catalogue'
import { DEVICE_OF } from './device-programs'
import { orderAsOpen, proposalAsOpen } from './open-question'
import { plainYes } from './plain-yes'
import { type OpenQuestion, saidToOpen } from './said-to-open'
import { turnsAside } from './turns-aside'
import { answerYes, openOrder } from './yes-no'

/** What cannot be taken back, or binds: here every word has to bear the yes out. */
const FOR_GOOD = /^(?:cancel-order|delete-account|solar-quote)$/
/** What is easily taken up again: a yes counts unless a word beside it turns it to something else. */
const LIGHTER = /^(?:leave|device-remove|dfp-quote|pause|resume|medical|device-add)$/
/** A yes that is no mere word of having heard: what cannot be taken back asks for one. */
const OUTRIGHT =
  /\b(?:yes|yess+|yep|yup|yeah|yea|y|ye|yah|aye|yessir|sure|certain|absolutely|definitely|certainly|of course|confirm\w*|agree\w*|accept\w*|consent|affirmative|approved?|go ahead|do it|do that|please do|proceed|do so|make it so|si|sii+|sip|claro|por supuesto|desde luego|acepto|confirm\w+|adelante|hazlo|hagalo|hagale|dale|procede|afirmativo|de acuerdo|conforme)\b|[👍✅]/u
/** "That's reasonable": beside a yes it takes nothing from it */
const APPROVES =
  /\b(?:that(?:['’]?s| is)|it(?:['’]?s| is)|this is|sounds|looks) (?:all )?(?:fine|ok|okay|good|great|reasonable|fair|clear|perfect|right)(?: (?:by|with|to|for) me)?\b[.,!]*/gi
/** "Cool, thanks", "understood", "a ver": takes note of what was told */
const IN_PASSING =
  /^\W*(?:(?:great|cool|good|nice|true|right|exactly|correct|understood|indeed|no problem|good enough|word|thanks|thank you|ty|that'?s (?:right|good|great|ok|okay)|sounds right|all good|ah|oh|ok|obvio|genial|bien|bueno|ya|a ver|me gusta|exacto|correcto|asi es|eso es|seguro|gracias)\b\W*)+$/

/**
 * "Yes, the 5.2 one", "sure, ruin me": a yes beside words that were not understood, or at the most serious cards none
 * outright. Where a yes cannot be taken back, only one that every word of the message bears out is carried out; where it
 * can, any that no word beside it turns to another time, another thing or a regret. Else what waits is put once more.
 */
export async function answerSaidYes(turn: Turn, act: Act): Promise<Reply> {
  const unclear = !act.slots.hedgedYes && (await bindsUnclearly(turn, act))
  return answerYes(unclear ? { ...turn, memory: { ...turn.memory, strayed: true } } : turn, act)
}

async function bindsUnclearly(turn: Turn, { slots }: Act): Promise<boolean> {
  const { memory, text } = turn
  const open = await waitingAsOpen(turn)
  if (!open || agreesInWords(memory, text) || plainYes(text, open)) return false
  if (LIGHTER.test(open.kind))
    return turnsAside(text, open) || (await ofOtherDevice(turn, open, slots.deviceKind))
  if (!FOR_GOOD.test(open.kind)) return false
  if ([text, text.replace(APPROVES, ' ')].some((said) => saidToOpen(said, open)?.answer === 'yes'))
    return false
  if (!slots.nothingBesides || turnsAside(text, open)) return true
  const words = foldText(text)
  if (open.kind === 'delete-account') return !OUTRIGHT.test(words)
  return IN_PASSING.test(words) && !IS_OK.test(words)
}
/** "Yes for the thermostat one", at the quote of a program without a device */
async function ofOtherDevice(turn: Turn, { kind, name }: OpenQuestion, device?: string): Promise<boolean> {
  if (!device || !/^(?:leave|dfp-quote)$/.test(kind)) return false
  const programs = await programsOnSale(turn)
  const own = programs.find(({ terms }) => terms.name.en === name || terms.name.es === name)
  return own !== undefined && own.terms.deviceType !== DEVICE_OF[device]
}

const IS_OK = /^\W*(?:ok|okay)\W*$/

async function waitingAsOpen(turn: Turn): Promise<OpenQuestion | undefined> {
  const { asking, proposal, expecting } = turn.memory
  if (expecting === 'choice') return undefined
  if (asking === 'proposal') return proposal && proposalAsOpen(turn)
  const order = asking === 'order' ? await openOrder(turn) : undefined
  return order && orderAsOpen(order)
}
