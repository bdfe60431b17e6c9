import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { asks as asksIn } from '@/lib/agent/understanding/only-asks'
import { askBelowConfidence } from '@/lib/agent/understanding/understanding'
import type { OrderDto } from '@/lib/protocol/order'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { chips } from './chips'
import { actFor, type Follow, followed, type Heard, lately, waitsForYes } from './follow-ups'
import { cancellationTerms, proposeCancelling, showMyOrders, tellCanceled } from './orders'
import { paymentText, priceText } from './quote-steps'
import { solarStatus } from './solar-order-topics'

const OF_ORDERS = /^(?:solar\.status|solar\.site-visit|orders\.)/
/** Where an order is already, these may speak of it too. */
const OF_SOLAR = /^solar\./
const CANCEL_IT =
  /\b(?:cancel|call off|drop|scrap|stop|kill) (?:it|that|this|the (?:order|panels|whole thing|solar)|my order)\b|\bback out\b|\b(?:cancel|anul)[ae]l[oae]\b|\b(?:cancel\w*|anul\w*) (?:el|mi|ese|este) pedido\b/
/** The order itself is named: no other thing can be meant */
const CANCEL_ORDER =
  /\b(?:cancel|call off|scrap|kill|stop) (?:the|my|that|this) (?:solar |panels? )?order\b|\b(?:cancel\w*|anul\w*) (?:el|mi|ese|este) pedido\b/
/** "Then go ahead and cancel", with nothing after it */
const CANCEL_ALONE =
  /\b(?:go ahead and|please|then|yeah|yes|just|entonces|mejor|pues) (?:cancel|cancel[ae]|anul[ae])(?: (?:please|then|now|por favor))?\W*$/
