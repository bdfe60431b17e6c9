import { say } from '@/lib/agent/turn'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { devicesIn } from '@/lib/agent/understanding/read-words'
import { isConditional } from '@/lib/agent/understanding/conditions'
import { chips } from './chips'
import { choose } from './choosing'
import { DEVICE_OF, programsForDevice } from './device-programs'
import { actFor, type Follow, followed, lately } from './follow-ups'
import { showEarnings } from './earning-topics'
import { showNextEvent } from './event-topics'
import { proposeLeaving } from './membership'
import { showPrograms } from './programs'

/** "I've got a home battery, can it make me any money?": what one has is told, and what could be had for it is asked. */
const COULD_EARN =
  /\b(?:can|could|does|do|will|would|is|are|any way|some way|how)\b.{0,40}\b(?:make|earn|save|get|bring|give|pay)s? (?:me |us |you )?(?:any |some |extra |a bit of |a little )*(?:money|cash|something|anything|dollars|bucks|credit|a reward|rewards|paid)\b|\b(?:get|be) paid (?:for|with|to)\b|\b(?:anything|something|a program|programs?|any program|a deal|an offer) (?:for|with|that uses?|using) (?:it|that|them|my|mine|people with|homes with)\b|\b(?:puedo|podria|podemos|se puede|puede|hay forma de)\b.{0,30}\b(?:ganar|sacar|ahorrar|cobrar)\w*\b|\b(?:me|nos) (?:pagan|dan|darian|pagarian) (?:algo|dinero)\b|\bhay (?:algo|algun programa|un programa) (?:para|con)\b/
