/** One fact of a program that can be asked for by itself. */
export type ProgramFact =
  | 'leaves'
  | 'forgets'
  | 'skips'
  | 'penalty'
  | 'lasts'
  | 'often'
  | 'hours'
  | 'notice'
  | 'costs'
  | 'paid'
  | 'worth'
  | 'controls'
  | 'needs'
  | 'water'
  | 'comfort'
  | 'ready'
  | 'reserve'
  | 'keeps'
  | 'told'

/** In the order they are answered; the words are folded, and names of programs are taken out of them before. */
const WORDS: [ProgramFact, RegExp][] = [
  [
    'keeps',
    /\bwhat (?:happens|will happen|about|becomes) (?:to|with|of)?.{0,14}\b(?:money|rewards?|credits?|earnings|dollars|what) (?:that )?(?:i|we|i've|we've|already)? ?(?:already )?(?:made|earned|got|collected|have)\b|\bque pasa con (?:el dinero|lo que|las recompensas|mi dinero|mis creditos)\b|\b(?:lose|forfeit|keep|give back|pay back|take away)\b.{0,20}\b(?:earn(?:ed|ings?)|made|(?:already|so far)|rewards?|credits?|from before)\b|\b(?:pierdo|perder|perderia|conservo|me quitan|devolver)\b.{0,20}\b(?:gan\w+|recompensas?|ya|credito|acumulad[oa])\b/,
  ],
  [
    'told',
    /\bhow (?:will|would|do|does|am|are|can|could|should) (?!(?:you|u|it|they) (?:\w+ )?(?:know|learn|find out)\b)(?:i|we|you|u|it|they|people|customers|the (?:events?|notices?)|events?) (?:\w+ )?(?:know|hear|find out|learn|get (?:notified|told|informed|notices?|notifications?|messages?|the (?:message|notice))|be (?:notified|told|informed|contacted)|notified|told|informed|announced|contact(?:ed)?|reach|let (?:me|us)|tell|notify|inform|alert)\b|\b(?:do|will|would) (?:i|we) get (?:a |an |any )?(?:text|message|e-?mail|call|notification|notice)s?\b|\bby (?:text|e-?mail|phone) or\b|\bcomo (?:me|nos) (?:entero|enterare|entero|avis\w+|van a avisar|dicen|contact\w+|enteramos|informan)\b|\bcomo (?:voy a |vamos a |se )?(?:saber|sabre|sabremos|se cuando|enter\w+)\b|\b(?:me|nos) (?:llega|mandan|llegara|mandaran) (?:un |algun )?(?:mensaje|aviso|texto|correo)\b/,
  ],
  [
    'leaves',
    /\b(?:leave|quit|get out|back out|drop out|stop|cancel)\b.{0,25}\b(?:later|anytime|any time|whenever|program|early|mid|after)\b|\block(?:ed|s)? (?:me )?in\b|\bcontract\b|\bcommit\w*|\bminimum (?:time|term|period)|\bhow long (?:do|must|would|will|am) (?:i|we)\b.{0,20}\b(?:stay|in|commit\w*|signed)\b|\b(?:salir(?:me)?|dejar(?:lo)?|cancelar(?:lo)?|darme de baja)\b.{0,25}\b(?:despues|cuando|luego|programa|antes)\b|\b(?:permanencia|plazo minimo|contrato|atad[oa])\b/,
  ],
  [
    'forgets',
    /\b(?:forget|forgot|ignore)\b|\b(?:do not|don'?t|didn'?t|can'?t) (?:answer|respond|reply|see (?:it|the|that)|notice it|do anything|get (?:it|the message))\b|\bdo nothing\b|\bmiss (?:the|a|that) (?:message|text|notice|email|notification)\b|\b(?:asleep|not (?:at )?home)\b|\b(?:no (?:contesto|respondo|veo|hago nada|estoy en casa|me entero)|se me (?:olvida|pasa)|me olvido|olvido)\b/,
  ],
  [
    'penalty',
    /\b(?:get|be|am|are) (?:i |we )?in(?:to)? (?:any )?trouble\b|\b(?:hold|held|holds|count|counts|counted)\b.{0,12}\bagainst (?:me|us)\b|\bconsequences?\b|\blose (?:any |some )?(?:money|anything|something|points?|my (?:spot|place|bonus))\b|\b(?:cost|costs|charge[ds]?) (?:me|us) (?:anything |something |money )?(?:to|if i|if we|for) (?:skip|say|not|miss|declin|refus)\w*|\b(?:pierdo|perdemos|perderia|pierde) (?:algo|dinero|plata|puntos)\b|\bconsecuencias?\b|\b(?:en|tengo|tendre|habra) (?:lios|problemas)\b|\bpenal\w+|\bfine[ds]?\b(?! (?:with|by|print))|\bpunish\w*|\bmulta\w*|\bcastig\w+|\bpenaliz\w+/,
  ],
  [
    'skips',
    /\b(?:opt|sit|stay|back|get|be left|bow|leave me|take me) out\b|\b(?:skip|miss|refuse|decline|override|overrule)\b|\bsay(?:ing)? no\b|\bturn(?:ed)? (?:it|the thermostat|that)? ?(?:back|up again)\b|\bchange it back\b|\bright to (?:refuse|say no)\b|\bhave (?:a )?(?:say|choice)\b|\bsaltar(?:me|se)?\w*|\bdecir(?:les)? que no\b|\b(?:no participar|negarme|rechazar\w*|excluirme|quedarme fuera|librarme)\b/,
  ],
  [
    'often',
    /\bhow (?:often|frequent\w*)\b|\bhow many (?:times|events|of (?:these|them|those))\b|\bhow many\b.{0,18}\b(?:a|per|each|every) (?:year|month|week|summer|season|day)\b|\b(?:every|each) (?:single )?(?:day|night|evening|week)\b|\bonce a (?:day|week|month|year)\b|\bcada cuanto\b|\bcuantas veces\b|\bcuantos eventos\b|\bcon (?:que|cuanta) frecuencia\b|\btodos los dias\b|\b(?:que tan|muy) seguido\b|\ba cada rato\b/,
  ],
  [
    'lasts',
    /\bhow long\b.{0,12}\b(?:is|are|does|do|will|would|can|could|it|they)\b(?!.{0,20}\b(?:been|install\w*|stay|pay back)\b)|\bhow many hours\b|\bfor how long\b|\bhow long for\b|\bcuanto (?:tiempo )?dura\w*|\bcuantas horas\b|\bdura mucho\b|\bpor cuanto tiempo\b/,
  ],
  [
    'notice',
    /\b(?:how much|any|enough|advance|prior) (?:notice|warning|heads.?up)\b|\b(?:notice|warning|heads.?up)\b.{0,12}\b(?:do|will|would) (?:i|we|you)\b|\bhow (?:far|long|much|soon|early)\b.{0,20}\b(?:ahead|in advance|beforehand|before|notice)\b|\b(?:will|do|would|does) (?:you|i|we|they|it)\b.{0,25}\b(?:warn|tell me|let me know|notify|know (?:before|ahead|in advance|first)|be told|be warned|get (?:a |any )?(?:notice|warning|heads.?up))\b|\bwithout (?:telling|warning|asking)\b|\bcon cuanta? (?:anticipacion|antelacion|tiempo)\b|\b(?:me|nos) (?:avisan|avisaran|dicen antes|van a avisar)\b|\bcuanto antes\b|\bsin avisar\b/,
  ],
  [
    'hours',
    /\b(?:what|which) (?:times?|hours?|days?|months?|seasons?)\b|\bat what time\b|\bat night\b|\bweekends?\b|\bmiddle of the night\b|\bwhen (?:do|are|would|does|will) (?:the |these |those )?(?:events?|they) (?:usually |normally |typically )?(?:happen|be|take place|start|come|occur)\b|\b(?:in|only) (?:the )?(?:winter|summer)\b|\ba que horas?\b(?!.{0,20}\bel (?:(?:proximo|siguiente|otro) )?evento\b)|\bque (?:dias|horas|meses)\b|\bfines? de semana\b|\b(?:de|por la) (?:noche|madrugada)\b|\bcuando (?:son|ocurren|pasan|serian)\b|\bsolo en (?:verano|invierno)\b/,
  ],
  [
    'paid',
    /\bwhen\b.{0,25}\b(?:paid|pay|money|credit\w*|reward)\b|\bhow\b.{0,14}\b(?:(?:am|are|do|will|would) (?:i|we|you)|is (?:it|that|the money)) (?:get )?(?:paid|pay)\b|\bhow (?:do|will|would) (?:i|we) (?:get|receive|see) (?:the|my|that|this|our) (?:money|reward|credit|cash|\$)|\b(?:cash|check|cheque|direct deposit|paypal|venmo|gift card|bill credit|off my bill|on my bill)\b|\bcuando\b.{0,20}\b(?:pagan|recibo|dinero|abonan|depositan)\b|\bcomo (?:me |nos )?(?:pagan|recibo|depositan|abonan)\b|\b(?:en efectivo|cheque|deposito|descuento en (?:mi|la) (?:factura|cuenta|recibo))\b/,
  ],
  [
    'worth',
    /\bhow much\b.{0,22}\b(?:get|earn|make|paid|reward|save|worth)\b|\bwhat (?:do|would|will|could|can|might) (?:i|we) (?:get|make|earn)\b|\bwhat'?s in it for (?:me|us)\b|\bcuanto\b.{0,16}\b(?:pagan|gano|ganar|ganare|ganamos|sacaria|sacar|ganaria|dan|darian|recib\w+)\b|\bque (?:gano|recibo|me dan|ganaria)\b/,
  ],
  [
    'costs',
    /\b(?:cost|costs|fee|fees)\b|\bcharge[ds]? (?:me|us|anything|for it|a fee)\b|\bany charges?\b|\b(?:do|would|will|must) (?:i|we) (?:have to )?pay\b|\b(?:is it|it'?s|really|for) free\b|\bcuesta\b|\bcosto\b|\bcobr(?:an|ar|aran|arian)\b|\bgratis\b|\b(?:tengo|hay) que pagar\b|\bcuota\b/,
  ],
  [
    'controls',
    /\b(?:stop|keep|prevent)\w* (?:me|us) from\b|\bwho\b.{0,20}\b(?:controls?|decides?|turns?|changes?|runs?|touch\w*|moves?|adjusts?|in (?:control|charge)|has control)\b|\b(?:in|lose|keep|have|take|taking|full|give up) control\b|\b(?:you|they|u|utility|company)\b.{0,16}\b(?:control\w*|take over|switch\w* (?:things|stuff|it) off|turn\w* (?:off|down|up)|mess with|touch\w*)\b|\bremote\w*|\bquien\b.{0,16}\b(?:controla|decide|maneja|mueve|apaga|cambia|manda)\b|\b(?:controlan|manejan|van a controlar|me apagan|el control)\b/,
  ],
  [
    'water',
    /\b(?:hot water|showers?|bath|baths|tank)\b|\b(?:agua caliente|ducha\w*|banar\w*|banarme|tanque|regadera)\b/,
  ],
  [
    'ready',
    /\b(?:ready|fully charged|full (?:by|in)|charged (?:by|in|for)|full battery|by (?:the )?morning|range|stranded|commute)\b|\b(?:list[oa]|cargad[oa]|lleno)\b.{0,24}\b(?:manana|salir|trabajo)\b|\ba tiempo\b/,
  ],
  [
    'reserve',
    /\bhow (?:low|far down|empty|much of (?:it|the battery|my battery))\b|\bset (?:a|my own|some) (?:minimum|limit|floor|reserve)\b|\b(?:keep|hold back|save) (?:some|a bit|part|enough|\d+ ?%)\b|\bminimum (?:charge|level)\b|\bque tan (?:vacia|baja)\b|\b(?:if|in case|during|when|y si|cuando|en caso de|si)\b.{0,20}\b(?:power (?:goes|is|went) (?:out|off)|power cut|outage|blackout|se va la luz|apagon|corte de luz)\b|\b(?:drain\w*|empty|empties|reserve|backup|back-up|wear|degrad\w*|damage|left (?:in|for)|run (?:it )?down|storm|dead battery|(?:enough|anything|something|some|any|much|power|charge) left|left over|run out)\b|\b(?:vaci[ae]\w*|descarg\w+|reserva|respaldo|desgast\w+|sin bateria|tormenta)\b/,
  ],
  [
    'comfort',
    /\b(?:hot|hotter|warm|warmer|cold|colder|cool|freez\w+|sweat\w*|bake|boil\w*|roast\w*|swelter\w*|(?:un)?comfort\w*|temperature|degrees|stuffy|chilly)\b|\b(?:calor|frio|caliente|temperatura|grados|incomod\w+|fresco|congelar\w*)\b/,
  ],
  [
    'needs',
    /\b(?:need|have) to (?:buy|install|own|get|have)\b|\bneed (?:a|an|any|some|special|new)\b|\bequipment\b|\bbuy (?:a|an|any)\b|\b(?:necesito|tengo que) (?:comprar|instalar|tener)\b|\bnecesito (?:un|una|algun|algo)\b|\b(?:aparato|equipo) (?:nuevo|especial)\b/,
  ],
]

const MOST_FACTS = 3
const MAY_SKIP =
  /\b(?:can|could|may|am|are) (?:i|we) (?:allowed to |free to |able to |just )?(?:skip|miss|refuse|decline|opt|sit|say no|pass)\b|\b(?:puedo|podemos|podria|se puede) (?:saltar\w*|rechazar\w*|no participar|decir(?:les)? que no)/

/** Which facts are asked for: none when the words ask of the program as a whole. */
export function programFactsIn(words: string, names: readonly string[] = []): ProgramFact[] {
  const plain = names.reduce((text, name) => text.replaceAll(name, ' '), words)
  const found = WORDS.filter(([, pattern]) => pattern.test(plain)).map(([fact]) => fact)
  const has = (fact: ProgramFact) => found.includes(fact)
  return (
    found
      .filter((fact) => !(fact === 'lasts' && has('leaves')))
      .filter((fact) => !(fact === 'lasts' && has('notice') && !/\blast|\bdura/.test(plain)))
      .filter((fact) => !(fact === 'skips' && (has('forgets') || has('leaves'))))
      // "Is there a penalty if I skip one?": that one may skip is asked only in words of its own.
      .filter((fact) => !(fact === 'skips' && has('penalty') && !MAY_SKIP.test(plain)))
      .filter((fact) => !(fact === 'penalty' && has('skips') && MAY_SKIP.test(plain)))
      .filter((fact) => !(fact === 'comfort' && has('water')))
      .filter((fact) => !(fact === 'worth' && (has('paid') || has('notice'))))
      .filter((fact) => !(fact === 'costs' && has('penalty')))
      .filter((fact) => !(fact === 'penalty' && has('keeps')))
      .filter((fact) => !(/^(?:notice|hours)$/.test(fact) && has('told')))
      .filter((fact) => !(fact === 'worth' && has('keeps')))
      .slice(0, MOST_FACTS)
  )
}
