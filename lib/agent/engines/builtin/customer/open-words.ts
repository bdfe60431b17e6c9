/** What is open: the kind of its card, a quote not yet shown, a quote to agree to, or an event that asks. */
export type OpenKind =
  | 'leave'
  | 'pause'
  | 'resume'
  | 'vacation'
  | 'device-add'
  | 'device-remove'
  | 'medical'
  | 'cancel-order'
  | 'visit'
  | 'ticket'
  | 'delete-account'
  | 'see-quote'
  | 'dfp-quote'
  | 'solar-quote'
  | 'event'

/** Words before an answer that answer nothing themselves. */
export const LEAD =
  '(?:(?:ok|okay|k|fine|alright|all right|good|great|well|right|perfect|cool|lovely|nice|then|so|and|but|oh|ah|ay|eh|hm+|um+|uh|ugh|lol|please|pls|just|now|also|actually|in that case|thanks|bueno|vale|pues|listo|bien|muy bien|esta bien|entonces|ya|y|pero|oiga|oye|mire|perfecto|genial|por favor|porfa|ahora|mejor|nomas|asi que|gracias)\\b[\\s,]*)*'
export const TAIL =
  '(?:[\\s,]+(?:then|now|please|pls|plz|thanks|thank you|thx|ty|already|too|today|right away|asap|ok|okay|again|after all|btw|lol|for me|i do|yes|yeah|sure|im sure|i am sure|dear|all|pues|entonces|ya|ahora|hoy|tambien|por favor|porfa|gracias|si|nomas|todo|hombre|claro|senorita|joven))*'

/** A yes that names nothing: it may as well answer something else. */
export const BARE_YES =
  '(?:yes|yess+|yeah|yea|yep|yup|yuh|sure|absolutely|definitely|of course|certainly|si|sii+|sip|claro|claro que si|por supuesto|desde luego)'

/** A yes that says of itself that it answers a question put: an order to go on, an agreement. */
export const FIRM_YES = [
  'agreed|confirmed|confirm|confirm (?:it|that|this|please)|(?:i|we) (?:do )?(?:agree|accept|confirm)(?: (?:to )?(?:it|that|this|everything|the (?:terms|conditions|quote)))?',
  'please do|(?:please )?go ahead(?: (?:with|and do) (?:it|that|this))?|go for it|do (?:it|that|this|so)|lets (?:do (?:it|this|that)|go(?: for it)?)|by all means|make it so',
  '(?:thats|its|that is|it is) a yes|i (?:already )?(?:said|say) (?:yes|go ahead|do it)|yes to (?:it|that|this|all of it)|yes i (?:do|am|would|want(?: (?:it|that|this|to))?)|you have my (?:yes|ok|okay)|sure thing',
  'thats (?:right|correct|it)|that is (?:right|correct)|correct|exactly|precisely|(?:si )?(?:eso (?:es|mismo)|asi es|exacto|exactamente|correcto|es correcto|asi esta bien)',
  'adelante|dale|dele|hagalo|hazlo|haganlo|hagale|hagamoslo|acepto|aceptamos|confirmo|confirmamos|confirm[ae]l[oa]|confirm[ae]|conforme|de acuerdo|estoy de acuerdo|trato hecho|proced[ae]|orale|andele|sale|venga|va',
  'eso es un si|es un si|(?:ya )?(?:le |te |les )?(?:dije|digo|he dicho) que si|que si|si (?:quiero|lo quiero|la quiero|a eso|acepto|confirmo|adelante|hagalo|hazlo|dele|dale)',
].join('|')

const CAR =
  '(?:the |my |our |el |mi |al? )*(?:electric )?(?:car|ev|charger|car charger|tesla|carro|coche|auto|cargador|vehiculo)'
