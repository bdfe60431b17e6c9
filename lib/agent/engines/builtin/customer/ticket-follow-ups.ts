import { type Reply, say } from '@/lib/agent/turn'
import { isConditional } from '@/lib/agent/understanding/conditions'
import { askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { readMyCallback } from '@/lib/usecases/tickets/read-my-callback'
import { onlyTime, wantsCall } from './call-words'
import { callFacts } from './callback-facts'
import { callbackInWords } from './callback-words'
import { chips } from './chips'
import { actFor, type Follow, type Followed, followed, type Heard, lately, waitsForYes } from './follow-ups'
import { outageStatus, reportAsOrdered } from './outage-topics'
import { addToTicket, chooseCallback } from './people'
import { reportsPlainly } from './report-words'
import { solarStatus } from './solar-order-topics'

const CALLS_ME =
  /\b(?:does|do|will|is|are|would|can i expect) (?:somebody|someone|anybody|anyone|they|you|a person|people)\b.{0,16}\b(?:call|phone|ring|contact|get in touch)\w*\b|\b(?:me|nos) (?:llama(?:n|ra|ran)?|van a llamar|va a llamar|contacta\w*)(?: alguien| ellos| ustedes)?\b|\balguien me (?:llama|va a llamar|contacta)/
/** In English the order of the words asks by itself. */
const CALLS_ME_ASKED = /\b(?:does|do|will|is|are|would) (?:somebody|someone|anybody|anyone|they)\b/
const REQUESTS =
  /\b(?:please|i want|i'?d like|can you have|have someone|quiero|necesito|por favor|que me llame)\b/
const REPORT_IT =
  /\breport (?:it|that|this|both|them|all)\b|\b(?:send|file|submit|put in) (?:it|that|the|a|this) ?(?:report)?\b|\breport\b.{0,12}\bthen\b|\b(?:reporta|reporte|avisa|avise|notifiqu|denunci)\w*(?:lo|la|los|las)\b|\b(?:manda|mande|envia|envie)\w* (?:el|un|ese) (?:aviso|reporte)\b/
const WHEN_COMES =
  /\b(?:when|how (?:long|soon))\b.{0,24}\b(?:(?:it|that|this|my (?:number|phone|address)) (?:\w+ )?(?:be )?(?:changed|done|fixed|sorted|updated|corrected|resolved|handled|ready)|(?:changed|done|fixed|sorted|updated|corrected|resolved|handled))\b|\bcuando\b.{0,24}\b(?:cambi\w+|listo|resuelt\w*|arreglad\w*|corregid\w*|actualizad\w*)\b|\b(?:when|how (?:long|soon)|what time)\b.{0,30}\b(?:somebody|someone|anybody|they|crew|technician|you|person|people|look|come|comes|fix\w*|repair\w*|call|back|visit|take|takes|wait)\b|\b(?:have|need) to be (?:home|there|in|around)\b|\bdo i (?:have to|need to|must) wait\b|\b(?:cuando|a que hora|cuanto (?:\w+ ){0,2}tard\w+)\b.{0,30}\b(?:viene\w*|vendr\w+|llega\w*|llam\w+|arregl\w+|repar\w+|pasa\w*|mira\w*|revis\w+|van|alguien)\b|\btengo que (?:estar|quedarme|esperar)\b/
const DID_IT =
  /\b(?:is there|do i (?:get|have)|can i (?:get|have)|hay|me da) (?:a|an|some|un|una|algun) (?:\w+ )?(?:number|reference|numero|folio|referencia)(?: (?:for|of|de|para) (?:that|this|it|eso|esto))?\W*$|\b(?:did (?:it|that|you|my report) (?:go|get|send|arrive|come) ?(?:through|it|that)?|went through|go through|what(?:'s| is|s)? (?:the|my) (?:number|reference|ticket)|(?:what|which) (?:number|reference) (?:did|have) you (?:give|given|gave)|(?:ticket|reference|report) number|(?:number|reference) (?:of|for) (?:that|the|my|this|it) ?(?:report|ticket|one)?|(?:numero|referencia) (?:de|del) (?:ese|el|mi|este) (?:reporte|aviso|ticket)|(?:numero|referencia|folio) (?:de|del|tengo)|cual es (?:el|mi) (?:numero|referencia|folio)|(?:quedo|quedaron|esta|se) (?:registr\w+|report\w+|mand\w+|envi\w+|anot\w+|hecho))\b/
/** "Did my program go through?" asks of the program */
const OTHER_SUBJECT =
  /\b(?:programs?|events?|tonight|enroll\w*|sign(?:ed)? up|order|panels?|solar|device|charger|heater|thermostat|battery|pause\w*|resum\w*|visit|event|programas?|evento|inscrip\w+|inscrit\w+|pedido|paneles|pausa\w*|reanud\w*|visita|aparato|termostato|bateria|calentador)\b/
const NOTHING_BUT =
  /^\W*(?:(?:ok|okay|yes|yep|yeah|please|sure|fine|then|so|and|both|si|vale|bueno|por favor|pues|entonces|ya|it|that|then|now)\W+)*(?:report (?:it|that|this|both|them)|\w+l[oa]s?)(?:\W+(?:ok|okay|yes|please|then|now|both|por favor|ya|pues|the two))*\W*$/
const MORE_OF_FAULT =
  /\b(?:flicker\w*|humm?\w*|buzz\w*|dim\w*|flash\w*|parpade\w*|zumb\w*|titil\w*|lamp|light|lights|farola|lampara|luz|luces|pole|poste|transformer|transformador|whole house|every room|power'?s on|corner|street|avenue|ave|in front of|next to|near|across|behind|opposite|block|esquina|calle|avenida|frente|al lado|cerca|junto|enfrente|smoke|smell|humo|olor|huele)\b/
const PLACE =
  /\b(?:at|by|outside|near|opposite|next to|before|in front of|corner of|frente al?|en el|junto al?) (?:the )?(?:number|no|nr|house|numero) ?\d+\b|\bthe one (?:at|by|outside|near|opposite|next to|in front of|on the corner)\b|\b(?:corner|street|st|avenue|ave|road|in front of|next to|near|across|behind|opposite|esquina|calle|avenida|frente a|enfrente|al lado|cerca de|junto a)\b/
const MORE_OF_TALK =
  /^\W*(?:(?:well|so|and|also|yes|ok|bueno|pues|y|si|tambien)\W+)*(?:it'?s|it is|that'?s|its) (?:about|because|for|regarding|to do with)\b|^\W*(?:about|regarding|concerning|because|sobre|es (?:sobre|por|para|que|acerca)|se trata|acerca|por lo d|porque|quiero hablar de|tiene que ver)/
const NEIGHBORS =
  /\b(?:neighbou?rs?|(?:any|some|every)(?:one|body) else|others?|(?:the |my )?(?:whole )?street|vecin[oa]s?|los demas|otr[oa]s|la calle|toda la cuadra)\b/
const SELLING = /\b(?:sell|selling|sales|push\w*|pitch|vender\w*|venta|ofrecer\w*)\b/
const OF_TICKETS = /^(?:handover\.|complaint|outage\.|fault\.|auth\.not-my-number)/
const AGREED = /^(?:yes|thanks|remark|small-talk)$/

const NOT_REPORT =
  /\b(?:don'?t|do not|not|no|never|myself|tomorrow|later|manana|luego|i'?ll|he'?ll|she'?ll|they'?ll|we'?ll|will)\b/

/** After something was handed to a person: when to call, more about it, where it stands; and one report is enough. */
export const followTicket: Follow = async (heard) => {
  const { turn, words, asks } = heard
  const ticket = turn.memory.ticket
  if (
    !/^\W*(?:and |so |y )?(?:how|como)\b/.test(words) &&
    CALLS_ME.test(words) &&
    (asks || CALLS_ME_ASKED.test(words)) &&
    !REQUESTS.test(words)
  )
    return callsMe(heard)
  if (waitsForYes(turn)) return undefined
  if (asks && NEIGHBORS.test(words) && lately(turn, /^(?:outage|fault)\./, 3))
    return followed('outage.status', () => outageStatus(turn, actFor('outage.status', heard)))
  if (!ticket) {
    if (
      REPORT_IT.test(words) &&
      !NOT_REPORT.test(words) &&
      !isConditional(words) &&
      !asks &&
      lately(turn, /^outage\./)
    )
      return followed('outage.report', () => reportAsOrdered(turn, actFor('outage.report', heard)))
    return undefined
  }
  return aboutTicket(heard, ticket)
}

function aboutTicket(
  heard: Heard,
  ticket: NonNullable<Heard['turn']['memory']['ticket']>,
): Followed | undefined {
  const { turn, words, asks, acts, count } = heard
  const ofGrid = ticket.topic === 'outage' || ticket.topic === 'fault'
  const about = ofGrid ? 'fault.report' : 'handover.person'
  const stands = () => followed(about, () => tellTicket(heard))
  if (WHEN_COMES.test(words)) return followed(about, () => tellWhen(heard))
  if (DID_IT.test(words) && !OTHER_SUBJECT.test(words)) return stands()
  if (SELLING.test(words) && asks && !ofGrid)
    return followed('handover.person', async () => say(turn.t('people.noSelling')))
  if (ofGrid && REPORT_IT.test(words) && NOTHING_BUT.test(words)) return stands()
  const place = PLACE.test(words) && !asks
  const ofCall = onlyTime(turn.text) || wantsCall(words)
  const slot = asks || !ofCall || (ofGrid && place) ? undefined : callbackInWords(turn.text)
  if (slot && lately(turn, OF_TICKETS, 1))
    return followed('handover.person', () =>
      chooseCallback(turn, { when: slot, reference: ticket.reference }),
    )
  const names = acts.some(({ intent, confidence }) => intent === 'fault.report' && confidence > 0.5)
  const newThing =
    ticket.topic === 'outage' ? names : ticket.topic === 'fault' && reportsPlainly(turn.text, 'outage', true)
  if (ofGrid && ticket.ago <= 3 && !asks && !newThing && count <= 30)
    if (place || REPORT_IT.test(words) || tellsMore(ticket.topic, heard))
      return followed(about, () => addToTicket(turn, ticket.topic))
  if (ticket.topic === 'question' && ticket.ago <= 3 && !asks && MORE_OF_TALK.test(words))
    return followed('handover.person', () => addToTicket(turn, ticket.topic))
  if (
    acts.length === 1 &&
    AGREED.test(acts[0]!.intent) &&
    acts[0]!.intent === 'yes' &&
    ticket.ago <= 1 &&
    count <= 4
  )
    return stands()
  return undefined
}

/** "Yes, the whole house", "every room": told of the report just made, and no second one */
function tellsMore(topic: string, { words, acts, count }: Heard): boolean {
  if (topic === 'fault') return MORE_OF_FAULT.test(words)
  return (
    count <= 16 &&
    EXTENT.test(words) &&
    acts.every((act) => act.confidence < askBelowConfidence || /^(?:outage\.|yes|remark)/.test(act.intent))
  )
}
const EXTENT =
  /\b(?:(?:whole|entire|all (?:of )?(?:the|my|our)) (?:house|home|place|apartment|building|street|block|shop|store|office|business|floor)|(?:every|each|all(?: the)?) rooms?|everything (?:is )?(?:off|out|dark|dead)|only (?:the|my|half|one)|half (?:of )?the (?:house|home|rooms)|toda la (?:casa|calle|cuadra|finca|tienda|oficina)|todo el (?:local|negocio|edificio|barrio|piso|departamento)|tod[oa]s l[oa]s (?:cuartos|habitaciones|luces)|media casa|la mitad de la casa|solo (?:en )?(?:la|el|mi|una?))\b/

/** "Does somebody call me?" asks and orders nothing: what comes next is told. */
function callsMe(heard: Heard): Followed {
  const { turn } = heard
  const { ticket } = turn.memory
  if (ticket) return followed('handover.person', () => tellCall(heard))
  return followed('solar.status', async () => {
    const open = (await listOrders(turn.ctx)).some((one) => one.domain === 'solar' && one.state === 'active')
    if (!open) return say(turn.t('people.mayCall'), chips(turn, ['person']))
    const status = await solarStatus(turn, actFor('solar.status', heard))
    return { ...status, messages: [...status.messages, ...say(turn.t('people.installerCalls')).messages] }
  })
}

async function tellTicket({ turn }: Heard): Promise<Reply> {
  const { reference } = turn.memory.ticket!
  const call = await readMyCallback({ ctx: turn.ctx, input: { reference } })
  const text = turn.t('people.stands', { reference, phone: turn.ctx.env.UTILITY_PHONE })
  return say(call?.callbackAt || call?.contact ? `${text} ${callFacts(turn, call)}` : text)
}

async function tellWhen({ turn }: Heard): Promise<Reply> {
  const { reference, topic } = turn.memory.ticket!
  const ofGrid = topic === 'outage' || topic === 'fault'
  const call = await readMyCallback({ ctx: turn.ctx, input: { reference } })
  const noted = call?.callbackAt ? callFacts(turn, call) : undefined
  const key = ofGrid ? 'people.whenCrew' : 'people.whenCall'
  const text = turn.t(key, { reference, phone: turn.ctx.env.UTILITY_PHONE })
  if (!noted) return say(text)
  return say(ofGrid ? `${text} ${noted}` : `${reference}: ${noted}`)
}

async function tellCall({ turn }: Heard): Promise<Reply> {
  const { reference } = turn.memory.ticket!
  const call = await readMyCallback({ ctx: turn.ctx, input: { reference } })
  const told = say(`${reference}: ${callFacts(turn, call ?? { callbackAt: null, contact: null })}`)
  // It asks for a time where none is noted: the next words may be one.
  return call?.callbackAt ? told : { ...told, memory: { notes: { asksForCallback: true } } }
}
