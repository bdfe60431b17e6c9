import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { saysIf } from '@/lib/agent/understanding/conditions'
import { readVisitWish, type VisitWish } from '@/lib/agent/understanding/read-visit-wish'
import { askBelowConfidence } from '@/lib/agent/understanding/understanding'
import type { OrderDto } from '@/lib/protocol/order'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { standing } from '@/lib/usecases/orders/quote-choices'
import { offerByMeasure } from './by-measure'
import { chips } from './chips'
import { choose } from './choosing'
import { actFor, type Follow, followed, type Heard, lately, waitsForYes } from './follow-ups'
import { ordersInWords } from './order-words'
import { paymentBeside } from './payment-beside'
import { confirm, showQuote } from './quote-steps'
import { siteVisit } from './solar-order-topics'
import { moveByWords, tellOrProposeMove } from './visit-moves'
import { cannotThen, placeInTimes, tellingTimes } from './visit-places'
import { freeVisits, timeChips, timesText, visitsMeant } from './visit-times'
import { whenText } from './when-text'

const OF_VISIT =
  /\b(?:visits?|site visit|slots?|installers?|appointment|inspect\w*|survey|visitas?|cita|instalador\w*|inspeccion)\b|\b(?:come|coming|came|comes|send (?:some\w*|them)|vengan|vienen|venir|venga)\b(?! (?:with|in at|back|off|up|first|from|en)\b)/
/** What has days of its own */
const OF_OTHER =
  /\b(?:call(?: me)?(?: back)?|phone|ring me|events?|tonight|programs?|paus\w+|away|vacations?|holidays?|trip|messages?|texts?|usage|used|bill|kwh|outage|paid|payment|llam\w+|eventos?|programas?|viaje|vacaciones|mensajes?|consum\w+|factura|apagon|corte)\b/
/** "When are the panels coming?" asks of the work, not of the visit. */
const OF_PANELS =
  /\b(?:panels?|system|crew|paneles|sistema) (?:are |is |be |being )?(?:coming|come|comes|arriv\w+|vienen|llegan)|\b(?:coming|come|vienen|llegan) (?:the |los )?(?:panels|paneles)|\b(?:come|coming|comes|vienen|venir|vengan|viene)\b.{0,14}\b(?:install\w*|instal\w+|put (?:them|it|the panels)|poner\w*|montar\w*|build|do the (?:work|job))/
const OF_VISIT_ITSELF = /\b(?:visits?|appointment|inspect\w*|visitas?|cita|inspeccion)\b/
const FREE =
  /\b(?:free(?! (?:day|time|slot|on|at))|cost\w*|charge\w*|pay (?:for|anything)|fee|gratis|cuesta|cobr\w+|costo)\b/
const AT_HOME =
  /\b(?:(?:be|being|stay|have to be|need to be|must be|somebody|someone|anybody|anyone|i'?m|not|who'?s?|nobody) (?:\S+ ){0,2}(?:home|there|present|at the house)|(?:can|could|may|will|let) (?:my|the|our|a) (?!visit|site|installer|appointment|slot|inspection)\w+ (?:do|let|be|open|handle|receive|meet|take|show|deal)|my (?:son|wife|husband|daughter|partner|mother|father|mom|mum|dad|neighbou?r|tenant|landlord|brother|sister|roommate|friend|kid) (?:thing|be|do|can|could|let|is|will|work)|do i have to (?:be|do anything)|(?:estar|este|haya|hay que estar|tengo que estar|debo estar) (?:\S+ ){0,2}(?:en casa|presente|alli|ahi)|(?:puede|podria) (?:\S+ )?(?:estar|recibir\w*|atender\w*|abrir\w*|hacer\w*)? ?(?:mi|la|el|un\w?) (?:hij[oa]|espos[oa]|marido|mujer|vecin[oa]|madre|padre|mama|papa)|mi (?:hij[oa]|espos[oa]|marido|mujer|vecin[oa]|madre|padre|mama|papa) (?:puede|podria|recib\w+|atien\w+))\b/
