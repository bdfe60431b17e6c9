import { isConditional, isInverted } from '@/lib/agent/understanding/conditions'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import { namesAThing, onlyTells } from '@/lib/agent/understanding/request-start'
import { plainSpanish } from '@/lib/agent/understanding/spanish-words'
import { RELIES, TOLD } from './card-sentences'
import {
  BARE_YES,
  EVENT_TIME,
  FIRM_NO,
  FIRM_YES,
  LEAD,
  NOUN,
  type OpenKind,
  OWN_NO,
  OWN_YES,
  TAIL,
  WAITS,
} from './open-words'
import { TRAVELS } from './turns-aside'

/** What waits for an answer, as far as words can name it. */
export type OpenQuestion = {
  kind: OpenKind
  /** The program or offer */
  name?: string
  /** The type of the device to add or take off */
  device?: string
  /** Words that only repeat what the card holds: "wednesday", "10" */
  same?: readonly string[]
}

/** `words` is the clause that answers; `rest` what the message holds besides, to be answered by itself. */
export type SaidToOpen = {
  answer: 'yes' | 'no' | 'doubt'
  words: string
  rest: string
  firm: boolean
  alone: boolean
}

type Clause = { text: string; plain: string; ends: boolean }
type Heard =
  | 'bare'
  | 'firm'
  | 'own'
  | 'no'
  | 'bare-no'
  | 'empty'
  | 'told'
  | 'asks'
  | 'asks-but'
  | 'orders'
  | 'waits'
  | undefined

/** What cannot be taken back, or binds: a bare yes before a comma and a question is not enough. */
const FOR_GOOD = /^(?:delete-account|cancel-order|solar-quote)$/
/** Cards of days: another day named beside the yes changes what is agreed to. */
const PARTS =
  /(?<=[.!?;…])\s*(?=\S)|\n+|\s*,\s*|\s+[-–—]+\s*|(?<!\bgo ahead)\s+(?=(?:and|but|y|pero|so (?:just|put|count|go|do)|cause|because|since|porque|ya que|aunque|though)\s)/i

export function saidToOpen(text: string, open: OpenQuestion): SaidToOpen | undefined {
  const clauses = clausesOf(text, open)
  const heard: Heard[] = []
  // "And take the thermostat off, I no longer have it": the reason belongs to the order before it.
  for (const clause of clauses) heard.push(hear(clause, open) ?? reasonOf(clause, heard.at(-1)))
  if (clauses.length === 0) return undefined
  const has = (...kinds: Heard[]) => heard.some((one) => kinds.includes(one))
  if (open.kind === 'leave') {
    const pause = clauses.find(({ plain, text: own }) => PAUSES.test(plain) && !/[?¿]/.test(own))
    const first = clauses[0]!.plain
    if (pause && clauses.length > 1 && NOT_LEAVE.test(first))
      return { answer: 'no', words: clauses[0]!.text, rest: pause.text, firm: true, alone: false }
  }
  if (heard.some((one) => one === undefined)) return undefined
  const yes = heard.findIndex((one) => one === 'own' || one === 'firm' || one === 'bare')
  const firm = has('own', 'firm')
  const rest = restOf(clauses, heard, open)
  const alone = clauses.length === 1
  const no = has('no') || (has('bare-no') && bareNoCounts(clauses, heard))
  if (yes >= 0 && (no || has('bare-no') || clauses.some(({ plain }) => REGRETS.test(plain)))) return undefined
  if (no)
    return has('waits') && !has('orders')
      ? undefined
      : { answer: 'no', words: words(clauses, heard, ['no', 'bare-no']), rest, firm: has('no'), alone }
  if (has('bare-no')) return undefined
  if (yes < 0)
    return has('told') && has('asks', 'asks-but') && open.kind === 'dfp-quote'
      ? { answer: 'doubt', words: '', rest, firm: false, alone }
      : undefined
  const said = words(clauses, heard, ['own', 'firm', 'bare'])
  const apart = clauses[yes]!.ends || (firm && has('own'))
  const next = clauses[yes + 1]
  const goesOnTelling =
    !clauses[yes]!.ends && GO_ON.test(clauses[yes]!.plain) && next !== undefined && HARMLESS.test(next.plain)
  const doubtful =
    has('waits', 'asks-but') ||
    goesOnTelling ||
    (has('asks') && !has('own') && open.kind === 'delete-account') ||
    (!firm && !apart && has('orders')) ||
    (!firm && !apart && has('asks') && FOR_GOOD.test(open.kind))
  if (doubtful) return rest ? { answer: 'doubt', words: said, rest, firm, alone } : undefined
  if (!firm && open.kind === 'event' && has('orders')) return undefined
  return { answer: 'yes', words: said, rest, firm, alone }
}

