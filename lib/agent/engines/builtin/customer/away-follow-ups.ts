import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { awayText } from './away-text'
import { programsOnSale } from './catalogue'
import { type Follow, followed, type Heard, lately } from './follow-ups'
import { goAway } from './preference-topics'
import { tellOwnState } from './state-questions'
import { untilOf, withDayOfMonth } from './until'
import { whenText } from './when-text'
import { tellProposal } from './while-asked'
import { slotsOfDays } from './yes-no'

const BY_ITSELF =
  /\b(?:by itself|by themselves|automatic\w*|on its own|(?:start|starts|come|comes|go|goes|turn|turns|switch) (?:back )?(?:up |on )?(?:again|back)|back (?:on|up|to normal)|restart\w*|resum\w+|reactiv\w*|reanud\w*|automaticamente|por si sol[oa]|(?:vuelve|sigue|arranca|empieza|continua) sol[oa]|se (?:prende|activa|enciende|pone|vuelve|reinicia)|(?:tell|let) you (?:know )?when|remember to|have to (?:tell|call|write|do)|tengo que (?:avisar|llamar|hacer|reactivar|escribir)|hay que avisar)\b/
/** "Can I come back later?" speaks of a program that was left. */
const COMES_BACK = /\b(?:i|we) (?:can |could |may )?(?:come|go|get|join) (?:back|again)\b/
/** "And if we come back earlier?" */
const BACK_EARLY =
  /\b(?:if|what if|in case|si)\b.{0,24}\b(?:(?:back|home|return\w*) (?:\w+ )?(?:early|earlier|sooner|before)|(?:vuelv\w+|volv\w+|regres\w+|llegamos|llego) antes)\b/
/** "And what happens on the 26th?" */
const AND_THEN =
  /\b(?:what happens (?:on|after|when|then|once|at the end|afterwards?)|and (?:then|after that|afterwards)|(?:do|will) (?:i|we) (?:have|need) to (?:do|say|tell|call|turn|switch|sign|join)|que pasa (?:el|despues|luego|cuando|al|entonces)|y (?:despues|luego)|tengo que (?:hacer|avisar|decir|llamar|volver))\b/