/** "Cancel the order before the visit": the order is meant, the visit only tells when. */
const ENDS_ORDER =
  /\b(?:cancel\w*|back(?:ing|ed)? out|call off|anul\w+|arrep[ei]\w+|(?:me |nos )?ech\w+ (?:para |pa )?atras)\b/
const ENDS_VISIT =
  /\b(?:cancel\w*|anul\w+|call off) (?:the |my |that |this |la |mi |esa |esta )?(?:site )?(?:visit|appointment|slot|visita|cita)\b/
/** "Do I have to clear out the attic for it?" */
const PREPARES =
  /\b(?:clear|clean|tidy|empty|prepare|get ready|move|set up|make room|do i need to do|have to do|despej\w+|limpi\w+|orden\w+|vaci\w+|prepar\w+|mover|sacar|dejar list\w+)\b.{0,40}\b(?:attic|loft|garage|basement|stuff|things|room|anything|something|yard|driveway|furniture|car|panel|atico|desvan|cochera|sotano|cosas|algo|patio|muebles|entrada)\b|\b(?:attic|loft|atico|desvan)\b/
const OF_PANEL_LIFE = /\b(?:panels?|inverters?|system|warrant\w+|paneles|placas|inversor|sistema|garantia)\b/
const AWAY_THEN =
  /\b(?:vacations?|holidays?|away|out of town|travel\w*|trip|viaje|vacaciones|fuera) (?:(?:that|the|this|then|on|in|esa|ese|la|el|por) ?)+(?:week|day|days|time|semana|dia|dias)?\b/
const HOW_LONG = /\b(?:how long (?:is|does|will|would|do)|how much time|cuanto (?:dura|tarda|tiempo))\b/
const WHEN =
  /\b(?:when|what (?:day|time|date)|which (?:day|date|time)|whats the (?:visit )?(?:date|day|time)|booked|cuando|que (?:dia|fecha)|a que hora|reservad[ao]|agendad[ao])\b/
const BEGINS =
  /\b(?:start\w*|begin|install(?:ed|ation)?|finish\w*|done|ready|switched on|how (?:long|many weeks)|empie\w+|comien\w+|instal(?:an|en|acion)|cuanto tarda)\b/

/** "Can I still change it again later?" asks whether, and names no time. */
const MAY_CHANGE =
  /\b(?:can|could|may|am i able to|is it possible to|puedo|podemos|podria|se puede)\b.{0,30}\b(?:still|again|later|afterwards|another time|todavia|otra vez|de nuevo|luego|despues|mas (?:tarde|adelante))\b.{0,24}\b(?:chang\w*|mov\w*|reschedul\w*|postpon\w*|cambi\w+|mov\w+)\b|\b(?:can|could|may|puedo|podemos|podria|se puede)\b.{0,30}\b(?:chang\w*|mov\w*|reschedul\w*|postpon\w*|cambi\w+)\b.{0,24}\b(?:again|later|afterwards|still|otra vez|de nuevo|luego|despues|mas (?:tarde|adelante))\b/
/** "Can it be moved?", in so many words, right after the visit was told of */
const MAY_MOVE_IT =
  /^\W*(?:(?:and|so|ok|okay|but|y|pero|vale|bueno)\W+)*(?:(?:can|could|may) (?:i|we|it|that|this)(?: still)? (?:be )?(?:chang|mov|reschedul|postpon|shift)e?d?(?: (?:it|that|this|the (?:day|date|time)))?|(?:se )?(?:la |lo )?(?:puedo|puede|podria|podemos|podriamos|pueden) (?:cambiar|mover|aplazar|posponer|reprogramar)(?:se|la|lo)?(?: (?:de|la|el) (?:dia|fecha|hora))?|(?:is it|es|seria) (?:possible|posible) (?:to )?(?:change|move|cambiar|mover)(?:la|lo)?(?: (?:it|that))?)(?: (?:please|por favor))?\W*$/