function reasonOf({ text, plain }: Clause, before: Heard): Heard {
  if (before !== 'orders' || !onlyTells(text)) return undefined
  return NUMBER_OR_DAY.test(plain) ? 'orders' : 'empty'
}

function hear(clause: Clause, open: OpenQuestion): Heard {
  const { plain, text } = clause
  if (plain === '' || EMPTY.test(plain)) return 'empty'
  if (/[?¿]/.test(text) && !POLITE.test(plain))
    return BUT.test(plain) && !OF_PAST.test(plain) ? 'asks-but' : 'asks'
  if (DISBELIEF.test(plain)) return undefined
  const own = ownYes(open)
  if (own?.test(plain)) return 'own'
  if (whole(`(?:${BARE_YES} )?(?:${FIRM_YES})`).test(plain)) return 'firm'
  if (whole(BARE_YES).test(plain)) return 'bare'
  if (whole(`${FIRM_NO}|${OWN_NO[open.kind] ?? '(?!)'}`).test(plain)) return ownNo(plain, open)
  if (whole('no|nope|nah').test(plain)) return 'bare-no'
  if (new RegExp(WAITS).test(plain)) return 'waits'
  if (open.kind === 'dfp-quote' || open.kind === 'see-quote') {
    if (TOLD.test(plain) && !RELIES.test(plain)) return 'told'
    if (/\b(?:medic\w*|oxygen|cpap|oxigeno|dialysis|dialisis|ventilator|respirador)\b/.test(plain))
      return undefined
  }
  if (isInverted(plain)) return undefined
  if (asks(text) || ASKED_BEFORE.test(plain))
    return BUT.test(plain) && !OF_PAST.test(plain) && !ASKED_BEFORE.test(plain) ? 'asks-but' : 'asks'
  const device = deviceAnswer(plain, open)
  if (device) return device
  if (open.kind === 'event' && GATHERS.test(plain)) return 'empty'
  if (isConditional(plain.replace(THEN, '').replace(new RegExp(`^${LEAD}`), ''))) return undefined
  if (BUT.test(plain)) return undefined
  if (HARMLESS.test(plain)) return 'orders'
  if (ORDERS.test(plain)) return clause.ends || /^(?:and|y|also|tambien)\b/.test(plain) ? 'orders' : undefined
  return isReason(plain, open) ? 'empty' : undefined
}

/** "Leave it" at the card to leave may as well mean to leave things as they are. */
function ownNo(plain: string, open: OpenQuestion): Heard {
  return open.kind === 'leave' && /\b(?:dejel[oa]|dejal[oa])\b/.test(plain) ? undefined : 'no'
}

function ownYes({ kind, name, device }: OpenQuestion): RegExp | undefined {
  const own = OWN_YES[kind]
  if (!own) return undefined
  const noun = device ? NOUN[device] : undefined
  const named = name ? `|(?:leave|quit|join) ${escaped(foldText(name))}` : ''
  const ofDevice =
    noun && kind === 'device-add'
      ? `|(?:add|connect|register|agreg[ae]|anad[ae]) ${noun}|${noun} (?:yes|si)|(?:yes|si) (?:to |a )?${noun}`
      : noun && kind === 'device-remove'
        ? `|(?:remove|delete|quit[ae]|borr[ae]) ${noun}`
        : noun && kind === 'leave'
          ? `|(?:leave|quit|drop|end|cancel|dej[aeo]|quit[ae]) ${noun}(?: (?:one|program))?|(?:take|get) (?:me|us) (?:out|off)(?: of)? ${noun}(?: (?:one|program))?|(?:dej[aeo]|salgo de|saqu?[ae]me de) (?:el |la )?(?:programa )?(?:de |del )?${noun}`
          : ''
  const time = kind === 'event' ? EVENT_TIME : ''
  const yes = `(?:(?:${BARE_YES}|go ahead(?: and)?|i do|dale|dele|adelante|de acuerdo)[\\s,]+)*${LEAD}`
  const wish =
    '(?:(?:i|we) (?:want|wanna|would like|need)(?: to)? |id like to |you can |lets |quiero |puede )?'
  return new RegExp(`^${LEAD}${yes}${wish}(?:${own}${named}${ofDevice})${time}${TAIL}$`)
}

