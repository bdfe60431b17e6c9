import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { Part } from '@/lib/agent/understanding/read-requests'

/**
 * "Cancel the order. Do we lose any money?": a question that names nothing of its own is about the request beside it,
 * whose answer holds it. What names its own subject stays a request of its own.
 */
export function withoutCompanions(parts: Part[]): Part[] {
  return parts.filter((part) => !parts.some((other) => other !== part && belongsTo(part, other)))
}

/** "Just the outage, is there one?" asks the same again. */
const ASKS_AGAIN =
  /^\W*(?:(?:so|and|or|well|y|o|pero) )?(?:is|are|was|were) there (?:one|any|some)(?: or not)?\W*$|^\W*(?:y )?(?:lo|la|los|las)? ?hay(?: algun[oa]| o no)?\W*$/

function belongsTo(part: Part, other: Part): boolean {
  if (ASKS_AGAIN.test(foldText(part.text)) && !ASKS_AGAIN.test(foldText(other.text))) return true
  const rule = rules.find(({ beside, about }) => beside.test(other.act.intent) && about.test(part.act.intent))
  if (!rule) return false
  return !rule.unless?.test(foldText(part.text))
}

type Rule = { beside: RegExp; about: RegExp; unless?: RegExp }

const programs =
  /\b(?:programs?|programas?|scheme|plan|events?|eventos?|enroll\w*|join\w*|inscri\w*|apunt\w*|rewards?|earn\w*|thermostats?|termostatos?|batter\w+|baterias?|car|ev|coche|carro|calentador|heater|rebate)\b/
const data = /\b(?:data|usage|use|readings?|consumption|privacy|account|datos|consumo|lecturas|cuenta)\b/
const messages =
  /\b(?:messages?|texts?|notices?|emails?|mails?|sms|alerts?|notif\w+|avisos?|mensajes?|correos?|buzz\w*)\b/
const dark =
  /\b(?:out|outage|dark|no (?:power|light|electricity)|went off|lost|sin luz|apagon|se fue|no hay luz)\b/
const adding =
  /\b(?:add|register|put|record|note|connect|link|devices?|list|aparatos?|agreg\w+|anad\w+|registr\w+|anot\w+|dar de alta|new|second|nuev[oa])\b/
const choosing = /\b(?:which|what|show|list|other|any|que|cual\w*|otros?|algun\w*)\b/
const people =
  /\b(?:person|human|someone|somebody|call|ring|phone|talk|speak|supervisor|persona|alguien|llam\w+|hablar|marqu\w+)\b/
const refusal =
  /\b(?:skip|not|no|out|decline|without|leave|can't|cannot|don't|won't|pass|exclude|salt\w+|fuera|saqu\w+|sac\w+)\b/

const ordering =
  /\b(?:want|like to|order (?:a|an|the|one|another|more)|another|second|buy|otro|quiero|pedir|comprar)\b/
const timing = /\b(?:when|next|tonight|today|what time|hours?|cuando|proxim\w+|hoy|hora)\b/

const rules: Rule[] = [
  {
    beside: /^(?:orders\.cancel|outage\.|fault\.report|safety\.|bill\.explain|auth\.)/,
    about: /^(?:programs\.(?:catch|details|eligibility)|compare\.offers|earnings\.show)$/,
    unless: programs,
  },
  { beside: /^(?:fault\.report|outage\.)/, about: /^(?:privacy\.data-use|events\.why)$/, unless: data },
  { beside: /^bill\.explain$/, about: /^events\.why$/, unless: programs },
  // "We're back, switch my program on again": being back is the reason.
  { beside: /^programs\.rejoin$/, about: /^vacation\.pause$/ },
  // Who is away takes part in nothing, and needs nothing else for it.
  { beside: /^vacation\.pause$/, about: /^events\.decline$/ },
  { beside: /^vacation\.pause$/, about: /^programs\.(?:eligibility|details)$/, unless: programs },
  {
    beside: /^(?:programs\.(?:enroll|leave|search|eligibility)|compare\.)/,
    about: /^devices\.(?:add|list)$/,
    unless: adding,
  },
  { beside: /^safety\./, about: /^handover\.person$/ },
  { beside: /^programs\.catch$/, about: /^programs\.search$/, unless: choosing },
  { beside: /^outage\./, about: /^handover\.person$/, unless: people },
  { beside: /^events\.result$/, about: /^notifications\.change$/, unless: messages },
  { beside: /^vacation\.pause$/, about: /^notifications\.change$/, unless: messages },
  { beside: /^fault\.report$/, about: /^outage\.report$/, unless: dark },
  // "Pause the program for two weeks, I'm on a road trip": the trip is the reason.
  { beside: /^programs\.pause$/, about: /^vacation\.pause$/ },
  // "Is there one on Saturday? I want the AC on then": wanting comfort refuses nothing yet.
  { beside: /^events\.next$/, about: /^events\.decline$/, unless: refusal },
  // "Which days are left out?" of a baseline, "ordered it three weeks ago" of an order, "what about the events then" of an absence
  { beside: /^baseline\.explain$/, about: /^programs\.search$/, unless: programs },
  { beside: /^solar\.status$/, about: /^solar\.order$/, unless: ordering },
  { beside: /^vacation\.pause$/, about: /^events\.next$/, unless: timing },
  { beside: /^programs\.catch$/, about: /^programs\.details$/, unless: programs },
  // "Take me out. I came home to 81 degrees!"
  {
    beside: /^programs\.leave$/,
    about: /^vacation\.pause$/,
    unless: /\b(?:vacation|away|trips?|travel\w*|holidays?|vacaciones|viaj\w+|fuera)\b/,
  },
  // "Will you drain it and leave me dark in a storm?" fears an outage that there is not.
  {
    beside: /^programs\.(?:catch|details)$/,
    about: /^outage\.status$/,
    unless:
      /\b(?:outages?|trucks?|street|corte|apagon|(?:power|lights?) (?:is|are|went|just)|since|back on)\b/,
  },
  // "Where is that ID? I'm looking at my bill", "who sees it? That's what those readings are": told of the question
  { beside: /^auth\.where-is-meter-id$/, about: /^bill\.explain$/, unless: /[?¿]|\b(?:why|how much)\b/ },
  {
    beside: /^privacy\.data-use$/,
    about: /^usage\.summary$/,
    unless: /[?¿]|\b(?:how much|show|what|cuant[oa]|muestr\w+)\b/,
  },
  // "When is it paid, and is it a check?"
  { beside: /^earnings\.show$/, about: /^programs\.(?:details|catch)$/, unless: programs },
  { beside: /^auth\.not-my-number$/, about: /^(?:auth\.resend-code|notifications\.change)$/ },
]