export const NOUN: Record<string, string> = {
  ev: CAR,
  battery: '(?:the |my |our |la |mi |a )*(?:home )?(?:battery|bateria|powerwall)',
  thermostat: '(?:the |my |our |el |mi |al? )*(?:smart )?(?:thermostat|nest|ecobee|termostato)',
  'water-heater':
    '(?:the |my |our |el |mi |al? )*(?:water heater|heater|boiler|calentador(?: de agua)?|boiler)',
}

const PROGRAM_JOIN =
  '(?:sign|put|count|enroll|add|book) (?:me|us) (?:up|in|down)?(?: (?:for|to|in) (?:it|this|that))?|enroll (?:me|us)|i ?m in|were in|i want (?:in|it|to (?:join|enroll))|ill (?:take|do|join) (?:it|this)?|start it|lets start(?: it)?|(?:me )?(?:apunt[oae]|inscrib[oae]|anot[ae]|met[ae]|registr[ae])(?:me|nos)?|apuntenme|inscribanme|le entro|me animo|quiero (?:entrar|inscribirme|apuntarme|participar|unirme)|l[oa] (?:quiero|tomo)'
const LOOKS =
  '(?:please )?(?:show (?:me|us)(?: (?:it|that|the (?:quote|terms)))?|show it(?: to me)?|let(?: me|s| us) see(?: (?:it|that|the (?:quote|terms)))?|i(?:d| would)? (?:want|like) to see (?:it|that|the (?:quote|terms))|muestr[ae](?:me|nos)?l[oa]?|ensen[ae](?:me)?l[oa]?|(?:l[oa] )?quiero ver(?:l[oa])?|(?:(?:muestr|ensen|mand|d)[ae](?:n)?(?:me|nos)|quiero ver|quisiera ver|me gustaria ver|veamos|a ver|ver) (?:el|la|los|las|ese|esa|esos|esas|mi) (?:presupuesto|cotizacion|condiciones|terminos|contrato|oferta|precio|precios|propuesta)(?: y (?:el|la|los|las) (?:presupuesto|cotizacion|condiciones|terminos|oferta|precio|precios))?|(?:please )?(?:show|give|send|let)(?: me| us)?(?: see)? (?:the|that|this|my) (?:quote|terms|conditions|price|offer|contract|details)(?: and (?:the )?(?:quote|terms|conditions|price))?|si quiero verl[oa]|a ver|dejeme ver(?:l[oa])?|(?:me )?(?:la|lo) (?:muestra|ensena))'
const ENDS = (verbs: string, things: string) => `(?:${verbs})(?: (?:me|us))?(?: (?:${things}))?`