const REFUSES = /\b(?:do not|don'?t|not|never|no)\b|\bif\b|\bsi (?:cancelo|lo cancelo|me)\b/
const STATE =
  /\bstill (?:on|running|going|active|open|standing|under way|ordered|happening)\b|\bwhat (?:state|stage|status)\b|\bwhere (?:is it|are we)\b|\b(?:en que|que) (?:estado|etapa|fase|paso)\b|\bcomo va\b|\b(?:sigue|esta) (?:en pie|activ[oa]|abiert[oa]|en marcha|vigente)\b/
const FEE =
  /\b(?:fee|costo?|charge[ds]?|penalt\w+|owe|free|deposit|cobran|cuesta|multa|cargo|cuota|debo|gratis|deposito)\b/

const HOW_OR_COST =
  /\b(?:what (?:if|happens|then)|que (?:pasa|pasaria)|how (?:do|can|would|could|to|does)|can i|may i|could i|is it possible|later|after|cost\w*|fee|free|charge\w*|como|puedo|cuesta|cobr\w+|despues|luego|gratis|multa)\b/
const UNDOES =
  /\b(?:cancel\w*|back out|change my mind|changed my mind|undo|call it off|send it back|anul\w+|arrepient\w+|desdecir\w*|(?:me |nos )?ech\w+ (?:para |pa )?atras)\b/
const GONE =
  /\b(?:is|was|has|did|does|so|it'?s|really|order|pedido|esta|quedo|ya)\b.*\b(?:gone|cancell?ed|deleted|dropped|undone|cancelad[oa]|anulad[oa])\b|\b(?:order|pedido|it)(?:'?s| is| was)? (?:now |all |really )?(?:off|over)\W*$/
const ENDED = /\b(?:gone|cancell?ed|deleted|dropped|undone|cancelad[oa]|anulad[oa])\b/
const TOUCHES =
  /\b(?:touch\w*|mess\w* (?:with|up)|affect\w*|chang\w*|end|ends|cancel\w*|leav\w+|lose|losing|kick\w*|both|too|stay\w*|keep|remain|quedo|sigo|mantengo|toca\w*|afecta\w*|cambia\w*|pierd\w+|salir\w*|sal[eg]\w*|ambos|tambien)\b/
const OTHER_SIDE =
  /\b(?:programs?|battery|car|ev|thermostat|heater|rebate|programas?|bateria|carro|auto|coche|termostato|calentador|reembolso)\b/
const TAG = /\b(?:does it|doesn'?t it|right|correct|no|verdad|cierto)\W*$/
const OF_ITS_STATE = /\b(?:en que|que) (?:estado|etapa|fase)\b|\bwhat (?:state|stage|status)\b/
/** "I ask what canceling costs afterwards" */
const ASKS_COST =
  /\b(?:cuanto (?:me )?(?:cuesta|cobran?|costaria|cobrarian)|how much (?:is|does|would|do you)|pregunto|i(?:'m| am)? ask(?:ing)?)\b/
const IF_CANCELED = /\bif i (?:cancel|back out)\b|\bsi (?:lo |la )?(?:cancelo|anulo)\b/

/** "So nothing has been signed?", "I haven't agreed to anything, right?": what there is, is told. */
const NOTHING_DONE =
  /\b(?:nothing|not|n'?t|never|no|none|nada|anything|something|algo)\b.{0,30}\b(?:signed|ordered|bought|booked|purchased|agreed|committed|charged|placed|owe|firm(?:ado|e)|pedido|comprado|contratado|encargado|aceptado)\b|\b(?:signed|ordered|bought|booked|purchased|agreed to|committed to|owe) (?:to )?(?:nothing|anything|something)\b/
const LOOSE =
  /^(?:orders\.list|solar\.(?:status|order|details)|programs\.(?:mine|details)|remark|small-talk|out-of-scope|no|yes|thanks)$/
const ASKED_AS_TOLD = /\?|\b(?:right|correct|yes|no|verdad|cierto)\W*$/

/** "How much was it again?", of the order under way */
const PRICE =
  /\b(?:how much (?:was|is|were|are|did|does|do|would) (?:it|that|this|they|the (?:system|panels|order|whole thing)|i|we|my order)(?: (?:again|cost|costing|all|pay|paying|in all|in total|altogether))*|what (?:was|is|did) (?:the (?:price|total|cost)|it cost)|(?:the|my|total|full) price (?:again|was|of (?:it|that|my order|the order))|cuanto (?:era|es|costaba|cuesta|costo|valia|vale|pago|pagaba)(?: (?:todo|en total|eso|el pedido|mi pedido))?|(?:cual|que) (?:era|es) el precio|(?:el )?precio (?:era|total))\b/
const NOT_PRICE =
  /\b(?:cancel\w*|back out|visit|month\w*|loan|fee|event|bill|use[ds]?|earn\w*|kwh|anul\w+|visita|mes|mensual\w*|credito|recibo|factura|evento|gan\w+|consum\w+|to (?:move|change))\b/

/** "Do I still get the solar later if I want?", once in a program */
const SOLAR_STILL =
  /\b(?:can|could|do|may|would) (?:i|we) (?:still|also|later|then) (?:\w+ )?(?:get|have|order|buy|do|add|take|go) (?:the |some |for )?(?:solar|panels?)\b|\b(?:puedo|podria|podemos) (?:todavia|aun|tambien|luego) (?:\w+ )?(?:poner|tener|pedir|comprar) (?:l[oa]s? )?(?:solar|paneles|placas)\b/
/** "Can I order again later?", once an order was canceled or a quote refused */
const AGAIN_LATER =
  /\b(?:can|could|may|will) (?:i|we) (?:still |always )?(?:be able to )?(?:order|buy|do (?:it|that)|get (?:it|one|them|solar)|come back|change (?:my|our) mind|take it|have it)\b.{0,20}\b(?:again|later|another time|some ?day|next (?:month|year)|in the future|after all)\b|\b(?:puedo|podria|podre|podemos) (?:volver a )?(?:pedir\w*|comprar\w*|encargar\w*)\b.{0,20}\b(?:despues|luego|mas adelante|otra vez|de nuevo|otro dia)?\b/
function ofSolarTalk(turn: Turn): boolean {
  return turn.memory.focusOfferId?.startsWith('solar:') === true || lately(turn, /^(?:orders|solar)\./, 3)
}

const OF_BEFORE = /\b(?:was|were|did|again|price|era|costaba|costo|valia|precio)\b/

function asksPrice({ turn, words, count }: Heard): boolean {
  const { asking, proposal } = turn.memory
  const ofOrder = asking === 'proposal' && /^(?:cancel-order|visit)$/.test(proposal?.kind ?? '')
  if (asking && !ofOrder) return false
  // At the card that cancels it "how much does it cost?" asks of canceling.
  if (proposal?.kind === 'cancel-order' && ofOrder && !OF_BEFORE.test(words)) return false
  return (ofOrder || lately(turn, OF_ORDERS)) && count <= 12 && PRICE.test(words) && !NOT_PRICE.test(words)
}

function tellPrice(turn: Turn, order: OrderDto): Reply {
  return say(
    turn.t('order.costs', {
      name: order.offer.name,
      reference: order.reference,
      price: priceText(turn, order),
      payment: paymentText(turn, order),
    }),
  )
}

/** After an order was spoken of: "cancel it", "is there a fee?", "still running?" are about that order. */
export const followOrder: Follow = async (heard) => {
  const { turn, words, count } = heard
  const asks = heard.asks || asksIn(turn.text) || ASKS_COST.test(words)
  if (asksPrice(heard)) {
    const order = (await listOrders(turn.ctx)).find(
      ({ domain, state }) => domain === 'solar' && state === 'active',
    )
    if (order) return followed('solar.status', async () => tellPrice(turn, order))
  }
  if (asks && !turn.memory.asking && AGAIN_LATER.test(words) && ofSolarTalk(turn)) {
    const under = (await listOrders(turn.ctx)).some(
      ({ domain, state }) => domain === 'solar' && state === 'active',
    )
    if (!under)
      return followed('orders.list', async () => say(turn.t('order.againLater'), chips(turn, ['solar'])))
  }
  if (asks && !turn.memory.asking && SOLAR_STILL.test(words))
    return followed('solar.details', async () => say(turn.t('order.bothGo'), chips(turn, ['solar', 'mine'])))
  const both = (asks || TAG.test(words)) && OTHER_SIDE.test(words) && TOUCHES.test(words)
  if (both && turn.memory.proposal?.kind === 'cancel-order')
    return followed('repeat', async () =>
      say(turn.t('order.cancelOnly', { text: turn.memory.proposal!.text })),
    )
  const ofProgram = turn.memory.asking === 'order' && turn.memory.orderDomain !== 'solar'
  if (
    both &&
    lately(turn, /^(?:solar|compare|orders)\./, 3) &&
    turn.memory.asking !== 'proposal' &&
    !ofProgram
  )
    return followed('solar.details', async () => say(turn.t('order.bothGo'), chips(turn, ['solar', 'mine'])))
  const atQuote = turn.memory.asking === 'order' && turn.memory.orderDomain === 'solar'
  const ofOrders = heard.acts.some(({ intent }) => /^orders\./.test(intent))
  const ordered =
    !turn.memory.asking && (ofOrders || lately(turn, /^(?:solar|orders)\./, 3)) && !OTHER_SIDE.test(words)
  if ((atQuote || ordered) && asks && count <= 24 && UNDOES.test(words) && HOW_OR_COST.test(words))
    return followed('orders.cancel', () => cancellationTerms(turn, turn.text))
  if (
    !turn.memory.asking &&
    count <= 12 &&
    NOTHING_DONE.test(words) &&
    ASKED_AS_TOLD.test(turn.text) &&
    heard.acts.every((act) => act.confidence < askBelowConfidence || LOOSE.test(act.intent)) &&
    lately(turn, /^(?:solar|orders|choose|no$)/, 3)
  )
    return followed('orders.list', () => showMyOrders(turn, actFor('orders.list', heard)))
  const named =
    lately(turn, OF_SOLAR) &&
    (OF_ITS_STATE.test(words) || IF_CANCELED.test(words) || CANCEL_ALONE.test(words))
  const byName = CANCEL_ORDER.test(words)
  if (count > 16 || waitsForYes(turn) || !(named || byName || lately(turn, OF_ORDERS))) return undefined
  const cancels =
    (CANCEL_IT.test(words) || byName || CANCEL_ALONE.test(words)) && !REFUSES.test(words) && !asks
  const fee = asks && FEE.test(words)
  const gone = GONE.test(words) && !cancels
  const state = STATE.test(words) || gone
  if (!cancels && !fee && !state) return undefined
  const orders = (await listOrders(turn.ctx)).filter((one) => one.domain === 'solar')
  const active = orders.some((one) => one.state === 'active')
  const [newest] = orders
  if (!active && newest?.state === 'cancelled' && (state || fee))
    return followed('orders.list', () => tellCanceled(turn, newest))
  if (!active)
    return state ? followed('orders.list', () => showMyOrders(turn, actFor('orders.list', heard))) : undefined
  if (gone && ENDED.test(words) && newest?.state === 'active')
    return followed('solar.status', async () =>
      say(
        turn.t('order.goesOn', { name: newest.offer.name, reference: newest.reference }),
        chips(turn, ['solarStatus', 'cancelOrder']),
      ),
    )
  if (state) return followed('solar.status', () => solarStatus(turn, actFor('solar.status', heard)))
  const act = actFor('orders.cancel', heard)
  const span = fee ? `${turn.text} (fee)` : 'cancel it'
  return followed('orders.cancel', () => proposeCancelling(turn, { ...act, span }))
}
