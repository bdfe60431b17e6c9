import type { Intent } from '@/lib/agent/understanding/intent'
import { saysPartOfHome } from '@/lib/agent/understanding/part-of-home'
import { type Form, WISH_FORMS } from '@/lib/agent/understanding/wish-forms'

/** Forms of words that say by themselves what is wanted, whatever else stands beside them; the words are folded. */
const FORMS: Form[] = [
  ...WISH_FORMS,
  // "Moving out, close my account" ends a supply, which nobody here can do; the data are not meant.
  {
    intent: 'handover.person',
    says: /\b(?:mov(?:e|ing) (?:out|away|house|to)|(?:nos|me) mud\w+|mudanza)\b.{0,50}\b(?:close|stop|end|shut off|transfer|cerrar|cierr\w+|dar de baja|traslad\w+)\b.{0,16}\b(?:account|service|supply|contract|cuenta|servicio|suministro|contrato)\b/,
  },
  {
    intent: 'programs.leave',
    says: /\b(?:me (?:quiero|queremos|quisiera)|quiero|queremos|quisiera|necesito) (?:bajar|borrar|salir|retirar|quitar|desinscribir|desapuntar)(?:me|nos)? del? (?:el |ese |este |su )?programa\b|\b(?:want|need|like) (?:to (?:get|be|drop) )?out of (?:the|this|that|your) (?:\w+ )?program\b/,
    unless: /[?¿]|\bno (?:me )?quiero\b|\b(?:not|never)\b|n't\b/,
  },
  {
    intent: 'capabilities',
    says: /^(?:\S+ ){0,3}[¿\s]*(?:what can you (?:do|help (?:me|us)? ?with)|how can you help(?: me| us)?|en que (?:me |nos )?(?:puede[ns]?|podria[ns]?) ayudar(?:me|nos)?)(?: usted(?:es)?| here| aqui)?\W*$/,
  },
  {
    intent: 'events.why',
    says: /\b(?:event|session|evento)s?\b.{0,40}\b(?:why (?:is|was|are) (?:there|it|you|they)|por que (?:hay|es|lo))\b/,
  },
  {
    intent: 'bill.explain',
    says: /\bhow much (?:money )?(?:have|did) (?:i|we) spen[dt]\b|\b(?:cuanto|cuanta plata|cuanto dinero) (?:dinero |plata )?(?:llevo|llevamos|he|hemos) gastad[oa]\b/,
    unless: /\bkwh\b|\bkilowatt/,
  },
  {
    intent: 'auth.sign-in',
    says: /\bmeter (?:id|number)\b.{0,24}\bwhat (?:do|should|can) i do with (?:it|this|that)\b/,
  },
  {
    intent: 'privacy.delete',
    says: /\b(?:what|que)\b.{0,20}\b(?:full |complete )?(?:delete|deleting|deletion|erasing|erasure|borrar\w*|eliminar\w*|borrado)\b.{0,20}\b(?:involves?|means?|implica\w*|significa\w*|conlleva)\b/,
    unless: /\b(?:device|thermostat|battery|order|message|aparato|pedido|mensaje)\b/,
  },
  // "Do you pay for charging at night?": who pays is us, so it is no bill.
  {
    intent: 'programs.search',
    says: /\b(?:do|does|would|will) (?:you|u|yall|y'all|they|the (?:utility|company))(?: (?:guys|people|folks|all))?(?: (?:really|actually))? (?:pay|reward|give (?:me |us |people )?(?:money|cash|credit))\b(?: (?:me|us|people|customers))?.{0,12}\b(?:for|if|when|to)\b.{0,40}\b(?:charg\w+|cars?|evs?|batter\w+|powerwall|thermostat|a\/?c|water heater|shift\w*|us(?:e|ing) less|sav(?:e|ing)|cut(?:ting)? back|turn(?:ing)? (?:it|things?|stuff) (?:off|down))\b|\b(?:pagan|pagais|dan dinero|premian)\b.{0,12}\bpor\b.{0,30}\b(?:cargar|carga|coche|carro|auto|bateria|termostato|gastar menos|usar menos|ahorrar)\b/,
    unless:
      /\b(?:solar|panels?|export\w*|sell|surplus|excess|damag\w+|broken?|refund|bill|events?|that program|this program|paneles|placas|factura|recibo|eventos?)\b/,
  },
  // "Don't cancel tonight" takes nothing back: the event is shown as it stands.
  {
    intent: 'events.next',
    says: /^(?:(?:no|please|pls|and|but|wait|por favor|pero)[\s,]+)*(?:do not|don'?t|dont|never|no) (?:cancel\w*|call off|anul\w+)\b(?: (?:me|us))?(?: (?:for|out of|from|the|el|lo|mi))?(?: (?:event|evento|session|one|de))* (?:for )?(?:tonight|this evening|today|hoy|(?:de )?esta noche)\b(?!'s)/,
  },
  // "Also cancel tonight", "call off tonight's event for us": what is cancelled by its evening is the event.
  {
    intent: 'events.decline',
    says: /^(?:(?:also|and|actually|ok|okay|so|yes|please|pls|then|just|y|tambien|entonces|pues|por favor)[\s,]+)*(?:(?:can|could) you (?:please )?)?(?:(?:cancel|call off)(?: (?:me|us))?(?: (?:for|out of|from))? (?:tonight|this evening|today|this one|(?:tonight|today|this evening)'?s (?:one|event|session)|the (?:event|one|session) (?:tonight|this evening|today))|(?:cancele|cancela|cancelen|anule|anula|quite|quita) (?:lo|el|el evento) de (?:esta noche|hoy|esta tarde)|(?:(?:como|ya que) no (?:voy a estar|estare|estoy),? )?no (?:me|nos) (?:cuente|cuentes|cuenten)(?: con(?:migo| nosotros))? (?:hoy|esta noche|para (?:lo de |el de )?(?:hoy|esta noche))|(?:como|ya que) no (?:voy a estar|estare|estoy),? no (?:cuente|cuentes|cuenten) conmigo(?: (?:hoy|para lo de hoy|esta noche))?)(?: for (?:me|us))?(?: (?:please|pls|then|too|por favor|porfa))*\W*$/,
  },
  // "Got a powerwall. Can it earn me something?"
  {
    intent: 'programs.search',
    says: /\b(?:got|have|has|bought|own|tengo|tenemos|compre)\b.{0,40}\b(?:can|could|does|would|will) (?:it|that|this|they) (?:earn|make|get|pay|save)\b.{0,8}\b(?:me|us|something|anything|money)\b|\b(?:got|have|has|bought|own|tengo|tenemos|compre)\b.{0,40}\b(?:do you (?:guys )?pay (?:anything )?for (?:it|that)|pagan (?:algo )?por (?:eso|ella|el|tenerl[oa])|dan algo por (?:eso|ella|tenerl[oa])|is there anything (?:in it )?for (?:me|us|it)|(?:anything|something) (?:i|we) (?:can|could) (?:sign (?:it|this|that) up for|join with (?:it|that)|do with (?:it|that)|earn)|(?:what|which (?:one|program)s?) (?:might|could|can|may) (?:i|we) (?:take part in|join|sign up for))\b/,
  },
]

const PANELS = /\b(?:solar|panels?|paneles|placas)\b/
const PROGRAMS = /\b(?:programs?|programas?|events?|eventos?|thermostat|battery|car|ev|heater|rebate)\b/
const WHAT_THERE_IS =
  /\b(?:what|which)\b.{0,16}\b(?:do you (?:actually )?(?:have|offer|sell)|there is|is there)\b|\bque (?:tienen?|ofrecen|hay|venden)\b/
const CATCH = /\b(?:a|the|any) catch\b/

/** What a single request is when the words before it are heard too: "… on panels. Which ones fit?" */
export function wholeForm(folded: string, intent: Intent): Intent | undefined {
  if (intent === 'programs.search' && PANELS.test(folded) && !PROGRAMS.test(folded)) return 'solar.search'
  if (intent === 'programs.details' && CATCH.test(folded)) return 'programs.catch'
  // "Thinking about solar for years. What do you have and what does it cost?"
  if (intent === 'programs.details' && PANELS.test(folded) && !PROGRAMS.test(folded))
    return WHAT_THERE_IS.test(folded) ? 'solar.search' : 'solar.details'
  return plainForm(folded)
}

/** The intent of a plain form, when the words hold one. */
export function plainForm(folded: string): Intent | undefined {
  if (saysPartOfHome(folded)) return 'outage.report'
  return FORMS.find(({ says, unless }) => says.test(folded) && !unless?.test(folded))?.intent
}
