import type { Memory } from '@/lib/agent/memory'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { ProposalKind } from './proposal-kinds'

/**
 * "Fine. Yes, take me out", "kill it", "yes please add the car": a yes in the words of the card. Only the whole message
 * counts, word by word: anything more (a condition, a time, a question, another thing named) is no yes.
 */
export function agreesInWords({ asking, proposal }: Memory, text: string): boolean {
  const words = foldText(text).trim()
  if (words.includes('?')) return false
  if (asking === 'order') return whole(ORDER).test(words)
  if (asking !== 'proposal' || !proposal) return false
  const phrases = PHRASES[proposal.kind as ProposalKind]
  const device = proposal.kind === 'device-add' ? NOUN_OF[String(proposal.data.type)] : undefined
  return (
    Boolean(phrases) && whole(device ? `${phrases}|add (?:the|my|our) (?:${device})` : phrases!).test(words)
  )
}

const LEAD =
  '(?:(?:ok|okay|fine|alright|all right|good|great|well|right|perfect|very well|then|so|yes|yeah|yep|yup|sure|please|just|go ahead and|bueno|vale|pues|listo|bien|entonces|si|claro|dale|ya|por favor)[\\s,.!]+)*'
const TAIL =
  '(?:[\\s,.!]+(?:then|now|please|thanks|thank you|already|today|right away|for me|pues|entonces|ya|ahora|por favor|gracias))*[\\s,.!]*$'
const whole = (phrases: string) => new RegExp(`^${LEAD}(?:${phrases})${TAIL}`)

const ORDER =
  "i (?:want|would like|'d like) (?:to (?:order|have|buy|join) )?(?:it|this|that)(?: one)?|(?:i )?(?:want|would like) to (?:order|enroll|join)(?: it)?|order it|buy it|place (?:the|my) order|enroll me|sign me up|lo quiero|la quiero|quiero (?:pedirlo|comprarlo|inscribirme)|pidalo|inscribame|apuntame|apunteme"

const PHRASES: Partial<Record<ProposalKind, string>> = {
  leave:
    '(?:take|get|opt) me (?:out|off)(?: of (?:it|that|there|the program))?|leave the program|i (?:want|wanna) (?:out|to leave(?: (?:it|the program))?)|quit the program|kill it|cancel it|end it|(?:saqueme|sacame|saquenme)(?: de ahi| del? (?:otro|este|ese|programa))?|quiero salir(?:me)?(?: del programa)?|deme de baja|dame de baja',
  'cancel-order':
    '(?:cancel|kill|scrap|end) (?:it|the order|my order)|cancelalo|cancelelo|cancela el pedido|anulalo|anulelo|cancelado',
  'delete-account':
    '(?:delete|erase|wipe|remove) (?:it|it all|all of it|everything|my (?:account|data))|borralo|borrelo|borra(?:lo)? todo|eliminalo|eliminelo',
  'device-remove': '(?:remove|delete) (?:it|the device)|take it off|quitalo|quitelo|borralo|eliminalo',
  'device-add': 'add it|put it in|agregalo|agreguelo|anadelo|anadalo',
  pause: 'pause (?:it|the program)|set (?:it|that)|pausalo|pauselo|pongalo en pausa|ponlo en pausa',
  vacation: 'set (?:it|that|the dates)|do set (?:it|that)|pongalo|ponlo|apuntelo|anotelo',
}
const NOUN_OF: Record<string, string> = {
  ev: 'car|ev|charger|electric car',
  battery: 'battery|home battery',
  thermostat: 'thermostat|smart thermostat',
  'water-heater': 'water heater|heater',
}
