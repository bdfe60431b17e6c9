import { say, type Turn } from '@/lib/agent/turn'
import { asks as asksIn } from '@/lib/agent/understanding/only-asks'
import type { OrderDto } from '@/lib/protocol/order'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { type Follow, followed, lately } from './follow-ups'
import { cancellationTerms } from './orders'
import { solarHeld } from './solar-held'

const CANCELS =
  /\b(?:cancel\w*|back(?:ing)? (?:out|off)|call(?:ing)? (?:it |this )?off|pull(?:ing)? (?:out|the plug)|want(?:s|ed)? out\b|get(?:ting)? out of (?:it|this|that|the (?:order|contract|whole thing|deal))|drop(?:ping)? (?:it|the (?:order|whole thing))|chang(?:e|ed|ing) (?:my|our) minds?|anul\w+|(?:me |nos )?ech\w+ (?:para |pa )?atras|desist\w+|renunci\w+|arrepent\w+|arrepient\w+)\b/
const COSTS =
  /\b(?:costs?|fees?|charged?|charges|penalt\w+|(?:a|any) fine|owe|pay|lose|free|deposit|money|refund\w*|cuesta|costo|coste|costaria|cobr\w+|multa|penaliz\w+|cargo|pag[ao]\w*|pierdo|perder|perdemos|gratis|dinero|deposito|devuelv\w+)\b/
const ASKING =
  /[?¿]|\b(?:does|do|would|will|is|are|can|could|am|did) (?:it|that|there|this|i|we|you|they|backing|cancell?ing|the)\b|\b(?:what|how much|how expensive|cuanto|hay|tiene|(?:me|nos|le|les) (?:cobr\w+|cuesta\w*|costar\w*|devuelv\w+))\b/
const AGREES_FIRST = /^\W*(?:yes|yeah|yep|yup|sure|ok|okay|si|claro|dale|vale)\b/
const AGAIN =
  /\b(?:(?:order|buy|get|take|choose|do|apply|come|sign up|have)\b.{0,24}\b(?:again|later|another time|next (?:year|month|spring|summer)|some other time|back|anew)|re-?order|start over|(?:volver|volvemos|vuelvo) a \w+|(?:pedir\w*|encargar\w*|comprar\w*|hacer\w*|solicitar\w*)\b.{0,24}\b(?:otra vez|de nuevo|despues|luego|mas (?:adelante|tarde)|el (?:proximo|otro) ano|el ano que viene|nuevamente))\b/
const SECOND =
  /\b(?:another|a second|second|two|one more|more|additional|otro|otra|un segundo|segundo|dos|mas)\b.{0,30}\b(?:order|system|set|panels?|solar|one|for (?:my|the|our)|pedido|sistema|paneles|placas|para (?:mi|la|el|otra))\b|\b(?:otro|otra|another|second)\W*[?¿]?$/
const ORDERS =
  /\b(?:order\w*|buy|get|have|place|put|add|take|pedir|pido|comprar|encargar|tener|poner|hacer|solicitar)\b/
const OF_OTHER =
  /\b(?:programs?|battery|thermostat|charger|car|event|tonight|visit|appointment|device|programas?|bateria|termostato|cargador|carro|evento|visita|cita|aparato)\b/

/** Asked of the solar order: what backing out costs, whether one may order again, and whether there can be a second. */
export const followOrderAsked: Follow = async ({ turn, words, asks, count }) => {
  const { memory } = turn
  const atCard = memory.asking === 'proposal' && memory.proposal?.kind === 'cancel-order'
  if (count > 40 || OF_OTHER.test(words) || (memory.asking === 'proposal' && !atCard)) return undefined
  const agrees = AGREES_FIRST.test(words) && count <= 8 && !/[?¿]/.test(turn.text)
  const asked = !agrees && (asks || asksIn(turn.text) || ASKING.test(words))
  const again =
    asked && AGAIN.test(words) && (atCard || CANCELS.test(words) || lately(turn, /^orders\.cancel/, 2))
  const cost = asked && COSTS.test(words) && (CANCELS.test(words) || (atCard && count <= 12))
  const second = (asks || asksIn(turn.text)) && !memory.asking && SECOND.test(words) && ORDERS.test(words)
  if (!again && !cost && !second) return undefined
  const near =
    atCard ||
    lately(turn, /^(?:solar|orders)\./, 3) ||
    /\b(?:order|pedido|solar|panels|paneles|placas)\b/.test(words)
  if (!near) return undefined
  const own = await solarOrders(turn)
  const active = own.some(({ state }) => state === 'active')
  if (second && !again && !cost)
    return active && !CANCELS.test(words)
      ? followed('solar.status', async () => (await solarHeld(turn)) ?? say(turn.t('solar.noOrder')))
      : undefined
  if (again && own.length > 0)
    return followed('orders.cancel', async () =>
      say([turn.t('order.again'), ...(atCard ? [turn.t('order.termsWaiting')] : [])].join(' ')),
    )
  if (!cost || !(active || own.some(({ state }) => state === 'selected' || state === 'initialised')))
    return undefined
  return followed('orders.cancel', () => cancellationTerms(turn, turn.text))
}

async function solarOrders({ ctx }: Turn): Promise<OrderDto[]> {
  return (await listOrders(ctx)).filter(({ domain }) => domain === 'solar')
}