/** The card's own deed, ordered or wished: as good as a yes, and plainer. */
export const OWN_YES: Partial<Record<OpenKind, string>> = {
  leave: `${ENDS('leave|quit|cancel|end|unenroll|withdraw', '(?:the|this|that|my) (?:program|enrollment)')}|(?:cancel|end|quit) it|(?:take|get|opt) me out(?: of (?:it|this|that|the program))?|i want (?:out|to leave(?: (?:it|the program))?)|saqu?[ae]me(?: del? (?:programa|ahi))?|(?:quiero |me quiero )?salir(?:me)?(?: del programa)?|me salgo|(?:deme|dame|denme) de baja|(?:dej|cancel)[ae](?:l[oa])? el programa|cancelel[oa]|cancelal[oa]`,
  'cancel-order': `${ENDS('cancel|kill|scrap|call off', 'it|this|that|(?:the|my|this|that) (?:solar )?(?:order|panels|system)')}|call it off|cancel(?:a|e|en)(?:l[oa])?(?: (?:el|mi|ese) pedido)?|anul(?:a|e|en)(?:l[oa])?(?: (?:el|mi|ese) pedido)?`,
  'delete-account':
    '(?:delete|erase|wipe|remove) (?:it|it all|everything|all of it|(?:my|the) (?:account|data)|all my data)|(?:borr|elimin)[ae]n?l[oa]s?|(?:borr|elimin)[ae]n? (?:todo|la cuenta|mi cuenta|mis datos)',
  'device-remove':
    '(?:remove|delete|disconnect|unlink) (?:it|that|this)|take it off(?: the list)?|quit[ae]l[oa]|borr[ae](?:me)?l[oa]|elimin[ae]l[oa]',
  'device-add':
    '(?:add|connect|register|put in) (?:it|that|this)|put it (?:in|on)|(?:agregu?|anad|registr|anot)(?:a|e)l[oa]',
  pause: 'pause (?:it|this|that)|(?:ponga|pon)l[oa] en pausa|paus[ae]l[oa]',
  resume:
    '(?:resume|restart|unpause|continue) (?:it|this|that)|(?:turn|switch) it (?:back )?on|start it(?: (?:again|up))?|reanud[ae]l[oa]|activ[ae]l[oa]|reactiv[ae]l[oa]|continu[ae]',
  vacation: '(?:set|note|save) (?:it|that|them|the dates|those dates)|(?:ponga|pon|anote|apunte)l[oa]s?',
  medical: '(?:note|write|put|mark) (?:it|that|this)(?: down)?|(?:anot|apunt|registr)[ae]l[oa]',
  ticket:
    '(?:pass|send|put) (?:it|that|this|my complaint|the complaint) (?:on|along|over|up|through)|(?:report|send|file|submit) (?:it|that|this|(?:my|the) complaint)|pas[ae]l[oa]|envi[ae]l[oa]|mand[ae]l[oa]|report[ae]l[oa]',
  visit:
    '(?:move|change|book|take|set) (?:it|that|the visit)|(?:muev|cambi|reserv|ponga)[ae]?l[oa]|esa (?:me )?(?:sirve|va bien|conviene)|(?:that|it) works(?: for me)?',
  'see-quote': `${LOOKS}|${PROGRAM_JOIN}|(?:order|buy) it`,
  'dfp-quote': PROGRAM_JOIN,
  'solar-quote':
    '(?:order|buy|book) it|place (?:the|my) order|ill take (?:it|that)|i want it|start it|lets start(?: it)?|l[oa] quiero|l[oa] (?:encargo|encargamos|pido|pedimos|compro|compramos)|encarg(?:ue|a)l[oa]|me l[oa] llevo|pidal[oa]|pidel[oa]|(?:haga|haz) el pedido',
  event:
    '(?:(?:and )?i ?m|were|we are|i am) in|(?:count|put|sign|mark|opt) (?:me|us) (?:back )?(?:in|up|down)|i(?:ll| will) (?:do it|take part|join|participate|be in|accept)|(?:i |we )?(?:accept|participate)|let it (?:do its thing|happen|run|go on|go ahead)|just let it|(?:use|take) (?:it|mine)|(?:si )?(?:participo|participamos|le entro|entro|me apunto|nos apuntamos|me sumo)|(?:apunt|anot|incluy|met|pong)(?:a|e)(?:me|nos)|cuent[ae]n? con(?:migo| nosotros)|(?:si |yo )?quiero participar',
}
/** Said with an event's own time, "count me in for tonight" */
export const EVENT_TIME =
  '(?: (?:for )?(?:tonight|today|this (?:one|time|evening))| (?:de |en )?(?:hoy|esta (?:noche|vez)|est[ea] (?:evento|noche)|el de hoy))?'

/** A no that is no mere contradiction of what was said before. */
export const FIRM_NO =
  '(?:no )?(?:no thanks|no thank you|better not|rather not|id rather not|lets not|not (?:now|today|after all|interested)|(?:please )?dont(?: (?:do (?:it|that|this|anything)|bother))?|forget (?:it|that|about it)|never ?mind|(?:i )?changed my mind|i dont want (?:it|this|that|to)(?: (?:any ?more|after all))?|no gracias|mejor no|(?:no )?dejel[oa](?: asi)?|dejal[oa](?: asi)?|olvidel[oa]|olvidal[oa]|no l[oa] haga|no haga nada|ya no(?: quiero)?|no quiero(?: eso)?|(?:mejor )?otro dia|siempre no|(?:and )?(?:dont|do not) (?:sign|enroll) me(?: up)?(?: either)?|(?:y )?tampoco me (?:inscriba\\w*|apunte\\w*|anote\\w*))'