/** "And after the visit, what comes next?" asks of the work, not of another time. */
const WHAT_AFTER =
  /\b(?:what|when|how|que|cuando|como|cuanto)\b.{0,40}\b(?:after|once|following|despues de|luego de|tras) (?:the |that |la |esa )?(?:site )?(?:visit|visita)\b|\b(?:after|once|following|despues de|luego de|tras) (?:the |that |la |esa )?(?:site )?(?:visit|visita)\b.{0,24}\b(?:what|when|how|que|cuando|como|cuanto)\b/
const YES_FIRST = /^\W*(?:yes|yeah|yep|sure|ok|okay|please do|si|claro|dale|vale|bueno|adelante)\b/

/** "Which times are free?" */
const FREE_TIMES =
  /\b(?:what|which|any|que|cuales|hay|tienen)\b.{0,20}\b(?:times?|days?|dates?|slots?|hours?|appointments?|horas?|horarios?|dias?|fechas?|citas?)\b.{0,24}\b(?:free|available|open|possible|left|are there|(?:do|have|did) you|(?:can|could|would) (?:i|we|they|you|he|somebody|someone)|libres?|disponibles?|hay|posibles?|tienen|pueden|podrian|puedo)\b|\b(?:free|available|open|libres?|disponibles?) (?:times?|days?|dates?|slots?|hours?|appointments?|horas?|horarios?|dias?|fechas?|citas?)\b|\bwhen (?:are|is) (?:you|they|he|the installer) (?:free|available)\b/
const TAKES_ONE =
  /\b(?:fine|good|ok|okay|great|works|take|want|like|go (?:with|for)|esta bien|vale|quiero|me quedo|bien)\b/
/** "Does the visit oblige me to buy?" */
const OBLIGES =
  /\b(?:oblig\w*|commit(?:s|ted|ment)?|bind\w*|have to buy|must (?:i )?buy|need to buy|forced?|on the hook|locked in|signing up for|comprom\w+|tengo que comprar|atad[oa]|vincula\w*)\b/
/** "Does that change the price?", right after the visit was spoken of */
const OF_PRICE =
  /\b(?:price|costs?|extra|fee|charged?|more money|pay more|precio|cuesta|costo|cobr\w+|recargo)\b/
const BY_MOVING =
  /\b(?:chang\w+|affect\w*|mov\w+|that|this|it|resched\w+|cambi\w+|afect\w*|eso|esto|mover\w*)\b/

function obliges(words: string): boolean {
  return OBLIGES.test(words)
}

function asksOfPrice({ turn, words, asks }: Heard): boolean {
  return (
    asks &&
    OF_PRICE.test(words) &&
    BY_MOVING.test(words) &&
    !OF_PANELS_PRICE.test(words) &&
    lately(turn, /^solar\.site-visit/, 2)
  )
}
const OF_PANELS_PRICE =
  /\b(?:panels?|system|offers?|loan|cheap\w*|cancel\w*|solar|monthly|paneles|sistema|oferta|cancel\w*|barat\w+|credito)\b/

type Standing = { quote?: OrderDto; active?: OrderDto; past?: OrderDto }

const SAYS_VISIT =
  /\b(?:visits?|site visit|slots?|installers?|appointment|inspect\w*|panels?|solar|roof|visitas?|cita|instalador\w*|inspeccion|paneles|techo)\b/
/** "When does the money come?" */
const OF_MONEY =
  /\b(?:(?:money|reward|credit|cash|dollars|payment|dinero|recompensa|credito|pago)s? (?:\w+ )?(?:com\w*|arriv\w*|lleg\w*|viene\w*|entra\w*)|(?:viene|llega|entra) (?:el|la|mi) (?:dinero|recompensa|credito|pago))\b/

function ofReport({ memory }: Turn): boolean {
  const { ticket } = memory
  return (
    ticket !== undefined &&
    ticket.ago <= 4 &&
    /^(?:outage|fault|question|complaint|contact-change)$/.test(ticket.topic)
  )
}

