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
  const kind = proposal.kind as ProposalKind
  if (afterYes(kind, proposal.data).test(words) || unwanted(kind)?.test(words)) return true
  const phrases = PHRASES[kind]
  const device = proposal.kind === 'device-add' ? NOUN_OF[String(proposal.data.type)] : undefined
  return (
    Boolean(phrases) && whole(device ? `${phrases}|add (?:the|my|our) (?:${device})` : phrases!).test(words)
  )
}

/** Said "yes" first, the card's own verb is enough: "yes, cancel", "sure, delete everything", "sí, quiero salirme". */
function afterYes(kind: ProposalKind, { name }: Record<string, unknown>): RegExp {
  const named =
    kind === 'leave' && typeof name === 'string' ? `|(?:leave|quit) ${escaped(foldText(name))}` : ''
  return new RegExp(`^${LEAD}${YES}[\\s,.!]+${LEAD}${WISH}(?:${BARE[kind] ?? NEVER}${named})${TAIL}`)
}

/** "Yes, quit the program" at the card that deletes the account: a yes that names another deed than the card's. */
export function namesAnotherDeed(memory: Memory, text: string): boolean {
  const { asking, proposal } = memory
  if (asking !== 'proposal') return false
  // "Do the switch" is a yes to leaving for another, and to no other card.
  if (typeof proposal?.data.next !== 'string' && SWITCHES.test(foldText(text))) return true
  if (!ENDS.test(proposal?.kind ?? '')) return false
  return DEED.test(foldText(text)) && !agreesInWords(memory, text)
}
const ENDS = /^(?:leave|cancel-order|delete-account|device-remove)$/
const SWITCHES = /\b(?:switch\w*|swap\w*|change over|cambio de programa|cambiarme|hagamos el cambio)\b/
const DEED =
  /\b(?:leave|leaving|quit|cancel\w*|delet\w+|eras\w+|wip\w+|remov\w+|end|stop|keep|kill|drop|unenroll|withdraw|scrap|turn|skip|stay|salir\w*|salgo|cancel[aeo]\w*|borr\w+|elimin\w+|anul\w+|quit\w+|dej\w+|qued\w+|conserv\w+)\b/

