import { say, type Turn } from '@/lib/agent/turn'
import { isConditional } from '@/lib/agent/understanding/conditions'
import { agreesInWords } from './agrees-in-words'
import { chips } from './chips'
import { newestOpenEvent } from './event-answers'
import { actFor, type Follow, followed, waitsForYes } from './follow-ups'
import { answerBefore } from './message-before'
import { declineProposal, proposeAgain } from './proposals'
import { showQuote } from './quote-steps'
import { tellProposal } from './while-asked'
import { answerYes, openOrder } from './yes-no'

const whole = (words: string) =>
  new RegExp(
    `^\\W*(?:(?:ok|okay|oh|um+|uh+|hm+|er+|well|so|actually|sorry|please|hey|bueno|eh|ay|a ver|mm+)\\W+)*(?:${words})\\W*$`,
  )
/** "Hang on", "un momento": neither yes nor no */
const HOLDS = whole(
  '(?:(?:hang|hold) (?:on|up)|wait(?: up)?|(?:just )?(?:a|one|1) (?:sec|second|moment|min|minute|mo)|(?:just )?give me (?:a|one) (?:sec|second|moment|min|minute|bit)|let me (?:read|check|see|look at) (?:it|this|that)(?: first)?|brb|un (?:momento|momentito|segundo|segundito|minuto|minutito|ratito)|esper[ae](?:me|te|nme)?|aguant[ae](?:me)?|aguard[ae]|(?:dame|deme) (?:un|unos) (?:momento|segundo|minuto|ratito|segundos|minutos)|permitame|momento)(?:[\\s,.!]+(?:please|pls|a (?:sec|second|moment|minute|min|bit)|one (?:sec|second|moment|minute)|ok|un (?:momento|segundo|minuto|momentito)|tantito|por favor|porfa))*',
)
const THANKS =
  /^\W*(?:(?:ok|okay|great|good|fine|alright|all right|cool|perfect|nice|i see|got it|vale|bueno|bien|perfecto|ya veo|entiendo)\W+)*(?:thanks|thank you|thx|ty|muchas gracias|gracias)(?:\W+(?:very much|a lot|so much|for (?:that|the (?:info|answer|information))|muy amable|por la (?:info|informacion)))?\W*$/
const WEAK = whole('i guess(?: so)?|i suppose(?: so)?|supongo(?: que si)?|creo que si|me imagino que si')
const WEAKER = whole('probably(?: yes)?|maybe yes|i think so|perhaps|a lo mejor si|tal vez si|yo creo')
/** What a yes to cannot be taken back, or may cost something */
const FOR_GOOD = /^(?:delete-account|cancel-order)$/
const ENDS = /^(?:leave|cancel-order|delete-account|device-remove)$/

/** "Will it cost me anything?", of leaving, whatever was looked at before */
const COSTS = /\b(?:costs?|fees?|charged?|penalt\w+|cuesta|cobran?|multa|cargo)\b/

/** "And the bill history?", at the card that deletes */
const KEPT_OR_GONE =
  /\b(?:bills?|history|readings?|data|program|devices?|conversations?|messages?|power|electricity|supply|recibos?|facturas?|historial|lecturas?|datos|programa|aparatos?|creditos?|conversacion|mensajes?|luz|electricidad)\b/
const OF_FATE =
  /\b(?:what about|what happens|and (?:the|my|our)|does|will|would|do i (?:keep|lose)|stop\w*|keep|kept|gone|lose|y (?:el|la|mi|los|las|mis)|que pasa|se (?:borra|queda|corta)\w*|sigue)\b/
const OWN_FIGURES = /\b(?:how much|how many|what (?:did|do|is|was)|show|when|cuant[oa]s?|muestr\w+|cuando)\b/
/** "Would I lose the 40 dollars from the start?" */
const LOSES_EARNED =
  /\b(?:lose|losing|keep|give back|pay back|return|gone|pierdo|perder\w*|perdemos|devolver|devuelvo|conserv\w+|quedo con)\b.{0,40}(?:\b(?:earn\w*|money|dollars?|bonus|reward\w*|credits?|paid|pay|made|got|dinero|dolares|bono|recompensa\w*|creditos?|gan\w+|llevo|dieron)\b|\$)/

