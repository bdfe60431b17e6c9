import { say } from '@/lib/agent/turn'
import { saysIf, saysOnlyThen } from '@/lib/agent/understanding/conditions'
import { ownEvent } from '@/lib/domain/activation/own-event'
import { formatMoney } from '@/lib/domain/money'
import { readMyEventCard } from '@/lib/usecases/earnings/read-my-event-card'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import {
  answerEventReply,
  isNoAnswer,
  newestOpenEvent,
  OF_PROGRAM,
  type OpenEvent,
  replyToEvent,
} from './event-answers'
import { explainEvent, showNextEvent } from './event-topics'
import { actFor, type Follow, type Followed, followed, type Heard, lately, waitsForYes } from './follow-ups'
import { numberText, whenText } from './when-text'

const OF_EVENTS = /^(?:events\.|reward\.|baseline\.)/
const ACCEPTS =
  /\b(?:i'?ll|we'?ll|i will|we will|let me|(?:i'?m |we'?re )?(?:glad|happy|ready|willing) to|i can|we can|i could|we could|i(?:'d| would) (?:love|like) to) (?:(?:gladly|happily|try|to|also|just|totally|definitely) )*(?:take part|be in|be part|join in|join|participate|do (?:it|that|this)|help|be there|go along|accept|play along|give it a (?:go|try|shot)|chip in|turn (?:stuff|things|it) (?:off|down))\b|\b(?:count|put|mark|sign) (?:me|us) (?:in|down|up)\b|\b(?:i'?m|im|we'?re) (?:in|game|on board|up for it|down for it)\b|\ble entr(?:o|amos)\b|\b(?:me|nos) (?:anim|apunt|sum|un)(?:o|amos|imos)\b|\bcuent[ae]n? con(?:migo| nosotros)\b|\bparticip(?:o|amos|are|aremos)\b|\bapunt[ae](?:me|nme|nos)\b|\bquier(?:o|emos) participar\b|\bacept(?:o|amos)\b|\bvoy a participar\b|\b(?:si )?(?:lo|la) (?:hago|hacemos|hare)\b|\bhagamoslo\b|\b(?:si |bien |bueno |claro |vale |ok )?,? ?ayud(?:o|amos|are)\b/
/** Said to a question of ours or right after an event was shown, these agree. */
const AGREES =
  /\b(?:go ahead|sounds (?:good|fine|great)|works for (?:me|us)|that'?s (?:fine|ok|okay|good)|fine (?:with|by) (?:me|us)|adelante|me parece bien|me viene bien|de acuerdo)\b/
/** A no that is none */
const NO_MATTER =
  /\b(?:(?:i |we )?(?:don'?t|do not) mind|no (?:problem|worries|biggie|objection)|not a problem|why not|no hay problema|sin problema|ningun problema|no me (?:importa|molesta)|por que no)\b/g
/** "The bath is before that" tells why it suits; it is no condition. */
const TELLS_ORDER =
  /(?:^|[,.;!]|\b(?:because|since|cause|as|the|our|my|his|her|their)) ?(?![^,.;!]*\b(?:if|unless|when|once|si|cuando)\b)[^,.;!]{2,30}\b(?:is|are|'s|comes|starts|ends|will be|happens?|es|son|sera|termina\w*)\b (?:well |long |way |right |just |mucho |un poco )?(?:before|after|over by|done by|antes|despues)(?: (?:that|it|then|de eso|de ese|\d[\d:]*(?: ?[ap]m)?))?\W*$/
const NEXT_ONE = /\bnext (?:one|event|time)\b|\bproxim[oa]\b/
const REFUSES_WORD =
  /\b(?:no|not|don'?t|won'?t|can'?t|cannot|never|nor|rather|mejor no|nunca|tampoco|if|unless|si me|siempre que|depends?)\b/
const DECLINES =
  /\bnot? (?:this one|this time|tonight|today|tomorrow|in this)\b|\b(?:this|that) one,? no\b|\b(?:can'?t|cannot|can not|won'?t|will not|don'?t (?:want|think)|do not want|rather not|not going to|not able to|wouldn'?t)\b.{0,20}\b(?:do (?:it|this|that)|make it|take part|participate|join|help)\b|\b(?:take|leave|keep|count) (?:me|us) out\b|\b(?:skip|sit out|sit this)\b|\bi'?ll pass\b|\bpass on (?:this|that|it)\b|\b(?:mejor )?no (?:voy a |vamos a |puedo |podemos |quiero )?particip\w+|\bno (?:me )?cuent\w+ con(?:migo| nosotros)\b|\b(?:hoy|esta (?:noche|vez)|manana|est[ae]|ese) (?:mejor )?no\b|\bmejor no\b|\b(?:saca|quita|excluy)\w*(?:me|nos)\b|\bdej\w+ fuera\b|\bcancel\w* (?:mi|la) participacion\b|\bpaso de (?:est[ae]|es[ae]|hoy)\b|\b(?:doesn'?t|does not|won'?t|isn'?t going to) work\b|\bnot gonna (?:happen|work)\b|\bprefiero que no\b|\bno (?:me|nos) (?:viene bien|va bien|conviene|queda bien)\b|\bno va a poder\b|\bimposible\b/
const THIS_ONE =
  /\b(?:tonight|today|tomorrow|this (?:one|time|event|evening)|that (?:one|event)|the event|event|hoy|esta (?:noche|vez|tarde)|manana|est[ae]|es[ae]|evento|participacion|particip\w+)\b/
/** "How much warmer will it get?" is no question of money. */
const OF_COMFORT =
  /\b(?:warm\w*|hot\w*|cool\w*|cold\w*|degrees?|temperature|longer|late\w*|calor|frio|fria|caliente|grados|temperatura)\b/
const PLAINLY_WORTH =
  /\bwhat'?s in it\b|\bworth it\b|\bvale la pena\b|\b(?:me|nos) conviene\b|\bque (?:gano|me dan|saco)\b/
/** "What's this thing with my hot water tonight?" */
const ASKS_WHAT =
  /\b(?:what(?:'?s| is)?|explain|tell me|how come|que es|de que|explic\w+)\b.{0,20}\b(?:this|that|the|going on|happening|about|thing|eso|esto|lo de|pasa)\b/
/** The evening of the event itself is named */
const EVENING =
  /\b(?:tonight|this evening|the event|this event|hoy|esta noche|esta tarde|el evento|este evento)\b/
const VAGUE = /^(?:remark|small-talk|greet|out-of-scope|repeat|programs\.(?:details|catch)|devices\.list)$/
/** "He wants to do laundry at 8, will that mess it up?" */
const APPLIANCE =
  /\b(?:laundry|washing machine|washer|dishwasher|dryer|oven|stove|cook\w*|bak\w+|shower\w*|bath|lavadora|lavavajillas|secadora|horno|estufa|cocin\w+|ducha\w*)\b.{0,60}\b(?:mess|ruin|hurt|spoil|problem|matter|affect\w*|counts?|afect\w+|problema|cuenta)\b|\b(?:does|will|whether|if) .{0,20}\b(?:laundry|washing machine|washer|dishwasher|dryer|oven|stove|lavadora|horno)\b.{0,20}\b(?:counts?|matters?)\b/
const ONLY_THIS =
  /\b(?:only|just|solo|solamente|unicamente|nomas|nada mas)\b.{0,24}\b(?:tonight|today|tomorrow|this (?:one|time|event|once)|once|that (?:one|event)|hoy|(?:por )?esta (?:noche|vez)|una vez|manana|est[ae]|es[ae])\b|\b(?:hoy|esta noche|manana|est[ae]|es[ae]) (?:nomas|nada mas|solamente)\b/
const STAYS =
  /\b(?:stay|staying|remain|remaining|still|keep|keeping) (?:in|with|me in|want|(?:the|my|your) program)\b|\bnot (?:quitting|leaving|dropping|canceling|cancelling)\b|\b(?:don'?t|do not) want to (?:quit|leave|drop)\b|\b(?:sigo|seguimos|me quedo|nos quedamos|seguir|quedarme) (?:en|dentro|inscrit\w+)\b|\bno (?:me (?:salgo|quiero salir|voy)|quiero (?:salir\w*|dejar)|dejo)\b/
const NOTICE = /\b(?:notice|message|text|notification|msg|sms|email|aviso|mensaje|notificacion|correo)s?\b/
const CAME =
  /\b(?:got|get|received|saw|see|seen|noticed|read|there'?s|was sent|you sent|came|getting|had|llego|llega|llegaron|recibi|aparece|llegado|recibido|mandado|enviado|salio|mandaron|enviaron|mandaste|tengo)\b|\bdid you (?:just )?(?:message|text|notify|email)\b/
const NOT_EVENT =
  /\b(?:code|bill|outage|solar|panel|ticket|codigo|recibo|factura|apagon|corte|too many|stop|demasiad\w+|quit|export|copy)\b/
const TIMES =
  /\b(?:what time|when|how long|until when|till when|a que hora|cuando|cuanto dura|cuanto tiempo|hasta (?:que hora|cuando)|back to normal|(?:be|is|are|run\w*|works?) (?:as )?(?:normal|usual)(?:ly)?|(?:normal|igual)\W*$)\b/
/** "Can I get out of it again?", once an evening was spoken of */
const GETS_OUT =
  /\b(?:get|back|pull|opt|drop|bail|step|be|stay|go)\b.{0,10}\b(?:out|off)\b|\bchange (?:my|our) (?:mind|answer)\b|\b(?:cancel|undo|take (?:it |that )?back|withdraw)\b|\b(?:salir\w*|echarme atras|cambiar de (?:opinion|idea)|arrepentir\w*|quitarme|retirar\w*)\b/
const GETS_IN =
  /\b(?:still|again|after all|change (?:my|our) mind|todavia|aun)\b.{0,24}\b(?:join|in|take part|participate|accept|part|unir\w*|particip\w+|entrar|mind)\b|\bchange (?:my|our) (?:mind|answer)\b|\bcambiar de (?:opinion|idea)\b|\b(?:puedo|podria|podemos)\b.{0,16}\b(?:arrepentir\w*|cambiar (?:mi|la) respuesta|echarme atras)\b|\bsi (?:me arrepiento|cambio de (?:idea|opinion))\b/
const WORTH =
  /\b(?:what|how much)\b.{0,24}\b(?:get|earn|paid|pay|make|would have (?:made|earned|gotten)|would (?:i|we) have (?:made|earned|gotten)|worth|in it for (?:me|us)|reward|money|bring)\b|\bwhat'?s in it\b|\bhow much (?:would|will|is|does) (?:that|it|this)\b|\bworth it\b|\b(?:me|nos) conviene\b|\bvale la pena\b|\bwhat'?s the (?:reward|pay)\b|\bcuanto\b.{0,20}\b(?:dan|darian|daran|dar|pagan|pagaran|pagarian|pagar|gano|gana|ganas|ganamos|ganaria|ganaremos|ganar|sale|toca|cae|seria|sacaria|saco|recibo|recibiria|dinero|plata|deposit\w+)\b|\bque (?:gano|ganaria|me dan|me darian|me toca|recibo|saco)\b/
/** "What did the last one bring me?" */
const OF_PAST =
  /\b(?:last (?:one|event|time)|previous|the one before|did (?:i|we|it|that) (?:get|earn|make|bring|pay)|ultim[oa]|anterior|pasad[oa]|me (?:dieron|pagaron))\b/
const WHY = /\bwhy\b|\bwhat for\b|\bhow come\b|\b(?:y )?por ?que\b|\bpara que\b/
const NOT_WHY =
  /\bpor ?que (?:no|me|tengo|estoy|sal\w+|hay que)\b|\bwhy (?:would|should|did|do|am) (?:i|we)\b|\bsmall|little|low|poco\b/
const MAY_USE =
  /\b(?:can|may|could|am i allowed to|is it ok(?:ay)? (?:if|to)|puedo|podemos|podre|se puede|podria)\b.{0,24}\b(?:use|using|keep|run|running|have|leave|charge|cook|wash|watch|shower|plug|usar|tener|dejar|prender|prendid\w+|encend\w+|cocinar|lavar|cargar|ver|ducharme|banar\w*)\b|\b(?:does|do|would|whether|if) .{0,30}\b(?:counts?|allowed|matters?)\b|\beso cuenta\b|\b(?:laundry|washing machine|washer|dishwasher|dryer|oven|stove|cook\w*|bak\w+|shower\w*|bath|tv|lavadora|lavavajillas|secadora|horno|estufa|cocin\w+|ducha\w*|bano)\b.{0,60}\b(?:mess|ruin|hurt|spoil|problem|matter|ok(?:ay)?|fine|bad|affect\w*|afect\w+|problema|mal)\b/
const OTHER =
  /\b(?:solar|panel\w*|bill|order|outage|device|account|recibo|factura|pedido|apagon|cuenta (?:de|mia)|programs?|programas?|later|monday|tuesday|wednesday|thursday|friday|crew|neighbou?r\w*|vecin\w+|luego)\b/

const ITS_TIME =
  /\b(?:what time|when|how long|until when|a que hora|cuando|hasta que hora)\b.{0,20}\b(?:it|the event|that|this|start\w*|begin\w*|end|ends|over|last|es|era|empieza|comienza|termina|dura|evento)\b(?!.{0,12}\b(?:the (?:next|program)|pay|paid|usually|normally)\b)/

/** With an event that can still be answered: its notice, its hours, its reward, and yes or no in any words. */
export const followEvent: Follow = async (heard) => {
  const { turn, words } = heard
  const talked = lately(turn, OF_EVENTS)
  const scoped = THIS_ONE.test(words)
  const told = NOTICE.test(words) && CAME.test(words) && !NOT_EVENT.test(words)
  const yes = heard.acts.length === 1 && heard.acts[0]?.intent === 'yes'
  const appliance = heard.asks && APPLIANCE.test(words)
  // "What time does it start again?", some questions later
  const when = heard.asks && ITS_TIME.test(words) && !OTHER.test(words) && lately(turn, OF_EVENTS, 5)
  if (!talked && !scoped && !told && !yes && !appliance && !when && !ACCEPTS.test(words)) return undefined
  const event = await newestOpenEvent(turn)
  if (!event && NEXT_ONE.test(words) && ACCEPTS.test(words) && !heard.asks && !waitsForYes(turn))
    return followed('events.accept', () => answerEventReply(true)(turn, actFor('events.accept', heard)))
  if (!event) return undefined
  // A card waits: only words about the event itself are for the event.
  if (waitsForYes(turn)) return talked && scoped ? answered(heard, event, talked, scoped) : undefined
  const [only] = heard.acts
  const { focusOfferId, offers, expecting } = turn.memory
  const offered = offers?.find((one) => one.id === focusOfferId) ?? offers?.[0]
  // A yes to a list just shown is none to the event that waits beside it.
  if (
    only?.intent === 'yes' &&
    heard.acts.length === 1 &&
    !talked &&
    !scoped &&
    event.unanswered &&
    expecting === 'choice' &&
    offered
  )
    return followed('events.next', async () =>
      say(turn.t('order.whichYes', { name: offered.name }), chips(turn, ['takePart', 'confirmOrder'])),
    )
  if (talked && event.state === 'accepted' && heard.acts.length === 1 && only?.intent === 'yes')
    return followed('events.next', () => showNextEvent(turn, actFor('events.next', heard)))
  // "Can I back out later?" of an evening that was taken
  const backsOut = talked && heard.asks && event.state === 'accepted' && GETS_OUT.test(words)
  // "Can I change my mind later?" of one that was refused
  if (
    talked &&
    heard.asks &&
    event.state === 'declined' &&
    GETS_IN.test(words) &&
    !/\bprogram|\bsolar\b/.test(words)
  )
    return askedOf(heard, event)
  if (backsOut && !/\bprogram/.test(words)) return askedOf(heard, event)
  if (told)
    return followed('events.next', async () => {
      const shown = await showNextEvent(turn, actFor('events.next', heard))
      if (!WORTH.test(words)) return shown
      return { ...shown, messages: [...shown.messages, ...(await tellWorth(heard, event)).messages] }
    })
  if ((OTHER.test(words) || OF_PROGRAM.test(words)) && !STAYS.test(words)) return undefined
  const found = answered(heard, event, talked, scoped)
  if (found) return found
  if (!talked && !when && !EVENING.test(words) && !(heard.asks && APPLIANCE.test(words))) return undefined
  const vague = heard.acts.every(({ intent, confidence }) => VAGUE.test(intent) || confidence < 0.6)
  return (
    askedOf(heard, event) ??
    (vague && EVENING.test(words) && ASKS_WHAT.test(words)
      ? followed('events.next', () => showNextEvent(turn, actFor('events.next', heard)))
      : undefined)
  )
}

/** In and out in any words; a question changes nothing. */
function answered(heard: Heard, event: OpenEvent, talked: boolean, scoped: boolean): Followed | undefined {
  const { turn, asks, count } = heard
  if (asks || count > 24) return undefined
  const told = heard.words.replace(TELLS_ORDER, '')
  const words = told.replace(NO_MATTER, 'ok')
  if (isNoAnswer(words)) return undefined
  // "Skip me if it's over 35" decides nothing yet: the event is shown with its buttons.
  if (
    (saysIf(told) || (ACCEPTS.test(words) && saysOnlyThen(told))) &&
    (ACCEPTS.test(words) || DECLINES.test(words))
  )
    return followed('events.next', () => showNextEvent(turn, actFor('events.next', heard)))
  const bare = talked && event.unanswered && turn.memory.expecting !== 'choice'
  const noMatter = bare && words !== heard.words && count <= 8 && !DECLINES.test(words)
  const agrees = bare && AGREES.test(words) && !DECLINES.test(words)
  const onlyThis = ONLY_THIS.test(words) || STAYS.test(words)
  const near = talked || event.unanswered || scoped
  if (event.state === 'declined' && talked && onlyThis)
    return followed('events.decline', () => tellOnlyThis(heard, event))
  if (near && (DECLINES.test(words) || (ONLY_THIS.test(words) && STAYS.test(words))) && (talked || scoped))
    return followed('events.decline', async () => {
      const reply = await replyToEvent(turn, event.activationId, false)
      return onlyThis ? withOnlyThis(heard, event, reply) : reply
    })
  if ((ACCEPTS.test(words) || agrees || noMatter) && !REFUSES_WORD.test(words) && (talked || scoped))
    return turn.memory.expecting === 'choice' && !talked && !scoped
      ? undefined
      : followed('events.accept', () => replyToEvent(turn, event.activationId, true))
  return undefined
}

function askedOf(heard: Heard, event: OpenEvent): Followed | undefined {
  const { turn, words, asks, count } = heard
  if (count > 20) return undefined
  if (GETS_OUT.test(words) && asks && event.state !== 'declined' && !OF_PROGRAM.test(words))
    return followed('events.next', async () => say(turn.t('events.canLeave'), chips(turn, ['notThisTime'])))
  if (GETS_IN.test(words) && asks && event.state === 'declined')
    return followed('events.next', async () => say(turn.t('events.canJoin'), chips(turn, ['takePart'])))
  if (event.state === 'accepted' && FORGETS.test(words) && !OF_PROGRAM.test(words))
    return followed('events.next', () => tellIfLess(heard, event))
  if (MAY_USE.test(words))
    return followed('events.next', async () =>
      say(turn.t('events.mayUse'), chips(turn, ['whyEvent', 'howCalculated'])),
    )
  if (
    WORTH.test(words) &&
    !OF_PAST.test(words) &&
    !OF_COMFORT.test(words) &&
    (asks || count <= 8 || PLAINLY_WORTH.test(words))
  )
    return followed('events.next', () => tellWorth(heard, event))
  if (WHY.test(words) && !NOT_WHY.test(words))
    return followed('events.why', () => explainEvent(turn, actFor('events.why', heard)))
  if (TIMES.test(words) && (asks || /\b(?:what time|a que hora)\b/.test(words)))
    return followed('events.next', async () => {
      const reply = await showNextEvent(turn, actFor('events.next', heard))
      const after = say(turn.t(event.state === 'declined' ? 'events.notTouched' : 'events.after'))
      return { ...reply, messages: [...reply.messages, ...after.messages] }
    })
  return undefined
}

/** "What if I forget?", once the yes was given */
const FORGETS =
  /\b(?:what (?:if|happens if|happens when)|and if|if|y si|que pasa si)\b.{0,20}\b(?:forget|forgot|am late|are late|come (?:home )?late|not home|don'?t (?:manage|make it|do it|save|reduce)|can'?t (?:make it|manage|do it)|use (?:more|the same|as much)|fail|olvid\w+|me paso|no (?:puedo|alcanzo|logro|ahorro)|llego tarde|uso mas)\b/

async function tellIfLess(heard: Heard, event: OpenEvent) {
  const { turn } = heard
  const { program } = await eventOf(heard, event)
  const sayingNo = program?.terms.card.sayingNo[turn.locale] ?? ''
  return say(turn.t('events.ifLess', { sayingNo }).trim(), chips(turn, ['notThisTime']))
}

async function eventOf({ turn }: Heard, event: OpenEvent) {
  const { ctx, locale } = turn
  const row = await ctx.db.participant.findFirstOrThrow({
    where: { activationId: event.activationId, meterId: event.meterId },
    include: { activation: true },
  })
  const program = (await programsOnSale(turn)).find((one) => one.id === row.programId)
  return { row, program, name: program?.terms.name[locale] ?? row.programId }
}

/** What the program pays, and our own estimate of this home's part; what it comes to is only known after it. */
async function tellWorth(heard: Heard, event: OpenEvent) {
  const { turn } = heard
  const { row, program, name } = await eventOf(heard, event)
  const reward = program?.terms.card.whatYouGet[turn.locale] ?? ''
  const range = (await readMyEventCard(turn.ctx, row))?.range
  const money = (minor: number) => formatMoney(minor, range?.currency ?? 'USD', turn.locale)
  const { t, locale } = turn
  return say(
    [
      ...(range
        ? [
            // "$1 to $1", where both ends come to the same sum as it is shown
            money(range.lowMinor) === money(range.highMinor)
              ? t('events.worthAbout', { amount: money(range.lowMinor) })
              : t('events.worthRange', { low: money(range.lowMinor), high: money(range.highMinor) }),
          ]
        : []),
      t('events.worth', { name, reward, share: numberText(row.expectedKw, locale) }),
    ].join(' '),
    chips(turn, row.state === 'accepted' ? ['notThisTime'] : ['takePart', 'notThisTime']),
  )
}

async function tellOnlyThis(heard: Heard, event: OpenEvent) {
  const { turn } = heard
  const { row, name } = await eventOf(heard, event)
  const day = whenText(turn).day(ownEvent(row.activation, row).startAt)
  return say(turn.t('events.onlyThis', { day, name }), chips(turn, ['takePart']))
}

async function withOnlyThis(heard: Heard, event: OpenEvent, reply: Awaited<ReturnType<typeof replyToEvent>>) {
  const told = await tellOnlyThis(heard, event)
  return { ...reply, messages: [...reply.messages, ...told.messages] }
}