/** "Yes to the car, no to the thermostat": of the other device nothing is asked. */
function deviceAnswer(plain: string, { kind, device }: OpenQuestion): Heard {
  if (!device || (kind !== 'device-add' && kind !== 'device-remove')) return undefined
  const others = Object.entries(NOUN)
    .filter(([type]) => type !== device)
    .map(([, noun]) => noun)
    .join('|')
  const own = NOUN[device]!
  if (whole(`no (?:to |a |not )?(?:${others})|(?:${others}) no`).test(plain)) return 'empty'
  if (
    whole(
      `no (?:to |a )?${own}|${own} no|(?:no )?${own} (?:dejel[oa]|dejal[oa])|leave ${own}(?: alone)?|keep ${own}`,
    ).test(plain)
  )
    return 'no'
  if (kind === 'device-remove' && otherYes(others).test(plain)) return 'orders'
  return undefined
}

const whole = (phrases: string) => new RegExp(`^${LEAD}(?:${phrases})${TAIL}$`)
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const EMPTY = new RegExp(
  `^${LEAD}(?:(?:i see|got it|understood|i understand|makes sense|thats (?:ok|fine|good|fair)(?: with me)?|sounds (?:good|fine|great)|good to know|gracias|muchas gracias|thank you(?: so much)?|thanks(?: a lot)?|hi|hello|hola|buenas|entiendo|entendido|ya entendi|menos mal|no problem|no hay problema|que bueno|fair enough|haha\\w*|jaja\\w*|lol)(?: (?:then|dear|pues))?)?\\s*$`,
)
const BUT =
  /^(?:(?:ok|yes|si|and|y)\s+)*(?:but|pero|aunque|though|only if|solo si|if|as long as|siempre que|unless)\b/
/** "But did my complaint go out?": of what was, and no reserve about what will be */
const OF_PAST =
  /^(?:but|pero) (?:did|have you|has|was|were|ya (?:se )?(?:mando|envio|paso)|se (?:mando|envio|paso)|what about my|y mi)\b/
const POLITE = /^(?:can|could|would|will) you (?:please )?(?:do (?:it|that)|go ahead)\b/
const ASKED_BEFORE =
  /^(?:but |pero |and |y )?(?:i (?:had |was )?(?:asked|asking|wonder\w*|want(?:ed)? to (?:know|ask))|(?:yo |le |te )*(?:pregunt\w+|queria saber|quiero saber|quisiera saber)) ?\S+/
const THEN = /^(?:(?:and|y|then)\s+)*(?:after that|afterwards|luego|despues|then)\s+/
/** "No, wait, just pause it": another way than leaving */
const PAUSES =
  /^(?!.*\b(?:dont|do not|not to|no (?:l[oa] )?paus)\b).*\b(?:pause|pauselo|pausalo|pauselos|pausarlo|pausa)\b/
const NOT_LEAVE =
  /^(?:(?:oh|ay|ah)\s+)?(?:no|nope|nah|wait|espere|espera|hold on|mejor no)(?:\s+(?:no|wait|espere|espera|hold on|mejor|gracias|thanks))*$/
/** Another deed beside the yes: carried out or put forward by itself */
const HARMLESS =
  /^(?:(?:and|also|then|please|after that|y|tambien|luego|despues|ademas)\s+)*(?:(?:can you |could you )?(?:show|tell|explain|list|give|send) (?:me|us)\b|(?:muestr|ensen|expliqu|dig)\w*(?:me|nos)\b)/
const ORDERS =
  /^(?:(?:and|also|then|please|after that|now|next|y|tambien|luego|despues|ademas|de paso)\s+)*(?:(?:can|could|would) you |i (?:also )?(?:want|need|would like) |id (?:also )?like |(?:tambien )?(?:quiero|necesito|quisiera) )?(?:to )?(?:take me out|sign|log|leave|cancel|stop|add|change|delete|call|pause|join|switch|remove|turn|report|check|send|put|resume|enroll|borr|quit|agreg|anad|cancel|paus|saqu|llam|report|cambi|elimin|apunt|inscrib|anot)\w*\b/
