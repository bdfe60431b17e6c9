import type { Intent } from '@/lib/agent/understanding/intent'

/** A form of words, folded, that says by itself what is wanted. */
export type Form = { intent: Intent; says: RegExp; unless?: RegExp }

const WEEKDAY =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|satur|sun)(?:day)?s?|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?'
const PART_OF_DAY =
  '(?:in the |por la |en la |a la |de la )?(?:mornings?|afternoons?|evenings?|manana|tarde|mediodia|noon)|early|late|temprano'
const HOUR =
  '(?:at |around |after |before |a las? |sobre las |despues de las? |antes de las? )(?:\\d{1,2}(?::\\d\\d)?(?: ?[ap]\\.?m\\.?)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|noon|lunch|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once)'
const TIME = `(?:(?:on |the |this |next |maybe |perhaps |a |el |este |para el )*(?:${WEEKDAY})(?:,? (?:${PART_OF_DAY}))?(?:,? ${HOUR})?|(?:${PART_OF_DAY})(?:,? ${HOUR})?|${HOUR})`
const LEAD =
  '(?:(?:ok|okay|yes|yeah|well|so|hmm+|then|and|no|si|bueno|pues|mejor|entonces|a mi|preferibl\\w+)[\\s,.]+)*'
const SUITS =
  "(?:works?|would work|will work|'?s fine|(?:is|are|would be|sounds?|looks?) (?:\\w+ )?(?:fine|good|great|best|better|ok|okay|perfect|ideal)|suits? (?:me|us)|(?:me|nos) (?:va|vendria|viene|queda|conviene|sirve|acomoda)(?: (?:bien|mejor|perfecto|de maravilla))?)"

/** Times that suit, with nothing said of what for: of all that is made an appointment for, the visit to the roof. */
const TIMES: Form[] = [
  {
    intent: 'solar.site-visit',
    says: new RegExp(
      `^${LEAD}(?:on |the |this |next |el |este |para el )*(?:${WEEKDAY}),? (?:(?:${PART_OF_DAY})(?:,? ${HOUR})?|${HOUR})(?:,? (?:please|por favor|then))*\\W*$`,
    ),
  },
  {
    intent: 'solar.site-visit',
    says: new RegExp(
      `^${LEAD}${TIME} ${SUITS}(?: (?:for (?:me|us)|best|better|mejor|bien|a mi|please|por favor|then))*(?:[,.;] .{1,40}|(?: because|,? porque| since) .{1,40})?\\W*$`,
    ),
    unless: /\b(?:tonight|today|event|message|text|hoy|esta noche|evento|mensaje|call|llam\w+)\b/,
  },
  {
    intent: 'solar.site-visit',
    says: new RegExp(
      `^(?:.{0,30}[,.;] |${LEAD})(?:is there |do you have |have you got |got |would there be |hay |tienen? |habria |no hay |no tienen? |me (?:dan|da) )?(?:any(?:thing|one|body)?|something|algo|alguna?|un hueco|hueco|cita)(?: (?:slots?|times?|appointments?|hora|cita|open|free|libre|disponible))? (?:earlier|later|mas (?:tarde|temprano)|late in the day|early in the day|(?:in the |por la |en la )(?:mornings?|afternoons?|evenings?|manana|tarde)|al final del dia|a ultima hora|${HOUR})(?: (?:in the day|that day|then|on (?:${WEEKDAY})))?\\W*$`,
    ),
    unless: /\b(?:event|message|text|evento|mensaje|program\w*|offer|oferta|panel\w*)\b/,
  },
  {
    intent: 'solar.site-visit',
    says: new RegExp(
      `\\b(?:none of (?:those|these|them)|ningun[oa] (?:de (?:es[oa]s|est[oa]s) )?(?:horas? |dias? )?(?:me |nos )?(?:queda|va|viene|sirve|conviene|puedo))\\b.{0,40}(?:\\b(?:${WEEKDAY})\\b|\\b(?:other|another|otr[oa]) (?:day|time|slot|dia|hora)s?\\b)`,
    ),
  },
  {
    intent: 'choose',
    says: /^(?:(?:ok|yes|well|so|the|el|la)[\s,]+)*(?:first|second|third|last|\d(?:st|nd|rd|th)|primer[oa]?|segund[oa]|tercer[oa]?|ultim[oa]) (?:slot|time|one|appointment|hora|cita|opcion)? ?(?:works?|would work|is (?:fine|good|best|ok|perfect)|suits|sounds good|me (?:va|viene|queda))\b/,
    unless: /\b(?:event|program\w*|evento)\b/,
  },
]

const MOVING =
  '(?:mov(?:e|ing|ed)|new (?:address|place|apartment|house)|(?:nos|me) mud\\w+|mudanza|cambi\\w+ de (?:casa|piso|domicilio))'