/** Days, times and questions of the site visit: of the quote that waits, or of the order that is under way. */
export const followVisit: Follow = async (heard) => {
  const { turn, words } = heard
  const { memory } = turn
  if (ENDS_ORDER.test(words) && !ENDS_VISIT.test(words)) return undefined
  if (WHAT_AFTER.test(words) && (heard.asks || /[?¿]/.test(turn.text))) return undefined
  if (heard.asks && MAY_CHANGE.test(words) && lately(turn, /^solar\.site-visit/, 2) && !waitsForYes(turn))
    return followed('solar.site-visit', async () => say(turn.t('visit.mayChange')))
  if (MAY_MOVE_IT.test(words) && !memory.asking && lately(turn, /^solar\.(?:site-visit|status)/, 1)) {
    const { active } = await standingOf(turn)
    if (active)
      return followed('solar.site-visit', () =>
        ofActive(heard, active, { weekdays: [], refused: [], other: 'any' }),
      )
  }
  const ofVisit = OF_VISIT.test(words) && !OF_PANELS.test(words)
  const moving = memory.asking === 'proposal' && memory.proposal?.kind === 'visit'
  const waits = memory.asking === 'order' && memory.orderDomain === 'solar'
  if (memory.asking && !waits && !moving) return undefined
  const ofTimes = heard.asks && FREE_TIMES.test(words) && solarTalk(turn)
  if (!waits && !moving && memory.expecting === 'choice' && !ofVisit && !ofTimes) return undefined
  // "When will somebody come?", after a fault was passed on
  if (ofReport(turn) && !SAYS_VISIT.test(words)) return undefined
  if (OF_MONEY.test(words) && !OF_VISIT_ITSELF.test(words)) return undefined
  if (OF_OTHER.test(words) && !ofVisit && !(waits && AWAY_THEN.test(words))) return undefined
  const near =
    waits ||
    moving ||
    lately(turn, /^(?:solar\.(?:site-visit|status|order)|orders\.)/, 3) ||
    nothingElse(heard)
  const place = near || ofVisit ? placeInTimes(turn, words, await freeVisits(turn)) : undefined
  const onlyAsks = heard.asks && obliges(words)
  const wish: VisitWish | undefined = onlyAsks
    ? undefined
    : place
      ? { weekdays: [], refused: [], slot: place }
      : near || ofVisit
        ? wishIn(heard, ofVisit, near)
        : undefined
  const about = (near || ofVisit) && asksOfVisit(heard, ofVisit, waits)
  if (waits && MOVES_IT.test(words) && !wish && lately(turn, /^solar\.site-visit/, 1)) {
    const { quote } = await standingOf(turn)
    if (quote?.state === 'initialised') return followed('solar.site-visit', () => movedInQuote(turn, quote))
  }
  // "Yes please. And how long does it take?": the yes is for the card, the question comes after it.
  if (!wish && (!about || (moving && YES_FIRST.test(words)))) return undefined
  const { quote, active, past } = await standingOf(turn)
  if (active && !waits)
    return followed('solar.site-visit', () =>
      wish ? ofActive(heard, active, wish) : answers(heard, active.visitAt ?? null, active),
    )
  if (quote && (waits || ofVisit))
    return followed('solar.site-visit', () =>
      wish ? ofQuote(heard, quote, wish) : tellOfQuote(heard, quote),
    )
  if (quote || !(ofVisit || ofTimes) || !(heard.asks || OF_VISIT_ITSELF.test(words))) return undefined
  return followed('solar.site-visit', () => (past ? tellPast(turn, past) : tellBefore(heard, wish)))
}

/** Nothing else was heard in a day that is named: with a visit ahead it is most likely of that. */
function nothingElse({ turn: { memory }, acts, count }: Heard): boolean {
  return (
    count <= 8 &&
    !memory.asking &&
    !memory.expecting &&
    !memory.waiting &&
    acts.every(({ intent, confidence }) => intent === 'out-of-scope' || confidence < askBelowConfidence)
  )
}