/** "Sí, me equivoqué": what was begun was not meant */
const REGRETS = /\b(?:equivoqu\w+|(?:a|my|by) mistake)\b/
/** "Go ahead, tell me more", "venga, explíqueme": told to go on telling */
const GO_ON = /^(?:please )?(?:go ahead|by all means|adelante|dale|dele|venga|va|sale|orale|andele)$/
/** "Venga ya": disbelief */
const DISBELIEF = /^(?:venga ya|anda ya)$/
/** What a mere reason never holds: a wish, a deed, an amount, a day, a no to it */
const NO_REASON =
  /\b(?:want|wanna|wish|need|would|like to|rather|instead|other|another|otr[oa]s?|quiero|queremos|quisiera|necesito|prefiero|yes|no thanks|agree|accept|deal|yet|stop|delete|cancel\w*|leave|quit|remove|add|pause|switch|only|except|but|just|solo|pero|salvo|menos|never said|i mean|though|although|has to|have to|must|think|thinking|decid\w*|sign|me refiero|quise decir|quiero decir|tiene que|hay que|pensando\w*|firm\w*|didnt|did not|dont|do not|wont|cant|cannot|no (?:lo|la|me|se|puedo|quiero|voy)|nunca|questions?|preguntas?|dudas?|doubts?|oxygen|medic\w*)\b/
const NUMBER_OR_DAY =
  /\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo|tomorrow|manana|week|weeks|month|months|semana|semanas|mes|meses|year|ano|january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|spring|summer|autumn|winter|primavera|verano|otono|invierno|loan|prestamo|cash|contado)\b/
const TELLS =
  /^(?:(?:and|because|cause|since|y|porque|ya que|es que|as)\s+)*(?:i|im|ive|we|weve|my|our|he|she|they|it|its|nobody|somebody|someone|the|there|mi|mis|nuestr[oa]|el|la|los|las|ella|ellos|nadie|ya|tengo|tenemos|estoy|estamos|nos|me|se|es|esta|vivo|viene|van)\b/
const OF_EVENT_TOO =
  /^(?:i ?m|im|were|my|our|mi|estoy|estamos)\b.*\b(?:home|casa|trip|viaje|moved|cambi\w+|back)\b/
const MEANT = /^(?:no )?i meant? (?:for )?(?:tonight|this one|it|that)$/

/** "I did not ask about loans" */
const NOT_ASKED = /^(?:i )?(?:didnt|did not) ask (?:about|for) \S.{1,24}$/
/** "So I only lose the dollar", "I need the points": beside a yes to an event */
const GATHERS =
  /^(?:ok |oh )?so (?:i|it|you|we) (?:only )?(?:lose|get|earn|gets)\b.{2,30}$|^i need the \w+\b.{0,24}$/

function isReason(plain: string, { kind }: OpenQuestion): boolean {
  // What cannot be taken back has no such thing beside it: "yes, I'm moving out in May" may mean then.
  if (kind === 'delete-account' || kind === 'solar-quote') return false
  const own = plain.replace(new RegExp(`^${LEAD}`), '')
  if (MEANT.test(own) || NOT_ASKED.test(own)) return true
  if (own.split(/\s+/).length > 12) return false
  if (kind === 'leave' && TRAVELS.test(own)) return false
  if (kind === 'event' && OF_EVENT_TOO.test(own)) return true
  return TELLS.test(own) && !namesAThing(own) && !NO_REASON.test(own) && !NUMBER_OR_DAY.test(own)
}