/** Wishes in forms that the classifier takes for other things */
const WISHES: Form[] = [
  // "I heard you pay people to wait with the charging": what one has or bought is only the reason.
  {
    intent: 'programs.search',
    says: /\b(?:you (?:guys |folks |all )?|the (?:utility|electric) company |they )(?:will |would |actually )?(?:pay|give money to|reward)(?:s|ing)? (?:people|folks|customers|users|us|them|neighbou?rs)\b|\b(?:ustedes|que) pag(?:an|ais) (?:a la gente |a uno |dinero )?por\b/,
    unless:
      /\b(?:solar|panels?|export\w*|sell|refund|bill|events?|sign|join|enroll\w*|paneles|placas|factura|evento|apunt\w+|inscri\w+|too little|more|catch|hook|trick|why|trampa)\b/,
  },
  {
    intent: 'complaint',
    says: /\b(?:want|like|need|going|here|wish) to (?:file|make|lodge|register|submit|leave|raise|put (?:in|down)) (?:an? )(?:\w+ )?complaint\b|^\W*(?:\S+ ){0,3}(?:quiero|quisiera|deseo|necesito|vengo a|voy a) (?:poner|presentar|hacer|dejar|levantar|meter|registrar) una (?:\w+ )?(?:queja|reclamacion|denuncia)\b|^\W*(?:quiero|quisiera) (?:poner|presentar|hacer) un reclamo\b/,
    unless: /\b(?:not|don'?t|no quiero)\b/,
  },
  // "Why was Tuesday so high?": the day, not the bill
  {
    intent: 'usage.summary',
    says: new RegExp(
      `\\b(?:why (?:was|is|were)|how come) (?:(?:last|the|that|this) )?(?:${WEEKDAY}|yesterday|weekend|last night)(?: (?:was|is|were))? (?:so|that|this|much) (?:high|big|bad|much)|\\bpor que (?:fue|salio|subio|gaste|consumi)? ?(?:tanto )?(?:el )?(?:${WEEKDAY}|ayer)\\b.{0,20}\\b(?:tan|tanto|alto|mucho)`,
    ),
    unless: /\b(?:price|event|bill|precio|evento|factura)\b/,
  },
  // "I want to leave it, the tenants don't want it"
  {
    intent: 'programs.leave',
    says: /^(?:\S+ ){0,3}(?:i|we)(?:'d| would)? (?:want|need|like|wish) to (?:leave|quit|drop out of|get out of) (?:it|this|that|this thing)(?:[,.;!]|\W*$| (?:now|today|please|because|since)\b)/,
    unless: /[?¿]|\bif\b/,
  },
  // "We want to go with the biggest system you've got"
  {
    intent: 'solar.order',
    says: /\b(?:want|like|decided|going|ready) (?:to )?(?:go (?:with|for|ahead with)|take|get|order|buy) (?:the |your |that )?(?:biggest|largest|smallest|cheapest|middle|most \w+|\d(?:[.,]\d)? ?(?:kw|kilowatts?)|first|second|third) (?:solar )?(?:system|one|offer|panels?|package|array|kit)\b|\b(?:quiero|queremos|vamos a|decidimos) (?:quedarnos con |quedarme con |pedir |comprar |ir con |tomar )(?:el|la|los) (?:sistema |oferta |equipo |paneles )?(?:mas (?:grande|barat[oa]|chic[oa]|pequen[oa])|de \d(?:[.,]\d)? ?kw)\b/,
    unless: /[?¿]|\b(?:program\w*|battery|car|thermostat|not|don'?t|before|if|antes|si)\b/,
  },
  // "Would it be safe for us to join?", "¿puedo apuntarme igual?" ask whether one may.
  {
    intent: 'programs.eligibility',
    says: /\b(?:would it be|is it) (?:even )?(?:safe|ok|okay|alright|allowed|possible|a problem) (?:for (?:me|us|him|her) )?(?:to|if (?:i|we)) (?:still )?(?:join|take part|participate|sign up|enroll|be in)\b|\b(?:can|could|may|are|would) (?:i|we) (?:still|even|also|allowed to|anyway|be allowed to|be able to) (?:allowed to )?(?:join|take part|participate|be in (?:it|one)|qualify)\b|\b(?:puedo|podemos|podria\w*) (?:apuntar(?:me|nos)|participar|entrar|inscribir(?:me|nos)) (?:igual|tambien|de todas formas|de todos modos|aun asi)\b/,
    unless: /\b(?:solar|tonight|today|event|panels?|hoy|evento|esta noche)\b/,
  },
  // "My water bill is crazy": somebody else's bill
  {
    intent: 'out-of-scope',
    says: /\b(?:water|gas|sewer|trash|garbage|internet|phone|cable) (?:bill|company)\b|\b(?:recibo|factura|cuenta|planilla) del? (?:agua|gas|telefono|internet)\b/,
    unless: /\b(?:heater|program\w*|electric\w*|smell\w*|huele|luz)\b/,
  },
  // "Got my card right here, can I pay with you?"
  {
    intent: 'bill.explain',
    says: /\b(?:can|could|may|let|want to|like to|puedo|quiero)\b.{0,12}\b(?:pay|settle|pagar)\b.{0,30}\b(?:with you|with (?:my|a) (?:card|visa|mastercard)|by card|(?:right )?here|in (?:this|the) chat|con (?:mi |una )?tarjeta|aqui|por aca)\b/,
    unless:
      /\b(?:solar|panels?|loan|monthly|installments?|program\w*|water|gas|rent|paneles|placas|cuotas|agua)\b/,
  },
  // "I said no earlier, can I still do it?" asks: the event is shown with its buttons.
  {
    intent: 'events.next',
    says: /\b(?:said no|declined|skipped|turned it down|dije que no|rechace)\b.{0,60}\b(?:can|could|may|is it too late|am i able) (?:i |we |to )?(?:still |to )?(?:do it|do this|join|take part|be in|come in|change|participate)\b|\b(?:dije que no|rechace)\b.{0,50}\b(?:puedo|podria|todavia|aun)\b/,
    unless: /\b(?:program\w*|solar)\b/,
  },
  // Moving the supply to another home is done by people.
  {
    intent: 'handover.person',
    says: new RegExp(
      `\\b${MOVING}\\b.{0,60}\\b(?:(?:power|electric\\w*|lights?|service|account|bill) (?:put |placed |set up |switched |turned on )?(?:in my name|over there|at the new|to the new|there)|pas(?:ar|en|an|ame) (?:la luz|el servicio|el contrato)|(?:luz|servicio|contrato) (?:al|a la|a mi) (?:otr[oa]|nuev[oa]))`,
    ),
    unless: /\b(?:program\w*|panels?|solar|paneles|placas)\b/,
  },
  // "Ok I'm in. What now?" has come in here; it takes part in nothing.
  {
    intent: 'capabilities',
    says: /^(?:(?:ok|okay|so|alright|well|great|bueno|listo|ya)[\s,.]+)*(?:i'?m|i am|we'?re|ya (?:estoy|entre|me meti)|estoy) ?(?:in|here|logged in|signed in|dentro|adentro)?[\s,.!]+(?:(?:so|and|y|now|ahora)[\s,]+)*(?:what now|now what|what next|what (?:are you for|can (?:you|i|we) do)|what do (?:i|we) do (?:now|here)|que (?:hago|sigue|puedo hacer|mas))\b/,
  },
  // "Has anyone looked at the lamp I reported?", "mi reporte, ¿ya lo atendieron?"
  {
    intent: 'outage.status',
    says: /\b(?:any (?:news|update|word|progress)|status|what(?:'?s| is| has)? (?:happen\w*|become|going on|the latest)|has (?:any|some)(?:one|body)|have (?:you|they)|did (?:you|they|any\w+)|(?:are|is) (?:you|they|any\w+|it|that)|when (?:will|are|is))\b.{0,50}\b(?:i (?:already )?reported|we reported|my (?:\w+ )?(?:report|ticket))\b|\b(?:i|we) (?:already )?reported\b.{0,60}\b(?:any (?:news|update|word|progress)|(?:has|did) any(?:one|body)|what(?:'?s| is) (?:happening|the status)|when (?:will|are|is))\b|\b(?:mi|el) (?:reporte|aviso|ticket)\b.{0,40}\b(?:ya l[oa]|atendi\w+|revis\w+|en que va|que paso|como va|novedad\w*|noticias)\b|\b(?:en que va|que paso con|como va|(?:hay|alguna) (?:noticias?|novedad)|ya (?:vieron|atendieron|revisaron|arreglaron))\b.{0,30}\b(?:mi (?:reporte|aviso|ticket)|l[oa] que report\w+|que report\w+)\b/,
    unless: /\b(?:solar|panels?|order|complaint|usage|bill|data|pedido|paneles|queja|factura)\b/,
  },
]

export const WISH_FORMS: Form[] = [...TIMES, ...WISHES]

const TAKES_BACK =
  /\b(?:withdraw|cancel|drop|forget(?: about)?|scratch|take back|undo|remove|delete|disregard|ignore|close|scrap|never ?mind)\b.{0,24}\b(?:(?:outage |fault |lamp |power )?(?:report|ticket)|what i (?:just )?(?:reported|told you|sent))\b|\b(?:quit[aeo]\w*|retir\w+|anul\w+|cancel\w+|borr\w+|elimin\w+|olvid\w+|cierr\w+)\b.{0,20}\b(?:reporte|aviso|ticket|lo que (?:report\w+|avise))\b/
const NOT_BACK =
  /\b(?:why|did|who|when|how|not|never(?! ?mind)|por que|quien|cuando|como)\b|n't\b|\bno (?:quit|retir|anul|cancel|borr|elimin|olvid|cierr)\w*|\b(?:usage|complaint|consumo|queja)\b/

/** "Lights are back, drop my report" takes back what was reported, whatever it tells beside it. */
export function takesReportBack(folded: string): boolean {
  return TAKES_BACK.test(folded) && !NOT_BACK.test(folded)
}
