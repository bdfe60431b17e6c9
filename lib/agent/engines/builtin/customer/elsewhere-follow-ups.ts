import { type Reply, say } from '@/lib/agent/turn'
import { chips } from './chips'
import { newestOpenEvent } from './event-answers'
import { showNextEvent } from './event-topics'
import { actFor, type Follow, followed, type Heard, lately } from './follow-ups'
import { explainEligibility } from './program-topics'
import { showMyPrograms } from './programs'

const OTHER_BILL =
  /\b(?:water|gas|phone|internet|trash|garbage|sewer|cable|rent|propane)(?:'s)? (?:bill|bills|payment|account|company|service)\b|\b(?:recibo|factura|cuenta|servicio)s? (?:del?|de la) (?:agua|gas|telefono|internet|basura|cable|renta|alquiler)\b|\b(?:pay|pagar|pago)\b.{0,20}\b(?:water|rent|internet|trash|agua|gas|basura|renta|alquiler)\b/
const HEATER = /\b(?:heater|heating|calentador|program\w*)\b/
const PAYMENT_SEEN =
  /\b(?:did|have|has|do|can) (?:you|u|ya|they|it)\b.{0,16}\b(?:get|got|gotten|receive\w*|see|have)\b.{0,20}\b(?:payment|check|cheque)\b|\b(?:has|did|is|was) (?:my|our|the) (?:last |latest |recent )?payment\b.{0,24}\b(?:go|gone|in|arrive\w*|received|post\w*|through|clear\w*)\b|\b(?:recibi\w+|les llego|llego|vieron|ven|tienen|entro|quedo)\b.{0,16}\b(?:mi|el|nuestro) (?:ultimo )?pago\b|\b(?:mi|el|nuestro) (?:ultimo )?pago\b.{0,20}\b(?:llego|entro|recib\w+|quedo|registr\w+)\b/
/** "Can I pay here?", of the bill and not of an offer */
const PAYS_HERE =
  /\b(?:can|could|how (?:do|can)|where (?:do|can)|let me|take my|puedo|podemos|se puede|donde|como)\b.{0,16}\b(?:pay|card|pagar|pago|tarjeta)\b.{0,24}\b(?:here|bill|online|aqui|recibo|factura|boleta)\b/
const OF_OFFER =
  /\b(?:solar|panels?|order|install\w*|quote|it off|monthly|paneles|placas|pedido|cuotas|plazos)\b/
const REWARD = /\b(?:reward|event|earn\w*|recompensa|evento|gan\w+)\b/
const RELIES =
  /\b(?:(?:is|am|are|lives?|depends?|relies|rely) on|has|have|uses?|needs?|sleeps? with|usa|usamos|tiene|tengo|tenemos|depende|necesita|esta con)\b/
/** Equipment in trouble is a danger, whatever was spoken of. */
const TROUBLE =
  /\b(?:stop\w*|off|no power|out|fail\w*|beep\w*|dead|died|help|can'?t|cannot|won'?t|not working|alarm|low|empty|without|sin|apag\w+|falla|fallo|pita|ayuda|urgente|no (?:funciona|respira|anda|hay)|se (?:paro|acaba))\b/

/** "My husband is on an oxygen machine", told while choosing a program: what that means for joining. */
export const followMedical: Follow = async (heard) => {
  const { turn, words } = heard
  if (!MEDICAL.test(words) || !RELIES.test(words) || TROUBLE.test(words)) return undefined
  if (!lately(turn, /^(?:programs|solar|devices|compare)\./, 3)) return undefined
  return followed('programs.eligibility', () =>
    explainEligibility(turn, actFor('programs.eligibility', heard)),
  )
}

const STILL_IN =
  /\b(?:am i|i'?m|im|are we|we'?re)(?: still| not)* (?:in|enrolled|signed up|part of|kicked out|thrown out|out)\b|\b(?:still|remain) in\b.{0,24}\b(?:program|it|rebate|one|am i|do i|right)\b|\bstill getting paid\b|\bprograms? (?:is |are )?still (?:on|active|running|there|going)\b|\bprograma (?:sigue|todavia|aun)\b|\bkicked out\b|\b(?:sigo|seguimos|sigue mi casa) (?:en|dentro|inscrit\w+|apuntad\w+|participando)\b|\b(?:ya )?no estoy en (?:nada|ningun\w*)\b|\b(?:quede|quedo) (?:en|dentro|fuera|inscrit\w+|apuntad\w+)\b|\bme (?:sacan|echan|sacaron|echaron|expulsan)\b/
const IN_OR_OUT =
  /\b(?:am i|are we|i'?m|im|we'?re)\b(?: (?:still|now|actually|really|so|definitely|not))* (?:in|out|signed up|participating|taking part|skipping|part of it|counted)\b|\b(?:estoy|estamos|quede|quedo|quedamos|sigo|seguimos) (?:\w+ )?(?:dentro|fuera|participando|apuntad\w+)\b/
const EVENING = /\b(?:tonight|event|this one|esta noche|evento|hoy)\b/
const OTHER_IN =
  /\b(?:danger|trouble|event|tonight|charge|control|dark|debt|peligro|evento|esta noche|oscuras)\b/

const POWER_CUT =
  /\b(?:power (?:cut|out\w*|fail\w*)|outage|black ?out|(?:power|electricity|lights?) (?:goes|went|go|is) (?:out|off|down)|apagon|corte|se va la luz|sin luz|falla la luz)\b/
const SWITCHED_OFF =
  /\b(?:switch\w*|turn\w*|shut\w*|cut) (?:it |him |her |his machine |the machine )?(?:off|down)\b|\bapag\w+\b|\bdesconect\w+\b|\bcort\w+ la luz\b/
const MEDICAL =
  /\b(?:machine|oxygen|dialysis|ventilator|medical|equipment|respirator|maquina|oxigeno|dialisis|respirador|medic\w+|equipo)\b/

const WHAT_IF = /\b(?:what (?:about|if|happens)|if there|in (?:a|case)|would|y si|que pasa|y en|y cuando)\b/

/** Asked in passing: what is not ours, whether a payment came, whether one is still in. */
export const followElsewhere: Follow = async (heard) => {
  const { turn, words, asks, acts } = heard
  const { t, ctx } = turn
  const phone = ctx.env.UTILITY_PHONE
  if (OTHER_BILL.test(words) && !HEATER.test(words))
    return followed('out-of-scope', async () => say(t('scope.notOurs'), chips(turn, ['bill', 'usage'])))
  if ((PAYMENT_SEEN.test(words) && !REWARD.test(words)) || (PAYS_HERE.test(words) && !OF_OFFER.test(words)))
    return followed('bill.explain', async () =>
      say(t('bill.payments', { phone }), chips(turn, ['bill', 'person'])),
    )
  const ofMedical =
    turn.memory.proposal?.kind === 'medical' ||
    (lately(turn, /^programs\.eligibility$/) && WHAT_IF.test(words))
  if (asks && (ofMedical || MEDICAL.test(words)) && POWER_CUT.test(words))
    return followed('programs.eligibility', async () =>
      say(t('eligibility.medicalOutage', { phone: ctx.env.EMERGENCY_PHONE, utilityPhone: phone })),
    )
  if (asks && (ofMedical || MEDICAL.test(words)) && SWITCHED_OFF.test(words))
    return followed('programs.eligibility', async () => say(t('eligibility.medicalNever')))
  const asksState =
    asks || /\b(?:right|correct|verdad|cierto|no)\b(?:\W*(?:lol|haha\w*|jaja\w*|then|so))*\W*$/.test(words)
  const talkedOfIt = lately(
    turn,
    /^(?:programs|complaint|privacy|vacation|events|handover|earnings|reward|baseline|orders|solar)\b/,
    3,
  )
  const ofEvent = IN_OR_OUT.test(words) && (asks || asksState) && !/\bprogram/.test(words)
  if (ofEvent && (lately(turn, /^events\./, 3) || EVENING.test(words)) && (await newestOpenEvent(turn)))
    return followed('events.next', () => tellInOrOut(heard))
  if (STILL_IN.test(words) && !OTHER_IN.test(words) && asksState && talkedOfIt && !names(acts))
    return followed('programs.mine', () => showMyPrograms(turn, actFor('programs.mine', heard)))
  return undefined
}

/** In or out of the event that is called, first in a word; the program is kept either way. */
async function tellInOrOut(heard: Heard): Promise<Reply> {
  const { turn } = heard
  const event = await newestOpenEvent(turn)
  const shown = await showNextEvent(turn, actFor('events.next', heard))
  const key = event?.state === 'accepted' ? 'in' : event?.state === 'declined' ? 'out' : 'unanswered'
  return { ...shown, messages: [...say(turn.t(`events.stand.${key}`)).messages, ...withoutText(shown)] }
}

/** The card alone: what stands was just said. */
function withoutText({ messages }: Reply): Reply['messages'] {
  return messages.map((one) => ({ ...one, parts: one.parts.filter(({ type }) => type !== 'text') }))
}

function names(acts: readonly { intent: string; confidence: number }[]): boolean {
  return acts.some(({ intent, confidence }) => intent === 'events.next' && confidence > 0.8)
}
