import type { OpenKind } from './open-words'

/** Words of which one must be there: they say yes, or order what is proposed to be done. */
export const SAYS_YES =
  /\b(?:yeahh|yea+h|authori[sz]e|approved?|confirming|autorizo|autorizamos|afirmativo|affirmative|(?:you have|tiene) (?:my|our|mi) (?:permission|ok|okay|permiso)|permission granted|green light|segurisimo|simon|puede (?:proceder|hacerlo|seguir)|yes+|yep|yup|yeah|yea|yse|ys|yas|yessir|aye|sure|absolutely|definitely|certainly|certain|of course|agree[ds]?|accept(?:ed)?|confirm(?:ed)?|deal|go (?:right )?ahead|go for it|do (?:it|that|this|so)|proceed|by all means|si|sip|sii+|claro|por supuesto|desde luego|dale|dele|adelante|acepto|aceptamos|confirmo|confirmamos|hagalo|hazlo|haganlo|hagale|hagamoslo|conforme|de acuerdo|trato hecho|proceda|procede|prosiga)\b/

/** No yes by its words, and yet as plain an answer to "shall I?" */
export const AGREES =
  /\b(?:(?:ok|okay|fine|good) (?:with|by) (?:me|us)|(?:that )?works (?:fine )?for (?:me|us)|(?:i'?m|i am|we'?re|we are) (?:ok|okay|fine|happy|good|in agreement) with (?:it|that|this)|no objections?|why not|correct|(?:that(?:'?s| is)|is|sounds) acceptable|get on with it|get it done|make it so|me parece (?:bien|perfecto)|por mi bien)\b/

/** What takes nothing from a yes: whole phrases, read before the words one by one. */
export const REASSURES: readonly string[] = [
  "(?:i(?:'?m| am) )?(?:so )?sorry (?:for|about) (?:the|all the|my|all my|so many|the late) (?:questions|delay|wait|reply|trouble)|disculpe (?:tantas preguntas|la demora|las molestias)|perdon por (?:tantas preguntas|la demora|las molestias)",
  "(?:ok )?(?:i(?:'?m| am)|we(?:'?re| are)) back|ya (?:volvi|regrese)|(?:hi|hello|hola)(?: again| otra vez| de nuevo)?",
  '(?:everyone|everybody|my whole family|the whole family|we all|all of us|todos)(?: (?:at home|here|en casa))? (?:agrees?|is in favou?r|is ok with it|is fine with it|esta(?:mos)? de acuerdo)',
  "(?:i have |there are |i'?ve (?:got )?|we have )?(?:no|zero) (?:more |other |further )?(?:questions?|problems?|objections?|doubts?|worries|issues?)(?: (?:about|with) (?:it|that))?(?: (?:from|by) (?:me|us))?(?: (?:at all|left))?",
  "why not|por que no|como no|can'?t wait|sin (?:duda|problema|mas)|once more|una vez mas|no hay (?:problema|duda)|ningun problema|ninguna duda|no (?:lo |la )?(?:tengo )?dud[ao]s?|no se diga mas|without (?:a )?doubt",
  "(?:that'?s|that is|it'?s|it is|this is|all|everything is|everything looks|todo|eso|ya) ?(?:very |quite |all |muy |esta |me queda |quedo )*(?:clear|right|correct|fine|in order|claro|entendido)(?: (?:to me|now))?|i(?:'?m| am) (?:clear|happy|fine|ok|okay|good)(?: (?:with|on) (?:it|that|this|(?:all )?(?:the|those|these) (?:terms|conditions|price|dates|rules)))?",
  '(?:thanks|thank you|thx|ty|cheers|gracias|muchas gracias|mil gracias)(?: (?:so|very) much| a lot| a million)?(?: (?:for|por) (?:(?:your|the|all|all the|su|la|tu|toda su|toda la) )?(?:help|explaining|explanation|info|information|patience|time|answer|answers|ayuda|explicacion|informacion|explicarme|paciencia|atencion|explicar(?:lo)?|aclarar(?:lo)?|telling me|asking|checking)(?: (?:it|that|me|us))*)?',
  '(?:that|it|this|eso) (?:all )?(?:answers?|answered|makes|helps|helped|settles|settled|explains|responde|aclara|ayuda)(?: (?:it|that|sense|mis dudas|todo|(?:all )?(?:of )?my questions?))?(?: (?:to me|a lot))?',
  '(?<!long )(?:as|like|just as|exactly as|exactly like|the way|como|tal como|tal y como) (?:you|it|that|lo|la|usted|me lo|se)? ?(?:is|are|described?|explained|said|say|wrote|written|shown|showed|stated|put it|told me|agreed|discussed|dice|dijo|explico|describe|explic[oa]|muestra|esta|acordamos)(?: (?:it|that|above|here|there|aqui|arriba))*',
  "(?:i(?:'?ve)?|we(?:'?ve)?|i have|we have|ya)(?: (?:already|just|now|all|lo|la|los|las|he|hemos))* (?:read|seen|understood|understand|checked|reviewed|lei|leimos|leido|vi|visto|entendi|entiendo|entendido|entendemos|revise|revisado|comprendo)(?: (?:it|that|this|all|everything|it all|all of it|todo|(?:all )?(?:of )?(?:the|las|los|it|what) (?:terms|conditions|quote|card|details|rules|condiciones|terminos|reglas|goes)))?(?: (?:well|bien|twice))?",
  "(?:i|we)(?:'?ve)?(?: have)? (?:talked|spoken|spoke|discussed|checked|asked|agreed|decided|thought)(?: (?:it|this|that))?(?: (?:over|about|through))?(?: (?:about )?(?:it|this|that))?(?: (?:to|with|by))?(?: (?:my|our) (?:husband|wife|partner|son|daughter|mother|father|mom|dad|family|spouse))?(?: (?:about )?(?:it|this|that))?(?: (?:already|too|well|on it|long enough))?",
  '(?:ya )?(?:lo |la )?(?:hable|hablamos|consulte|consultamos|comente|platique|platicamos|pense|pensamos|decidi|decidimos|pensamos)(?: (?:bien|mucho))?(?: con (?:mi|la|el|nuestr[oa]) (?:espos[oa]|marido|mujer|hij[oa]|madre|padre|familia|pareja|mama|papa))?(?: (?:ya|bien))?',
  "(?:i(?:'?ve| have)? been|we(?:'?ve| have)? been) (?:thinking|waiting|looking|wanting|meaning)(?: (?:about|for|at|to do))?(?: (?:it|this|that))?(?: for (?:a while|weeks|months|ages|years|a long time|days))?",
  '(?:my|our) (?:husband|wife|partner|son|daughter|mother|father|mom|dad|family|spouse)(?: (?:also|too))? (?:agrees|agreed|says yes|said yes|is (?:fine|ok|okay|happy|good)(?: with it| with that)?|is in|is on board|wants it|wants that)(?: (?:too|as well|also))?',
  '(?:mi|nuestr[oa]) (?:espos[oa]|marido|mujer|hij[oa]|madre|padre|familia|pareja|mama|papa)(?: tambien)? (?:esta de acuerdo|dice que si|dijo que si|quiere|acepta)(?: tambien)?',
  "you(?:'?ve| have)? (?:convinced|persuaded|sold|talked) (?:me|us)(?: (?:into it|on it))?|me (?:convencio|convenciste|convence)",
  '(?:from )?(?:both|all) of us|from (?:me|us|my side|our side)|de (?:mi|nuestra) parte|por mi parte',
  "i(?:'?ve| have| do)? (?:already )?(?:said|told you|say|tell you)(?: so)?(?: (?:already|twice|before|now))?|(?:ya )?(?:(?:se|le|te|les) )?(?:lo )?(?:dije|he dicho|digo)",
  "(?:i(?:'?m| am)|we(?:'?re| are)) (?:very |quite |totally |really |completely |absolutely |100% )*(?:sure|certain|decided|ready)(?: (?:about|of) (?:it|this|that))?|(?:muy |bien |totalmente |completamente )*(?:estoy |estamos )?(?:segur|decidid|list|conform)[oa]s?(?: de (?:ello|eso))?",
  '(?:good|nice|great|best|kind|many) ?(?:day|evening|morning|afternoon|regards|wishes|work)|regards|buenos dias|buenas(?: tardes| noches)?|saludos',
]

/** Small words, courtesies, and words of saying yes: none names a thing, a time, a price or a person besides. */
const SMALL = `yes yess yesss yep yup yeah yea yse ys yas yessir y ye aye sure absolutely definitely certainly certain course agree agreed
accept accepted confirm confirmed confirming ok okay okey k deal proceed fine good great perfect alright right well then now so please pls plz plse thanks thank thx ty
you very much lot oh ah hm hmm um uh haha lol cool lovely wonderful excellent awesome nice super brilliant correct exactly
i im id ill we were weve am are is its it this that thats the a an to of with by for in as me us my our be being can may will would like love want
wanna do does go ahead for on continue carry all too also already really just lets let us make happen get done over sounds looks seems sound look seem works work
suits happy glad told said gladly indeed
same here there those again today asap immediately away sir madam maam mam mate man dear buddy friend pal folks guys bro boss
terms conditions condition rules details quote understand understood reasonable fair
si sip sii siii claro vale dale dele va venga sale adelante acepto aceptamos confirmo confirmamos hagalo hazlo haganlo hagale hagamoslo conforme acuerdo
de trato hecho proceda procede prosiga siga sigan sigue seguir favor por porfa porfavor gracias muchas mucho mil bueno bien muy perfecto excelente genial listo pues entonces ya
ahora mismo hoy que es esta este estoy estamos le lo la me nos se yo eso esa asi todo todas todos con las los el mi parece gusta encanta quiero queremos correcto exacto supuesto
cuanto antes inmediatamente puede pueden usted senor senora senorita don joven amigo amiga hombre mija mijo maestro jefe condiciones terminos cotizacion oferta y tambien claramente we both
and one un una segura seguro seguros decidido decidida
say saying answer my you have simon finally yeahh ooh ohh hi hello again convinced favor acceptable agreeable agreement permission authorize authorise granted approved approve confirming consider green light everyone everybody
puts puedo proceder hacerlo hacer hagame haga autorizo autorizamos permiso tiene respuesta dos ambos cuando guste segurisimo adelantele perdon`

/** The words of the card itself: its deed and its thing. */
const OF_CARD: Partial<Record<OpenKind, string>> = {
  'see-quote': `out show see look view read quote terms offer details sign enroll join in up add put order buy
    muestre muestreme muestremela muestremelo muestramela muestramelo ensenemela ensenemelo ensenamela ensenanosla ver verla verlo a cotizacion oferta`,
  'dfp-quote': `sign signed signing enroll enrol enrolled enrolling join joining put count add book start begin up in part participate program programme rebate voy
    try give trying home house live apunte inscriba casa nuestra probar probarlo vamos nos apuntamos queremos terminos justo suena quedo apunteme apuntame apuntenos apuntenme inscribame inscribeme inscribanos inscribanme inscriba anoteme anotame metame meteme registreme apunto inscribo entro animo
    inscribirme apuntarme entrar participar unirme programa inscripcion esas estas`,
  'solar-quote': `order orden ordering buying sold submit going ours our buy book place take purchase system panels panel price cost offer pido pida pidalo pidala pidelo compro compramos comprarlo llevo tomo haga haz pedido
    sistema paneles precio ordene queremos hagamos ponga comprelo quedamos nos ese`,
  leave: `out off from participation goodbye confirm participation cancellation baja leave leaving quit cancel end unenroll withdraw opt out remove exit program programme enrollment membership rid
    saqueme sacame saquenos saquenme bajeme deme dame denme darme quiero confirmo confirm baja salir salirme salgo cancele cancelelo cancelalo cancelar termine programa inscripcion`,
  'cancel-order': `cancellation cancelacion cancel canceled cancelled kill scrap call off end order panels panel solar system project
    cancele cancelelo cancelalo cancela cancelar anule anulelo anulalo anular pedido paneles instalacion orden`,
  'delete-account': `deletion delete deleting deleted erase wipe remove close account data everything permanently forever completely final rid good
    borre borrarla borrela borrelo borralo borrala borrelos borrar elimine eliminela eliminelo elimina eliminar cierre cierrela cuenta datos`,
  'device-remove': `remove delete disconnect unlink take off device list quite quitelo quitela quitalo quitala borre borrelo borrela elimine eliminelo eliminela dispositivo aparato`,
  'device-add': `add connect register put list device agregue agreguelo agreguela agregalo agregala anadalo anadala anade registre registrelo registrela dispositivo aparato`,
  pause: `date from hasta pausa pause paused pausing put hold dates date those these until till then back off program away travel traveling travelling trip vacation holiday
    pause pauselo pausalo pausela pausar ponga pongalo ponlo pausa en programa fechas fecha hasta esas esos dias viaje vacaciones fuera`,
  resume: `resume restart unpause start continue program again back reanude reanudelo reanudalo activelo activalo reactivelo continue continua programa`,
  vacation: `set note save dates date those these until till then back away travel traveling travelling trip vacation holiday
    ponga pongalo pongalas ponlo anote anotelo apunte apuntelo fechas fecha hasta esas esos dias viaje vacaciones fuera`,
  medical: `note write put mark record down anote anotelo apunte apuntelo registre registrelo`,
  ticket: `pass send put report file submit forward complaint ticket pase paselo envie envielo mande mandelo reporte reportelo queja reporte`,
  visit: `move change book take set visit appointment time day slot mueva muevala cambie cambiela reserve reservela cita visita hora dia`,
}

/** Not wanted any more, where a yes ends it. */
const UNWANTED =
  "(?:it(?:'?s| is| was)|they(?:'?re| are)|that(?:'?s| is))? ?(?:just )?(?:too|way too) (?:expensive|much|hot|cold|warm)(?: money)?(?: for (?:me|us|the kids|my (?:mother|wife|husband)))?|(?:i|we) can'?t afford (?:it|them|this)|(?:es|sale|salio|esta) (?:muy|demasiado) (?:caro|cara|calor)|es mucho dinero|no (?:me|nos) (?:conviene|interesa|sirve)|(?:i|we) (?:do not|don'?t|no longer) (?:want|need|like)(?: (?:it|this|that|them|to be in it|the (?:panels|program|order|account)|an account))?(?: (?:any ?more|any longer|at all))?|(?:it'?s|it is|this is) (?:just )?not (?:for|worth it for) (?:me|us)|(?:i(?:'?m| am)|we(?:'?re| are)) done(?: with (?:it|this|that))?|(?:i(?:'?ve| have)|we(?:'?ve| have)) had enough(?: of (?:it|this))?|ya no (?:l[oa]s? )?(?:quiero|queremos|necesito|necesitamos|me interesan?)(?: mas)?|no (?:l[oa]s? )?(?:quiero|queremos|necesito) mas"
export const PHRASES_OF: Partial<Record<OpenKind, string>> = {
  'dfp-quote':
    '(?:no )?(?:i can live with (?:it|that)|thats fair(?: enough)?|sounds fair|suena justo)|(?:there is |theres |we have |i have )?(?:none|nothing) (?:of (?:that|those|this|it)|like that)(?: (?:here|in (?:my|our|the) (?:home|house)|at home))?',
  leave: UNWANTED,
  'cancel-order': UNWANTED,
  'delete-account': `${UNWANTED}|(?:yes )?i know what (?:that|it|this) means|(?:i )?(?:know|understand|am aware|se|entiendo)?(?: that| que)?(?: (?:it|this|eso))? ?(?:can'?t|cannot|can not|won'?t|no se puede) (?:be )?(?:undone|reversed|restored|taken back|deshacer|revertir|recuperar)|(?:entiendo |se )?(?:que )?es (?:definitivo|para siempre|permanente)|for good`,
  'solar-quote':
    '(?:the|that|this|el|este|ese) (?:price|cost|precio)(?: (?:is|looks|seems|sounds|me parece|esta))?(?: (?:ok|okay|fine|good|fair|right|reasonable|acceptable|bien|justo|correcto))(?: (?:for|with|by|to|para) (?:me|us|mi|nosotros))?',
}

const split = (words: string) => words.split(/\s+/).filter(Boolean)
const small = split(SMALL)
const known = new Map<string, ReadonlySet<string>>()
/** Every word that may stand in a plain yes to such a card. */
export function wordsOfYes(kind: OpenKind): ReadonlySet<string> {
  const before = known.get(kind)
  if (before) return before
  const words = new Set([...small, ...split(OF_CARD[kind] ?? '')])
  known.set(kind, words)
  return words
}

/** Long words of a yes that nothing of another sense is one letter from */
export const OFTEN_MISTYPED = split(
  'please absolutely definitely certainly confirm confirmed agree agreed accept accepted proceed thanks course perfect program account conditions continue favor acepto confirmo adelante gracias supuesto acuerdo inscribame apunteme',
)

/** The deed of the card as an order: as good as a yes. */
export const DEEDS: Partial<Record<OpenKind, RegExp>> = {
  'dfp-quote':
    /\b(?:sign|enroll|enrol|add|book|join) (?:me|us)\b|\b(?:put|count) (?:me|us) (?:in|up|down)\b|\bsign (?:my|our|this) (?:house|home) up\b|\benroll? (?:my|our|this) (?:house|home)\b|\b(?:would|i'?d|we'?d) (?:like|love) to (?:join|sign up|enroll|be in|participate)\b|\bwant to (?:join|sign up|enroll|be in|be part of it)\b|\blet(?:'?s| us) (?:join|sign up|enroll|try it|give it a try|do it|do this)\b|\bwill do it\b|\bll (?:do it|join|try it|give it a try|take part)\b|\b(?:nos apuntamos|queremos participar|quiero participar|vamos a probar(?:lo)?|l[oa] voy a probar)\b|\b(?:apunte|inscriba) (?:mi|nuestra) casa\b|\b(?:apunt[ae]|inscrib[ae]|anot[ae]|met[ae]|registr[ae])(?:me|nos)\b|\bapuntenme|inscribanme|\bme (?:apunto|inscribo|animo)\b|\ble entro\b|\bi am in\b|\bi'?m in\b/,
  'solar-quote':
    /\bsold\b|\bgo(?:ing)? with (?:it|that|this|that one|this one)\b|\b(?:place|submit|confirm|put in) (?:the|my) order\b|\b(?:would|d) like to order\b|\b(?:l[oa] queremos|queremos comprarl[oa]|nos l[oa] quedamos|confirme el pedido|hagamos el pedido)\b|\b(?:order|buy|book|place|take|purchase) (?:it|that|this)\b|\b(?:order|buy|book|place|purchase) (?:the|this|that|my) (?:order|system|panels|one)\b|\b(?:pida|pide|compre|ordene)l[oa]\b|\bme l[oa] (?:llevo|quedo)\b|\bl[oa] (?:compro|compramos|tomo)\b|\b(?:haga|haz) el pedido\b/,
  leave:
    /\b(?:take (?:me|us) off|i do want to leave|want to leave|i am out|i'?m out|end my (?:membership|participation)|confirmo la baja|(?:quiero )?darme de baja|me quiero salir)\b|\b(?:take|get|opt|remove|unenroll) (?:me|us)\b|\b(?:cancel|end|quit) (?:it|(?:the|my|this) (?:program|enrollment|membership))\b|\bleave the program\b|\b(?:saque|saca|baje)(?:me|nos)\b|\b(?:deme|dame|denme) de baja\b|\bcancel[ae]l[oa]\b/,
  'cancel-order':
    /\b(?:confirm the cancellation|want to cancel|confirmo la cancelacion|quiero cancelar(?:lo)?)\b|\b(?:cancel|kill|scrap|end) (?:it|that|the order|my order|the panels|my solar order|the solar order)\b|\bcall it off\b|\b(?:cancel|anul)[ae](?:l[oa]|(?= (?:el|mi) pedido))\b/,
  'delete-account':
    /\b(?:confirm the deletion|want (?:it|my account) deleted|(?:quiero|confirmo que la) borr[ae]r?(?:la)?)\b|\b(?:delete|erase|wipe|remove|close) (?:it|it all|everything|all of it|(?:my|the) (?:account|data))\b|\b(?:borr|elimin)[ae](?:l[oa]|(?= (?:todo|la cuenta|mi cuenta|mis datos)))\b|\bcierre(?:la)?\b/,
  pause: /\bpause (?:it|that|the program|my program)\b|\bpaus[ae]l[oa]\b|\b(?:ponga|pon)l[oa] en pausa\b/,
}