/** A time said of the visit: by itself only where the visit is what was talked of. */
function wishIn({ turn, words, count }: Heard, ofVisit: boolean, near: boolean): VisitWish | undefined {
  const wish = readVisitWish(turn.text) ?? cannotThen(turn, words)
  if (!wish) return undefined
  // "I can't make it then. I need a different time."
  if (wish.other === 'any' && !ofVisit && count <= 16 && lately(turn, /^solar\.(?:site-visit|status)/, 1))
    return wish
  const named = wish.weekdays.length + wish.refused.length > 0 || wish.day !== undefined
  if (ofVisit || (named && count <= 30)) return wish
  // "Later", "in the afternoon", "at 10" say a visit's time only right after it was spoken of.
  const short = count <= 8 && !/\b(?:rate|price|power|event|first|before|antes)\b/.test(words)
  return near && short && lately(turn, /^solar\.(?:site-visit|status)/, 1) ? wish : undefined
}

function asksOfVisit(heard: Heard, ofVisit: boolean, waits: boolean): boolean {
  const { turn, words, asks, count } = heard
  if (count > 30) return false
  if (asksToPrepare(turn, words, ofVisit) || asksHowLong(turn, words, ofVisit)) return true
  if (asks && obliges(words) && (OF_VISIT_ITSELF.test(words) || lately(turn, /^solar\.site-visit/, 1)))
    return true
  if (asksOfPrice(heard)) return true
  if (asks && FREE_TIMES.test(words) && (ofVisit || waits || solarTalk(turn))) return true
  if (waits && AWAY_THEN.test(words)) return true
  if (BEGINS.test(words.replace(/how long/, '')) && !OF_VISIT_ITSELF.test(words)) return false
  const solar = turn.memory.focusOfferId?.startsWith('solar:') === true
  if (AT_HOME.test(words) && (ofVisit || waits || solar || lately(turn, /^solar\.site-visit/, 2))) return true
  if (
    ofVisit &&
    (FREE.test(words) || HOW_LONG.test(words)) &&
    asks &&
    !BEGINS.test(words.replace(/how long/, ''))
  )
    return true
  return (
    (waits || ofVisit) && asks && WHEN.test(words) && (ofVisit || /\bbooked|reservad|agendad/.test(words))
  )
}

function solarTalk(turn: Turn): boolean {
  return lately(turn, /^(?:solar|orders)\./, 2) || turn.memory.offers?.[0]?.domain === 'solar'
}

function asksToPrepare(turn: Turn, words: string, ofVisit: boolean): boolean {
  return PREPARES.test(words) && (ofVisit || lately(turn, /^solar\.site-visit/, 2))
}

/** "And how long does it take?", right after the visit was spoken of */
function asksHowLong(turn: Turn, words: string, ofVisit: boolean): boolean {
  const asked = HOW_LONG.test(words) || HOURS.test(words)
  const near = lately(turn, /^solar\.site-visit/, 1) && !BEGINS.test(words.replace(HOW_LONG, ''))
  return asked && !OF_PANEL_LIFE.test(words) && (near || (ofVisit && OF_VISIT_ITSELF.test(words)))
}
const HOURS = /\b(?:how many hours|cuantas horas|cuanto (?:van|va) a (?:estar|tardar|durar))\b/

async function standingOf({ ctx, memory }: Turn): Promise<Standing> {
  const orders = (await listOrders(ctx)).filter((order) => order.domain === 'solar')
  const open = orders.filter(({ state }) => state === 'selected' || state === 'initialised')
  return {
    quote: open.find(({ id }) => id === memory.orderId) ?? open[0],
    active: orders.find(({ state, stage }) => state === 'active' && stage === 'site-visit'),
    past: orders.find(({ state }) => state === 'active'),
  }
}