const NOT_THAT_ONE = 'forget (?:that|this) one'
export const OWN_NO: Partial<Record<OpenKind, string>> = {
  'see-quote': NOT_THAT_ONE,
  'solar-quote': NOT_THAT_ONE,
  'dfp-quote': NOT_THAT_ONE,
  leave: [
    '(?:dont|do not) (?:leave|cancel|quit|end)(?: (?:it|me|the program))?',
    '(?:dont|do not) (?:take|get|pull|opt|sign|kick) (?:me|us) out(?: of (?:it|that|the program))?',
    '(?:i |we )?(?:dont|do not) want (?:to (?:leave|quit|get out)|out)(?: after all| any ?more)?',
    '(?:keep|leave) (?:me|us) in(?: (?:it|the program))?|keep (?:the program|my program)',
    '(?:no )?(?:(?:just |rather |ill |i ?d rather |let me |let us |lets )*)(?:keep|stay (?:in|with)) (?:it|the one i have|this one|the (?:car|ev|battery|thermostat|heater|water heater|rebate)(?: one| program)?|my (?:program|current one|car one))',
    '(?:i|we)(?:ll| will| want to| would like to| d like to)? stay(?: in(?: (?:it|the program))?)?',
    'no,? (?:me quedo|sigo|nos quedamos) (?:con|en) (?:el|este|lo) (?:que tengo|\\w+)|me quedo|nos quedamos',
    'no (?:me|nos) (?:saque|saques|quite|quites|de de baja|des de baja|borre)(?: del programa)?',
    'no quiero (?:salir(?:me)?|dejarlo|irme)|quiero (?:quedarme|seguir)|sigo|seguimos',
  ].join('|'),
  'cancel-order':
    '(?:dont|do not) cancel(?: (?:it|the order|anything))?|keep (?:it|the order)|no (?:l[oa] )?cancele|no cancele (?:el pedido|nada)',
  'delete-account':
    '(?:dont|do not) delete(?: (?:it|anything|my account))?|keep (?:it|my account)|no (?:l[oa] )?borre(?: nada)?',
  'device-add': '(?:dont|do not) add(?: (?:it|that))?|no (?:l[oa] )?(?:agregue|anada)',
  'device-remove': '(?:dont|do not) (?:remove|delete)(?: (?:it|that))?|keep it|no (?:l[oa] )?(?:quite|borre)',
  medical:
    '(?:dont|do not) (?:note|write)(?: (?:it|that|anything))?(?: down)?|no (?:l[oa] )?anoten?(?: nada)?|(?:mejor )?que no anoten nada',
  ticket:
    '(?:dont|do not) (?:pass|send|report)(?: (?:it|that|anything))?(?: on)?|no (?:l[oa] )?(?:pase|mande|reporte)',
  event:
    '(?:no )?(?:not (?:tonight|today|this (?:one|time))|skip (?:me|us|it|this one|tonight)|(?:count|leave) (?:me|us) out|ill pass|ill skip(?: (?:it|this one|tonight))?|i pass|i ?m out|i cant(?: (?:make it|do it|tonight))*|no participo|no participamos|hoy no|esta (?:noche|vez) no|no puedo|no podemos|paso|salte(?:me|nos)|no cuenten? con(?:migo| nosotros))',
}

/** Neither: the question on the card shall wait. */
export const WAITS =
  '\\b(?:hold (?:on|up)|hang on|wait|not yet|not so fast|let me (?:think|see|check|ask)|think (?:about|it over)|later|someday|not sure|unsure|maybe|perhaps|probably|might|depends|espere|espera|esperese|todavia no|aun no|luego|mas tarde|mas adelante|despues|no se|no estoy segur[oa]|tal vez|quiza\\w*|a lo mejor|depende|dejeme (?:pensar|ver))\\b'