/** "I'm not interested in this program any more", at the card that ends it: what is unwanted is named. */
function unwanted(kind: ProposalKind): RegExp | undefined {
  const thing = UNWANTED[kind]
  if (!thing) return undefined
  const wanted =
    "(?:i|we)? ?(?:(?:do not|don'?t|no longer) want|(?:am |'?m |are |'?re )?(?:not|no longer) interested in)"
  const spanish = 'ya no (?:quiero|queremos|me interesan?)'
  return whole(`${wanted} (?:${thing})(?: any ?more| any longer)?|${spanish} (?:${thing})(?: mas)?`)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const LEAD =
  "(?:(?:ok|okay|fine|alright|all right|good|great|well|right|perfect|very well|then|so|oh|yes|yeah|yep|yup|yuh|yea|sure|please|just|i do|i am sure|i'?m sure|go ahead and|bueno|vale|pues|listo|bien|entonces|si|claro|dale|ya|por favor|porfa|estoy segur[oa])[\\s,.!]+)*"
const YES =
  '(?:yes|yeah|yep|yup|yuh|yea|sure|absolutely|definitely|of course|please do|go ahead and|go ahead|si|sip|claro(?: que si)?|dale|por supuesto|adelante)'
const WISH =
  "(?:(?:i|we)(?: do| really)? (?:want|wanna|would like|need)(?: to)? |i'?d like to |(?:you )?can |let'?s |do |(?:lo |la )?(?:quiero|queremos|puede[ns]?) )?"
const TAIL =
  "(?:[\\s,.!]+(?:yes|yeah|yep|si|then|now|please|pls|thanks|thank you|thx|already|today|right away|asap|for good|for me|i am sure|i'?m sure|pues|entonces|ya|ahora|hoy|por favor|porfa|gracias|estoy segur[oa]))*[\\s,.!]*$"
const whole = (phrases: string) => new RegExp(`^${LEAD}(?:${phrases})${TAIL}`)
const NEVER = '(?!)'

/** "Leave it" is missing on purpose: it may as well mean to leave things as they are. */
const BARE: Partial<Record<ProposalKind, string>> = {
  leave:
    '(?:leave|quit|cancel|end|stop)(?: (?:the|this|that|my) (?:program|enrollment|membership))?|(?:cancel|end|quit) (?:it|this|that)|(?:opt|get|take) (?:me )?out(?: of (?:it|this|that|the program|this program))?|(?:unenroll|withdraw|remove|drop)(?: me)?(?: from (?:it|this|that|the program|this program))?|out|salir(?:me)?(?: del? (?:programa|este programa))?|me salgo|(?:darme|me doy|deme|dame|denme) de baja|(?:cancelar|cancela|cancele|cancelen|dejar|deja[rl]o)(?:l[oa])?(?: (?:el|este|mi) programa)?',
  'cancel-order':
    '(?:cancel|kill|scrap|end|stop)(?: (?:it|this|that|(?:the|my|this|that) (?:solar )?(?:order|panels|solar|system)))?(?: (?:all|completely))?|(?:it )?cancell?ed|(?:cancelar|cancela|cancele|cancelen|anular|anula|anule|anulen)(?:l[oa]s?)?(?: (?:el|mi|este|ese) pedido| los paneles)?',
  'delete-account':
    '(?:delete|erase|wipe|remove)(?: (?:it|them|this|that|everything|all of it|all|(?:the|my|this) (?:whole )?(?:account|data|info|information|records|stuff)))?(?: (?:all|completely|forever|permanently))?|(?:borrar|borra|borre|borren|eliminar|elimina|elimine|eliminen)(?:l[oa]s?)?(?: (?:todo|la cuenta|mi cuenta|mis datos|todos mis datos))?',
  'device-remove':
    '(?:remove|delete|disconnect|unlink|take)(?: (?:it|this|that|the device))?(?: off)?|(?:quitar|quita|quite|borrar|borra|borre|eliminar|elimina|elimine)(?:l[oa])?',
  pause:
    'pause(?: (?:it|this|that|the program|my program))?|(?:pausar|pausa|pause)(?:l[oa])?(?: el programa)?',
  resume:
    '(?:resume|continue|restart|unpause)(?: (?:it|this|that|the program|my program))?|start (?:it )?again|(?:continuar|continua|continue|reanudar|reanuda|reanude|seguir|sigue|siga)(?:l[oa])?(?: con el programa)?',
}

const UNWANTED: Partial<Record<ProposalKind, string>> = {
  leave:
    '(?:to be (?:in|part of) )?(?:this|the|that|your) program|to (?:be in it|take part(?: in it| in this)?|participate)|(?:el|este|ese|su) programa|(?:estar|seguir|participar)(?: en (?:el|este|ese|su) programa)?',
  'cancel-order':
    '(?:the|these|those|this|that|my) (?:solar )?(?:panels|order|system)|(?:el|este|mi) pedido|(?:los|estos) paneles',
  'delete-account': '(?:the|this|my|an) account|(?:la|esta|mi|una) cuenta',
}

const ORDER =
  "i (?:want|would like|'d like) (?:to (?:order|have|buy|join) )?(?:it|this|that)(?: one)?|(?:i )?(?:want|would like) to (?:order|enroll|join)(?: it)?|order it|buy it|place (?:the|my) order|enroll me|sign me up|lo quiero|la quiero|(?:lo|la) (?:encargo|encargamos|pido|pedimos|compro|compramos)|encarg(?:ue|a)l[oa]|quiero (?:encargarlo|encargarla|pedirla|comprarla|pedirlo|comprarlo|inscribirme)|pidalo|inscribame|apuntame|apunteme"

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
  ticket:
    '(?:pass|send|forward|hand|put|write) (?:it|that|this|them|my complaint|the complaint) (?:on|along|over|up|through|down|in)|(?:report|send|file|submit) (?:it|that|this|my complaint|the complaint)|pasel[oa]|pasal[oa]|trasladel[oa]|envi[ae]l[oa]|mand[ae]l[oa]|reportel[oa]|reportal[oa]',
  medical:
    '(?:note|write|put|mark) (?:it|that|this)(?: down)?|anot[ae]l[oa]|apunt[ae]l[oa]|registrel[oa]|registral[oa]',
  vacation: 'set (?:it|that|the dates)|do set (?:it|that)|pongalo|ponlo|apuntelo|anotelo',
}
const NOUN_OF: Record<string, string> = {
  ev: 'car|ev|charger|electric car',
  battery: 'battery|home battery',
  thermostat: 'thermostat|smart thermostat',
  'water-heater': 'water heater|heater',
}