/** "Is it free? And may my son be there?": each answered in a sentence. */
function sentences(heard: Heard): string[] {
  const { turn, words } = heard
  const { t } = turn
  return [
    ...(FREE.test(words) && OF_VISIT.test(words) ? [t('visit.free')] : []),
    ...(AT_HOME.test(words) || AWAY_THEN.test(words) ? [t('visit.atHome')] : []),
    ...(asksHowLong(turn, words, OF_VISIT.test(words)) || (HOW_LONG.test(words) && OF_VISIT.test(words))
      ? [t('visit.lasts')]
      : []),
    ...(asksToPrepare(turn, words, OF_VISIT.test(words)) ? [t('visit.prepare')] : []),
    ...(obliges(words) ? [t('visit.obliges')] : []),
    ...(asksOfPrice(heard) ? [t('visit.movingFree')] : []),
  ]
}

async function answers(heard: Heard, visitAt: string | null, active: OrderDto): Promise<Reply> {
  const { turn, words } = heard
  const said = sentences(heard)
  if (said.length === 0 || WHEN.test(words)) {
    const reply = await siteVisit(turn, actFor('solar.site-visit', heard))
    return { ...reply, messages: [...(said.length ? say(said.join(' ')).messages : []), ...reply.messages] }
  }
  const when = visitAt ? whenText(turn).dayTime(visitAt) : turn.t('solar.visitOpen')
  return say([...said, turn.t('visit.isOn', { name: active.offer.name, when })].join(' '))
}

async function tellOfQuote(heard: Heard, quote: OrderDto): Promise<Reply> {
  const { turn } = heard
  const free = await freeVisits(turn)
  const current = standing(quote.quote, 'visit') ?? free[0] ?? null
  const others = free.filter((slot) => slot !== current)
  const when = current ? whenText(turn).dayTime(current) : turn.t('solar.visitOpen')
  const said = sentences(heard)
  const also = said.length === 0 ? [turn.t('visit.otherTimes', { times: timesText(turn, others) })] : []
  return {
    ...say([...said, turn.t('visit.notYet', { when }), ...also].join(' ')),
    memory: { notes: tellingTimes(free) },
  }
}

/** Without an order: what a visit is, and when one could be. */
async function tellBefore({ turn, words }: Heard, wish: VisitWish | undefined): Promise<Reply> {
  const { t } = turn
  const free = wish || FREE_TIMES.test(words) ? await freeVisits(turn) : []
  const fit = wish ? visitsMeant(turn, wish, free, null) : []
  const times = timesText(turn, fit.length > 0 ? fit : free)
  const text = [
    ...(obliges(words) ? [t('visit.obliges')] : []),
    ...(free.length > 0 ? [t(fit.length > 0 || !wish ? 'visit.freeThen' : 'visit.noneYet', { times })] : []),
    t('visit.withOrder'),
  ]
  // "The cheapest one is fine, which times are free?"
  const named = free.length > 0 && TAKES_ONE.test(words) ? await offerByMeasure(turn, words) : undefined
  if (named?.domain === 'solar') {
    const reply = await choose(turn, named.offerId)
    return {
      ...reply,
      messages: [...say(text.join(' ')).messages, ...reply.messages],
      memory: { ...reply.memory, notes: tellingTimes(fit.length > 0 ? fit : free) },
    }
  }
  return {
    ...say(text.join(' '), chips(turn, ['solar'])),
    ...(free.length > 0 ? { memory: { notes: tellingTimes(fit.length > 0 ? fit : free) } } : {}),
  }
}

async function tellPast(turn: Turn, past: OrderDto): Promise<Reply> {
  return say(turn.t('visit.past', { name: past.offer.name, reference: past.reference }))
}

/** "Yes, move it", after a time was put into the quote: it stands there, and ordering takes a yes of its own. */
const MOVES_IT =
  /^\W*(?:(?:yes|yeah|yep|ok|okay|sure|please|si|claro|dale|vale)\W+)*(?:please )?(?:(?:move|change|switch|reschedule|shift) (?:it|that|the visit|the appointment)(?: (?:there|then|to that(?: (?:one|time|day))?|please|now))*|(?:muev|cambi)[ae]l[ao](?: por favor)?)\W*$/