/** Holds a yes somewhere at its start: "yes, the blue one" */
export function startsWithYes(text: string): boolean {
  return STARTS_YES.test(
    plainSpanish(foldText(text))
      .replace(/['’]/g, '')
      .replace(/^[\s¡¿]+/, ''),
  )
}
const STARTS_YES = new RegExp(
  `^${LEAD}(?:${BARE_YES}|go ahead|do it|i agree|confirm it|acepto|confirmo|adelante|hagalo|dele)\\b(?=.*\\w)`,
)

/** A "no" of its own sentence answers; before a comma it mostly contradicts what was said. */
function bareNoCounts(clauses: readonly Clause[], heard: readonly Heard[]): boolean {
  const at = heard.indexOf('bare-no')
  return (
    clauses[at]!.ends &&
    clauses.length > 1 &&
    heard.every((one, i) => i === at || one === 'empty' || (i > at && one !== 'bare-no'))
  )
}

function words(clauses: readonly Clause[], heard: readonly Heard[], kinds: readonly Heard[]): string {
  return clauses.find((_, i) => kinds.includes(heard[i]))?.text ?? ''
}

function restOf(clauses: readonly Clause[], heard: readonly Heard[], open: OpenQuestion): string {
  return clauses
    .filter((_, i) => heard[i] === 'asks' || heard[i] === 'asks-but' || heard[i] === 'orders')
    .map((clause) => otherDevice(clause, open) ?? clause.text)
    .reduce((all, text) => (all === '' ? text : `${all}${/[.!?;…]$/.test(all) ? '' : ','} ${text}`), '')
    .replace(/^(?:(?:and|but|so|then|y|pero|entonces|after that)\b[\s,]*)+(?=\S{2})/i, '')
    .trim()
}

/** "The car, yes", at the card that takes the thermostat off: the other device is wished for in words of its own. */
function otherDevice({ plain }: Clause, { kind, device }: OpenQuestion): string | undefined {
  if (kind !== 'device-remove') return undefined
  const type = Object.keys(NOUN).find((one) => one !== device && otherYes(NOUN[one]!).test(plain))
  return type && (/\bsi\b/.test(plain) ? `agregue ${NAMED[type]![1]}` : `add ${NAMED[type]![0]}`)
}

const otherYes = (noun: string) => whole(`(?:si|yes) (?:to |a )?(?:${noun})|(?:${noun}) (?:si|yes)`)
const NAMED: Record<string, readonly [string, string]> = {
  ev: ['my electric car', 'mi carro eléctrico'],
  battery: ['my battery', 'mi batería'],
  thermostat: ['my thermostat', 'mi termostato'],
  'water-heater': ['my water heater', 'mi calentador'],
}

/** "Yes cancel it my landlord said no": an answer and its reason without a mark between. */
const RUN_ON =
  /^(.{2,40}?)\s+((?:(?:my|our|mi) \w+ (?:said|says|is|was|has|doesn|didn|told|wants?|needs?|found|dijo|quiere|no)|because|cause|porque|nobody|i need the|what time|when (?:is|does|will)|how (?:much|long)|do i|does it|is it|can i|will (?:i|it)|a que hora|cuanto|cuando)\b.*)$/i

function clausesOf(text: string, open: OpenQuestion): Clause[] {
  const parts = text
    .replace(/\b(?:a\.m\.|p\.m\.)/gi, (one) => one.replaceAll('.', ''))
    .split(PARTS)
    .map((part) => part?.trim() ?? '')
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  const all = parts.flatMap((part) => {
    const cut = RUN_ON.exec(part)
    if (!cut) return [part]
    const first = hear(clauseOf(cut[1]!, open), open)
    return first === 'own' || first === 'firm' || first === 'bare' ? [cut[1]!, cut[2]!] : [part]
  })
  return joined(all).map((part) => clauseOf(part, open))
}

/** "¿Y si un día la necesito, puedo decir no?": what belongs to one question is asked as one. */
function joined(parts: readonly string[]): string[] {
  const out: string[] = []
  for (const part of parts) {
    const before = out.at(-1)
    const opened = before !== undefined && /¿/.test(before) && !/\?/.test(before)
    const iffed =
      before !== undefined &&
      /^(?:and |but |y |pero )?(?:if|what if|si|y si|when|cuando)\s+\S+\s+\S/i.test(before) &&
      !/[.?!]$/.test(before) &&
      /\?/.test(part)
    if (opened || iffed) out[out.length - 1] = `${before}, ${part}`
    else out.push(part)
  }
  return out
}

function clauseOf(text: string, { name, same }: OpenQuestion): Clause {
  let plain = plainSpanish(foldText(text))
    .replace(/['’]/g, '')
    .replace(/[\s"()¿¡*:]+/g, ' ')
    .replace(/[.!?;…,]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const own = name ? foldText(name).replace(/['’.]/g, '') : ''
  const bare = own
    ? plain.replace(new RegExp(` ?(?:(?:to|for|in|of|a|al|en|el|the|de|del) )*${escaped(own)}$`), '').trim()
    : plain
  if (bare !== '') plain = bare
  for (const word of same ?? [])
    plain = plain.replace(new RegExp(` (?:(?:on|at|to|for|el|a|las|la|para) )*${escaped(word)}\\b`), '')
  return { text, plain, ends: /[.!?;…]\s*$/.test(text) }
}
