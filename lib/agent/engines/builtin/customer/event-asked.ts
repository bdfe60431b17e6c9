import { say, type Turn } from '@/lib/agent/turn'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { newestOpenEvent, type OpenEvent } from './event-answers'
import { showNextEvent } from './event-topics'
import { actFor, type Follow, followed, type Heard, lately, waitsForYes } from './follow-ups'
import { type ProgramFact, programFactsIn } from './program-fact-words'
import { tellProgramFact } from './program-facts'

/** "What happens to me if I skip it?", in the middle of whatever else is told */
const ASKS_WHAT_THEN =
  /\b(?:what(?:'?s| is)? (?:happens?|would happen|will happen|the (?:penalty|downside|catch|consequence))|what (?:if|do (?:i|we) (?:lose|miss|risk)|would (?:i|we) (?:lose|miss))|(?:do|will|would|am|are|can) (?:i|we|you|they) (?:lose|miss|get (?:charged|fined|in trouble|penali[sz]ed)|be (?:charged|fined|penali[sz]ed)|owe|charged?|punish)|(?:does|will|would|is) (?:it|that|there|this) (?:\w+ ){0,2}(?:cost|matter|hurt|count against|penalty|fine|fee|bad|ok|okay|a problem|alright|all right)|anything (?:bad )?happen|(?:a |any )(?:penalty|fine|fee)|que (?:pasa|pasaria|sucede|ocurre|pierdo)|(?:pierdo|perdemos|perderia)|me (?:cobran|multan|penalizan|quitan|castigan)|hay (?:alguna? )?(?:multa|penalizacion|castigo|problema)|tiene (?:alguna? )?(?:costo|consecuencia\w*|penalizacion)|(?:cuesta|me cuesta) algo|pasa algo)\b/
const STAYS_OUT =
  /\b(?:skip\w*|say(?:ing)? no|declin\w+|opt(?:ing)? out|sit(?:ting)? (?:it|this|that|tonight)?(?: one)? ?out|pass(?:ing)?(?: on)?|miss(?:ing)? (?:it|this|tonight|one)|(?:do not|don'?t|dont|can'?t|cannot|won'?t|not) (?:take part|join\w*|participat\w+|do (?:it|this)|want to|go along|be in)|leave (?:it|this one) out|bow out|back out|not (?:taking part|participating|joining)|salt\w+|no (?:particip\w+|quiero|puedo|acept\w+|entro|hago)|digo que no|decir que no|rechaz\w+|paso de|me (?:salgo|quito|lo salto))\b/
/** Leaving an event that runs, or turning the device back in it */
const IN_THE_MIDDLE =
  /\b(?:(?:get|back|pull|opt|drop|bail|step|stop|quit|leave|jump|turn)\b.{0,24}\b(?:half ?way|midway|in the middle|mid[- ]event|part ?way|during|while it|after it (?:starts|started|began)|once it (?:starts|started|began|is on))|(?:salir\w*|dejar\w*|parar\w*|cancelar\w*|quitar\w*|sal\w+|detener\w*|arrepentir\w*)\b.{0,24}\b(?:a (?:la )?(?:mitad|medi\w+)|en medio|a medi[ao]\w*|durante|ya empezad\w+|cuando (?:ya )?(?:empiece|haya empezado|este)|mientras))\b/
const ASKS = /[?¿]|\b(?:can|could|may|is it|what if|am i|do i|puedo|podria|podemos|se puede|y si)\b/
const OF_OTHER = /\b(?:solar|panels?|order|program(?:me)?s?|account|paneles|pedido|programas?|cuenta)\b/
const EVENING =
  /\b(?:tonight|today|this (?:one|event|evening|time)|the event|hoy|esta (?:noche|tarde|vez)|evento)\b/

/** With an event that can be answered: what staying out means, and whether one may leave in its middle. A question answers nothing for the customer. */
export const followEventAsked: Follow = async (heard) => {
  const { turn, words, count } = heard
  if (count > 40 || waitsForYes(turn) || OF_OTHER.test(words)) return undefined
  const whatThen = ASKS_WHAT_THEN.test(words) && STAYS_OUT.test(words)
  const middle = IN_THE_MIDDLE.test(words) && ASKS.test(words)
  const feels =
    FEELS.test(words) &&
    !/\b(?:why|how come|por que|reason|motivo)\b/.test(words) &&
    (heard.asks || /[?¿]/.test(turn.text)) &&
    !whatThen &&
    !middle
  const byItself = BY_ITSELF.test(words) && (heard.asks || /[?¿]/.test(turn.text))
  if (!whatThen && !middle && !feels && !byItself) return undefined
  if (!lately(turn, /^(?:events|reward)\./, 2) && !EVENING.test(words)) return undefined
  const event = await newestOpenEvent(turn)
  if (!event) return undefined
  if (byItself && !middle && !whatThen) return tellsByItself(heard, event)
  if (feels) return tellsOfDevice(heard, event)
  if (middle)
    return followed('events.next', async () =>
      say(
        turn.t('events.canLeave'),
        chips(turn, event.state === 'declined' ? ['takePart'] : ['notThisTime']),
      ),
    )
  return followed('events.next', () => tellStayingOut(heard, event))
}

/** "I need my car full by six, will it be?": the program's own fact about what its device does */
async function tellsOfDevice({ turn, words }: Heard, event: OpenEvent) {
  const program = await programOf(turn, event)
  const device = program?.terms.deviceType
  const fact = program && programFactsIn(words).find((one) => device && FACT_OF[device] === one)
  if (!program || !fact) return undefined
  return followed('events.next', async () =>
    say(
      tellProgramFact(turn, program.terms, fact),
      chips(turn, event.state === 'accepted' ? ['notThisTime'] : ['takePart', 'notThisTime']),
    ),
  )
}
/** "Do I have to do anything tonight?": what happens by itself, and what a yes or no is for */
async function tellsByItself(heard: Heard, event: OpenEvent) {
  const { turn } = heard
  const program = await programOf(turn, event)
  if (!program) return undefined
  const { whatHappens } = program.terms.card
  const told = say(
    `${whatHappens[turn.locale]} ${turn.t(event.unanswered ? 'events.onlyYourYes' : 'events.answerStands')}`,
    chips(turn, event.state === 'accepted' ? ['notThisTime'] : ['takePart', 'notThisTime']),
  )
  return followed('events.next', async () => {
    // Not spoken of yet: the event itself comes first.
    if (lately(turn, /^events\./, 1)) return told
    const shown = await showNextEvent(turn, actFor('events.next', heard))
    return { ...shown, messages: [...shown.messages, ...told.messages] }
  })
}
const BY_ITSELF =
  /\b(?:if|when) (?:i'?m|we'?re|i am|we are|nobody is|no one is|nobody'?s) (?:not )?(?:at )?(?:home|away|out|asleep|sleeping|at work)\b|\bsi no (?:estoy|estamos|hay nadie)(?: en casa)?\b|\b(?:do|will|must) (?:i|we) (?:have|need)? ?(?:to )?(?:do|turn|change|press|set) (?:anything|something)|(?:happens?|works?|goes|run|runs|done|do (?:it|that)) (?:all )?(?:by itself|automatically|on its own)|\b(?:is it|it'?s) automatic\b|tengo que hacer (?:algo|alguna cosa)|tenemos que hacer algo|(?:se hace|funciona|pasa|es) (?:sol[oa]|automatic\w+)\b/
const FACT_OF: Record<string, ProgramFact> = {
  ev: 'ready',
  thermostat: 'comfort',
  'water-heater': 'water',
  battery: 'reserve',
}
/** A wish and a question of it, not only a word of comfort */
const FEELS =
  /\b(?:will|would|does|do|can|could|is|are|going to|va a|estara|habra|tendre|puedo|quedara|se (?:va|pone|queda)|me (?:va|quedo|alcanza))\b/

async function programOf(turn: Turn, event: OpenEvent) {
  const row = await turn.ctx.db.participant.findUniqueOrThrow({
    where: { activationId_meterId: { activationId: event.activationId, meterId: event.meterId } },
  })
  return (await programsOnSale(turn)).find(({ id }) => id === row.programId)
}

async function tellStayingOut({ turn }: Heard, event: OpenEvent) {
  const { t, locale } = turn
  const program = await programOf(turn, event)
  const name = program?.terms.name[locale] ?? ''
  const terms = program ? `${tellProgramFact(turn, program.terms, 'penalty')} ` : ''
  return say(
    `${terms}${t('events.staysIn', { name })}`,
    chips(turn, event.state === 'declined' ? ['takePart'] : ['takePart', 'notThisTime']),
  )
}