async function movedInQuote(turn: Turn, quote: OrderDto): Promise<Reply> {
  const current = standing(quote.quote, 'visit') ?? (await freeVisits(turn))[0]
  const when = current ? whenText(turn).dayTime(current) : turn.t('solar.visitOpen')
  return showQuote(turn, quote.id, turn.t('visit.put', { when }))
}

/** A time said while the quote waits: it stands in the quote, and a yes is to that time. */
async function ofQuote(heard: Heard, order: OrderDto, wish: VisitWish): Promise<Reply> {
  const { turn, words } = heard
  const { t } = turn
  const free = await freeVisits(turn)
  const current = standing(order.quote, 'visit') ?? free[0] ?? null
  const meant = visitsMeant(turn, wish, free, current)
  const said = sentences(heard)
  const [slot] = meant
  if (meant.length !== 1 || !slot) {
    const left = meant.length ? meant : free
    const text = t(meant.length ? 'visit.which' : 'visit.noneThen', { times: timesText(turn, left) })
    return {
      ...say([...said, text, t('visit.nothingYet')].join(' '), timeChips(turn, left)),
      memory: { strayed: true, notes: tellingTimes(left) },
    }
  }
  const when = whenText(turn).dayTime(slot)
  // "So is it set for Tuesday?", of the time that stands in the quote already
  if (heard.asks && slot === current && order.state === 'initialised' && !saysIf(words))
    return say([...said, t('visit.notYet', { when })].join(' '))
  const fresh = order.state === 'initialised' && turn.memory.asking === 'order' && !turn.memory.strayed
  const paying = await paymentBeside(heard, order)
  if (paying)
    return showQuote(turn, order.id, [...said, t('visit.put', { when }), paying.text].join(' '), {
      visit: slot,
      ...(paying.payment ? { payment: paying.payment } : {}),
    })
  if (fresh && !saysIf(words) && ordersInWords(turn.text, order.offer.name))
    return confirm(turn, order.id, order.quote?.quoteVersion ?? 0, { terms: 'agreed', visit: slot })
  return showQuote(turn, order.id, [...said, t('visit.put', { when })].join(' '), { visit: slot })
}

async function ofActive(heard: Heard, order: OrderDto, wish: VisitWish): Promise<Reply> {
  const { turn } = heard
  const free = await freeVisits(turn)
  const current = order.visitAt ?? null
  const meant = visitsMeant(turn, wish, free, current)
  const said = sentences(heard)
  const [slot] = meant
  // "My husband works on Tuesdays", with the visit on another day: nothing needs to be moved.
  const untouched = wish.refused.length > 0 && wish.weekdays.length === 0 && current !== null
  if (untouched && meant.includes(current)) return tellOrProposeMove(turn, order, current, said)
  const agreed =
    turn.memory.proposal?.kind === 'visit' &&
    turn.memory.proposal.data.slot === slot &&
    YES_FIRST.test(heard.words) &&
    !saysIf(heard.words)
  if (meant.length === 1 && slot && agreed) {
    const reply = await moveByWords.carryOut(turn, slot)
    return { ...reply, messages: [...reply.messages, ...(said.length ? say(said.join(' ')).messages : [])] }
  }
  if (meant.length === 1 && slot)
    return slot !== current && moveByWords.orders(heard)
      ? moveByWords.carryOut(turn, slot)
      : tellOrProposeMove(turn, order, slot, said)
  const form = await siteVisit(turn, actFor('solar.site-visit', heard))
  const left = (meant.length ? meant : free).filter((one) => one !== current)
  const text = turn.t(meant.length ? 'visit.which' : 'visit.noneThen', { times: timesText(turn, left) })
  return {
    ...form,
    memory: { ...form.memory, notes: tellingTimes(left) },
    messages: form.messages.map((message) => ({
      ...message,
      parts: message.parts.map((part) =>
        part.type === 'text' ? { ...part, text: [...said, text].join(' ') } : part,
      ),
    })),
  }
}