const HAVE =
  /\b(?:i|we)(?:'ve| have)? (?:just |also |recently )?(?:got|have|own|bought|installed|drive|use|put in)\b|\b(?:my|our|a|an|the) (?:new |home |smart |electric |water |hot ?water )*(?:battery|powerwall|thermostat|car|ev|tesla|heater|charger|nest)\b|\b(?:tengo|tenemos|compre|compramos|instal(?:e|amos)|mi|nuestr[oa])\b/
const PAST =
  /\b(?:earned|made|did|so far|yesterday|last|already|was|were|gane|ganado|gano ayer|ayer|hasta ahora|solar|panels?|bill|paneles|event|evento)\b/

export const followCouldEarn: Follow = async (heard) => {
  const { turn, words, count, acts } = heard
  if (turn.memory.asking || count > 28 || PAST.test(words)) return undefined
  const kind = acts.find(({ slots }) => slots.deviceKind)?.slots.deviceKind ?? devicesIn(words)[0]
  if (!kind || !DEVICE_OF[kind] || !HAVE.test(words) || !COULD_EARN.test(words)) return undefined
  if (acts.some(({ intent, confidence }) => /^devices\./.test(intent) && confidence > 0.9)) return undefined
  const mine = (await listMyEnrollments(turn.ctx)).some(({ state }) => state !== 'left')
  const act = { ...actFor('programs.search', heard), slots: { deviceKind: kind } }
  if (mine || (await programsForDevice(turn, act)).length === 0) return undefined
  return followed('programs.search', () => showPrograms(turn, { ...act, span: turn.text }))
}

/** "So when's the first one?", right after joining: of events, not of the program. */
const WHEN_FIRST =
  /^\W*(?:(?:so|and|ok|okay|great|good|cool|thanks|nice|alright|y|bueno|entonces|gracias|perfecto)\W+)*(?:when(?:'s| is| will| are| do| does| would)?|whens|cuando (?:es|sera|empieza|seria|hay|viene)|para cuando)\b.{0,24}\b(?:first|next|1st|primer[oa]?|proxim[oa]|siguiente)(?: (?:one|event|time|message|uno|evento|vez))?(?: (?:be|start|happen|come|coming|going to be|then))*\W*$|^\W*(?:(?:so|and|ok|great|y|bueno)\W+)*when (?:does it|do you|will it|do we|does this) start\W*$|^\W*(?:y )?cuando empieza\W*$/
const OF_OTHER = /\b(?:visit|payment|bill|order|install\w*|visita|pago|factura|pedido)\b/

export const followFirstEvent: Follow = async (heard) => {
  const { turn, words } = heard
  if (turn.memory.asking || !WHEN_FIRST.test(words) || OF_OTHER.test(words)) return undefined
  if (turn.memory.focusOfferId?.startsWith('solar:') || lately(turn, /^(?:solar|orders)\./, 1))
    return undefined
  const mine = (await listMyEnrollments(turn.ctx)).some(({ state }) => state === 'active')
  return mine ? followed('events.next', () => showNextEvent(turn, actFor('events.next', heard))) : undefined
}

/** "Will you still ask me next time?", after one event was answered */
const NEXT_TIME =
  /\b(?:will|do|would|does|am|are|can|could) (?:you|i|we|they|it|u)\b.{0,30}\b(?:next (?:time|one|event)|the (?:time|one) after|again (?:later|next)|other events|future (?:ones|events))\b|\b(?:la proxima(?: vez)?|el proximo(?: evento)?|otra vez|las demas)\b/
const ASKED_AGAIN =
  /\b(?:ask|asked|tell|told|notif\w+|hear|include[ds]?|in it|join|take part|participate|eligible|invited?|count\w*|avis\w*|preguntan?|preguntaran|participar|incluy\w+|cuentan conmigo)\b/

export const followNextTime: Follow = async ({ turn, words, asks, count }) => {
  if (!asks || count > 16 || turn.memory.asking || OF_OTHER.test(words)) return undefined
  if (
    !NEXT_TIME.test(words) ||
    !ASKED_AGAIN.test(words) ||
    /^\W*(?:(?:so|and|y)\W+)*(?:when|how|what|cuando|como|que)\b/.test(words)
  )
    return undefined
  if (!lately(turn, /^(?:events|programs)\./, 3)) return undefined
  const mine = (await listMyEnrollments(turn.ctx)).find(({ state }) => state === 'active')
  if (!mine) return undefined
  return followed('programs.mine', async () =>
    say(turn.t('programState.nextTime', { name: mine.name }), chips(turn, ['nextEvent', 'mine'])),
  )
}

/** "How do I start?", with programs just shown: the one put forward is asked about, which starts nothing */
const HOW_TO_START =
  /\b(?:how|where) (?:do|can|would|should|could) (?:i|we) (?:start|begin|get (?:started|in|going)|sign (?:up|on)|join|enroll?|take part|do (?:it|that|this))\b(?: with (?:it|that|this)| (?:it|that|this)(?: one)?| for (?:it|that|this)(?: one)?| up| now)*\W*$|\b(?:como|donde) (?:empiezo|empezamos|comienzo|me (?:apunto|inscribo|uno|meto)|entro|participo)\W*$/

/** "I'm interested", of the one spoken of */
const INTERESTED =
  /^\W*(?:(?:ok|okay|well|yes|great|good|nice|cool|bueno|pues|si|vale|bien)\W+)*(?:i(?:'?m| am)|we(?:'re| are)) (?:quite |very |really )?interested(?: in (?:it|that|this)(?: one)?)?\W*$|^\W*(?:(?:ok|bueno|pues|si|vale|bien|eso)\W+)*(?:me|nos) (?:interesa|gusta)(?: (?:eso|ese|esa|este|esta|mucho))?\W*$|^\W*(?:that(?:'s| is)|sounds like) (?:the one |something )for (?:me|us)\W*$/

export const followHowToStart: Follow = async ({ turn, words, count }) => {
  const { memory } = turn
  if (memory.asking || count > 14 || !(HOW_TO_START.test(words) || INTERESTED.test(words))) return undefined
  const id = memory.focusOfferId
  if (!id?.startsWith('dfp:') || memory.offers?.[0]?.domain === 'solar') return undefined
  const near = memory.expecting === 'choice' || lately(turn, /^(?:programs|compare)\./, 2)
  if (!near || (await listMyEnrollments(turn.ctx)).some(({ state }) => state !== 'left')) return undefined
  return followed('programs.enroll', () => choose(turn, id))
}

/** "Then I'd rather leave", of the program one is in */
const RATHER_OUT =
  /^\W*(?:(?:ok|well|so|then|no|hm+|bueno|pues)\W+)*(?:i|we) (?:want|would like|wanna|'d like) to (?:stop|quit|end|get out of|be out of) (?:this|it|that|all this)(?: now| please| altogether)?\W*$|\b(?:i'?d|i would|we'?d|we would|i|we) (?:rather|prefer to|think i'?ll|better) (?:leave|quit|get out|drop out|opt out|be out|not be in (?:it|this|that|the program)|stop(?: being in)?)\b(?! (?:it|that|this|things) )|\b(?:mejor|prefiero) (?:me salgo|salirme|nos salimos|dejarlo|dejar el programa|darme de baja|me doy de baja)\b/

export const followRatherOut: Follow = async (heard) => {
  const { turn, words, count, asks } = heard
  if (turn.memory.asking || asks || count > 14 || !RATHER_OUT.test(words) || isConditional(turn.text))
    return undefined
  if (lately(turn, /^events\./, 1) || OF_OTHER.test(words)) return undefined
  const mine = (await listMyEnrollments(turn.ctx)).some(({ state }) => state !== 'left')
  return mine
    ? followed('programs.leave', () => proposeLeaving(turn, actFor('programs.leave', heard)))
    : undefined
}

/** "Where do I see later what I got?": what is earned so far, which is where it will stand */
const WHERE_SEEN =
  /\b(?:how|where|when) (?:do|can|will|would|could) (?:i|we) (?:see|find out|know|check|look up)\b.{0,20}\b(?:what|how much) (?:i|we)(?:'ve| have)? (?:got|earned|made|get|earn|make|saved|save)\b|\b(?:donde|como|cuando) (?:veo|puedo ver|sabre|se|vere) (?:lo que|cuanto) (?:he ganado|gane|gano|me dieron)\b/

export const followWhereSeen: Follow = async (heard) =>
  WHERE_SEEN.test(heard.words) && !heard.turn.memory.asking
    ? followed('earnings.show', () => showEarnings(heard.turn, actFor('earnings.show', heard)))
    : undefined

/** "Thanks, that was all" */
const CLOSES =
  /^\W*(?:(?:ok|okay|great|good|perfect|alright|fine|cool|thanks?|thank you|thx|no|nope|ty|gracias|muchas gracias|bueno|vale|bien|listo|perfecto|pues)\W+)*(?:(?:that'?s|that is|that was|thats|that'?ll be|that will be|this was|it was) (?:all|it|everything)|nothing (?:else|more)|(?:eso|esto) (?:es|era|seria|fue) todo|(?:seria|era|es) todo|nada mas)(?: (?:for (?:now|today)|i (?:wanted|needed)(?: to know)?|then|por (?:ahora|hoy)))?(?:\W+(?:thanks?|thank you|thx|bye|goodbye|gracias|adios))*\W*$/
const THANKS =
  /\b(?:thanks?|thank you|thx|ty|gracias|no|bye|adios|for (?:now|today)|wanted|needed|por (?:ahora|hoy))\b/

export const followCloses: Follow = async ({ turn, words }) => {
  if (turn.memory.asking || /[?¿]/.test(turn.text) || !CLOSES.test(words)) return undefined
  if (!THANKS.test(words) && lately(turn, /^(?:earnings|events|reward|baseline)\./, 1)) return undefined
  return followed('goodbye', async () => say(turn.t('goodbye')))
}