const IS_IT_SET =
  /\b(?:nothing|no events?|not asked|paused|still paused|so i'?m (?:away|paused|off)|is (?:it|that) (?:set|on|done|in)|which dates|what dates|from when|until when|till when|nada|ningun evento|pausad[oa]|en pausa|quede|quedo|hasta cuando|desde cuando|que fechas)\b/
/** "Will I lose the program or anything?" */
const LOSES =
  /\b(?:lose|losing|kick\w*|thrown|drop\w*|remove[ds]?|out of|still (?:be )?in|stay in|keep|pierdo|perder\w*|sac\w+|sigo|quedo|conserv\w+)\b.{0,24}\b(?:program\w*|place|spot|it|enrollment|lugar|inscripcion)\b/
/** "Do I still get paid while we are gone?" */
const PAID_MEANWHILE =
  /\b(?:(?:get|be|being|am|are|getting) (?:\w+ )?paid|pay me|earn\w*|lose (?:any )?(?:money|earnings)|cobr\w+|gan(?:o|ar|are|aria|amos)|pag(?:an|aran|arian)|pierdo (?:dinero|plata))\b/
/** "We come back on the 28th", of the absence just spoken of */
const OTHER_END =
  /\b(?:(?:come|coming|get|getting|be|are|fly|flying|drive) (?:back|home|in)|return\w*|back|home|until|till|change|make it|instead|actually|earlier|later|volv\w+|vuelv\w+|regres\w+|llegamos|hasta|cambi\w+|mejor|pong\w+)\b/
const NOT_AWAY =
  /\b(?:program\w*|event\w*|call|bill|visit|order|charg\w*|quiet|text\w*|evento\w*|llam\w+|recibo|visita|pedido)\b/
const ABOUT_BASELINE = /\b(?:baseline|usual use|linea base|consumo habitual|referencia)\b/

/** After an absence or a pause was spoken of: whether it ends by itself, and what is set. */
export const followAway: Follow = async (heard) => {
  const { turn, words, asks, count } = heard
  const { memory } = turn
  const waits = memory.asking === 'proposal' && /^(?:vacation|pause)$/.test(memory.proposal?.kind ?? '')
  const talked = waits || lately(turn, /^(?:vacation\.pause|programs\.pause)$/, 3)
  // A day that we asked for is an answer, "back on August 3" as well.
  if (!talked || memory.waiting?.topic === 'vacation.pause') return undefined
  if (ABOUT_BASELINE.test(words))
    return followed('vacation.pause', async () => say(turn.t('vacation.baseline')))
  if (BY_ITSELF.test(words) && !COMES_BACK.test(words) && (asks || !/\d/.test(words)))
    return followed('vacation.pause', async () => (waits ? tellProposal(turn) : tellEnd(heard)))
  if (BACK_EARLY.test(words) && (asks || /[?¿]/.test(turn.text)))
    return followed('vacation.pause', async () =>
      waits ? tellProposal(turn) : say(turn.t('vacation.backEarly')),
    )
  if (AND_THEN.test(words) && (asks || /[?¿]/.test(turn.text)) && count <= 14)
    return followed('vacation.pause', async () => (waits ? tellProposal(turn) : tellEnd(heard)))
  if (LOSES.test(words) && asks)
    return followed('vacation.pause', async () =>
      waits ? say(turn.t('vacation.keepsAsk')) : tellKeeps(turn),
    )
  if (PAID_MEANWHILE.test(words) && (asks || /[?¿]/.test(turn.text)) && count <= 16)
    return followed('vacation.pause', () => tellPaidMeanwhile(heard))
  const agrees = waits && /^\W*(?:yes|yeah|yep|sure|si|ok|okay)\b/.test(words)
  if (
    !asks &&
    !agrees &&
    count <= 16 &&
    OTHER_END.test(words) &&
    !NOT_AWAY.test(words) &&
    (await namesDay(heard))
  )
    return followed('vacation.pause', () =>
      goAway(turn, {
        intent: 'vacation.pause',
        confidence: 1,
        slots: slotsOfDays(turn.text),
        span: turn.text,
      }),
    )
  const tagged = asks || /\b(?:right|correct|verdad|cierto|no)\W*$/.test(words)
  if (tagged && count <= 12 && IS_IT_SET.test(words)) return followed('vacation.pause', () => tellEnd(heard))
  return undefined
}

/** Nothing asked, nothing paid for it; what the program pays stands in its own words. */
async function tellPaidMeanwhile({ turn }: Heard) {
  const { ctx, t, locale } = turn
  const mine = (await listMyEnrollments(ctx)).find(({ state }) => state !== 'left')
  const program = (await programsOnSale(turn)).find(({ id }) => id === mine?.programId)
  if (!mine || !program) return say(t('vacation.keeps'))
  return say(t('vacation.paidMeanwhile', { name: mine.name, reward: program.terms.card.whatYouGet[locale] }))
}

/** With the program and the days: "you stay in it" alone leaves open in which. */
async function tellKeeps(turn: Turn): Promise<Reply> {
  const mine = (await listMyEnrollments(turn.ctx)).some(({ state }) => state !== 'left')
  return mine ? tellOwnState(turn) : say(turn.t('vacation.keeps'))
}

/** What is stored, and that it ends by itself; of what only waits for a yes, how it would be. */
async function tellEnd({ turn }: Heard) {
  const { ctx, t } = turn
  const day = whenText(turn).day
  const away = await awayText(turn)
  const paused = (await listMyEnrollments(ctx)).find((one) => one.state === 'paused')
  const pause = paused?.until
    ? t('vacation.pauseStands', { name: paused.name, until: day(paused.until) })
    : ''
  const stands = [away, pause].filter(Boolean).join(' ')
  return say(stands ? `${stands} ${t('vacation.endsItself')}` : t('vacation.wouldEnd'))
}

/** Of a pause the days are asked for where it is paused; of an absence they are read here. */
async function namesDay(heard: Heard): Promise<boolean> {
  const { turn } = heard
  const { ctx, memory } = turn
  if (memory.proposal?.kind === 'pause' || lately(turn, /^programs\.pause$/, 1)) return false
  return untilOf(daysIn(heard), await ctx.gridNow(), ctx.env.TIME_ZONE) !== undefined
}

function daysIn({ turn, words }: Heard) {
  return withDayOfMonth(slotsOfDays(turn.text), words)
}