const NO_MORE = /\b(?:any ?more|any longer|no longer|ya no)\b/
const UNWANTED =
  /(?:\bnot|n'?t|\bno longer) (?:\w+ )?(?:want|interested|need|like)|\bya no (?:l[oa] |me )?(?:quiero|queremos|interesa|gusta|necesito)/
/** "I don't want to leave any more" takes the wish back. */
const OF_THE_ENDING =
  /\b(?:to (?:leave|cancel|quit|delete|erase|remove|opt out|end)|leaving|cancell?ing|quitting|deleting|salir\w*|cancelar\w*|borrar\w*|eliminar\w*|anular\w*|darme de baja|quitar\w*)\b/
const MOST_WORDS = 14

/** At a card that waits for yes or no: words that are neither, or a yes too faint for what it would end. */
export const followCard: Follow = async (heard) => {
  const { turn, words, count, asks } = heard
  const { memory } = turn
  const agree = agreesInWords(memory, turn.text)
  if (HOLDS.test(words)) return followed('repeat', () => holdOn(turn))
  if (!waitsForYes(turn)) return undefined
  // After an answer to something between, "ok, thank you" thanks for it; a yes is more than that.
  const ofCard = THANKS.test(words) && (await answerBefore(turn)).some(({ type }) => type === 'confirm')
  if (THANKS.test(words) && !ofCard) return followed('thanks', () => stillWaits(turn))
  if (agree) return followed('yes', () => answerYes(turn, { ...actFor('yes', heard), slots: {} }))
  const kind = memory.asking === 'proposal' ? (memory.proposal?.kind ?? '') : memory.orderDomain
  if (WEAKER.test(words) || (WEAK.test(words) && (FOR_GOOD.test(kind ?? '') || kind === 'solar')))
    return followed('repeat', () => putAgain(turn))
  if (WEAK.test(words)) return followed('yes', () => answerYes(turn, { ...actFor('yes', heard), slots: {} }))
  if (kind === 'leave' && asks && COSTS.test(words) && count <= 9)
    return followed('programs.catch', async () =>
      say(`${turn.t('programs.leaveAnyDay')} ${turn.t('programs.keepsEarned')}`),
    )
  if (
    kind === 'delete-account' &&
    asks &&
    count <= 12 &&
    KEPT_OR_GONE.test(words) &&
    OF_FATE.test(words) &&
    !OWN_FIGURES.test(words)
  )
    return followed('privacy.delete', async () => tellProposal(turn))
  if (kind === 'leave' && asks && LOSES_EARNED.test(words) && count <= 24)
    return followed('programs.catch', async () => say(turn.t('programs.keepsEarned')))
  const ended = memory.asking === 'proposal' && ENDS.test(kind ?? '') && count <= MOST_WORDS && !asks
  if (!ended || !NO_MORE.test(words) || !UNWANTED.test(words) || isConditional(turn.text)) return undefined
  return OF_THE_ENDING.test(words)
    ? followed('no', () => declineProposal(turn))
    : followed('repeat', () => putAgain(turn))
}

async function stillWaits(turn: Turn) {
  const { memory, t } = turn
  const order = memory.asking === 'order' ? await openOrder(turn) : undefined
  const waits = order
    ? t('order.stillWaits', { name: order.offer.name })
    : t('proposal.stillWaits', { title: memory.proposal?.title ?? '' })
  return say(`${t('thanks')} ${waits}`)
}

async function putAgain(turn: Turn) {
  const { memory, t } = turn
  if (memory.asking === 'proposal') return proposeAgain(turn, memory.proposal!, t('proposal.sureAbout'))
  const order = await openOrder(turn)
  return order
    ? showQuote(turn, order.id, t('order.stillOpen', { name: order.offer.name }))
    : say(t('order.nothingPending'), chips(turn, ['programs', 'mine']))
}

async function holdOn(turn: Turn) {
  if (waitsForYes(turn)) return say(turn.t('holdOn.card'))
  const event = await newestOpenEvent(turn)
  return event?.unanswered
    ? say(turn.t('holdOn.event'), chips(turn, ['takePart', 'notThisTime']))
    : say(turn.t('holdOn.idle'))
}
