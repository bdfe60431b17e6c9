import { foldText } from '@/lib/agent/understanding/normalize-text'
import { folded } from './offers-on-table'

/** What a whole message may hold that orders the open quote: nothing that is not among these words is overheard. */
const AGREEING =
  /\b(?:yes|yeah|yep|yup|sure|confirm|confirmed|agreed|go ahead|go for it|do it|(?:order|buy|book|take|place|get|reserve) (?:it|that|this|the|them|me|one|for|with|now|just)|place (?:the|my|an?) order|(?:want|like) to (?:order|buy|book|take)|sign me up|yes to)\b|\b(?:si|claro|dale|adelante|confirm[oae](?:l[oa])?|acepto|pid(?:al[oa]|o|amos)|pidel[oa]|hagal[oe]|hazlo|reserv(?:el[oa]|al[oa]|e|o)|(?:quiero|quisiera) (?:pedir\w*|comprar\w*|encargar\w*)|l[oa] quiero|me l[oa] llevo|encarg[au]\w*)\b/
const PLAIN = new Set(
  (
    'yes yeah yep yup sure ok okay k fine alright right great good perfect cool lovely confirm confirmed agreed go ahead do it order buy book take place get ' +
    'reserve put make have want would like to id ill im i we lets us me my our the a an one this that for with on at in and of to please pls then now just so well nothing ' +
    'else visit appointment day date time slot quote is be its thanks thank you day oclock am pm morning afternoon noon first second third st nd rd th sign up all done deal accept go works ' +
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec ' +
    'mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday sun sunday ' +
    'solar panels panel system kw offer installation installer guys people ' +
    'si claro dale vale bueno pues listo bien perfecto ya ahora entonces adelante confirmo confirme confirmelo acepto pida pidalo pidala pidelo hagalo hagale hazlo reserve reservelo reservalo ' +
    'quiero quisiera pedir pedirlo pedirla comprar comprarlo encargar encargarlo lo la el los las un una para con en a al de del y por favor gracias me llevo visita cita dia hora fecha manana tarde ' +
    'lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'
  ).split(' '),
)

/** "Just order the Gable", "ok then order it for Tuesday": the whole message orders what is on the table, and nothing else. */
export function ordersInWords(text: string, offerName: string): boolean {
  if (/[?¿]/.test(text)) return false
  const plain = foldText(text).replace(/['’]/g, '')
  if (!AGREEING.test(plain)) return false
  const own = new Set(folded(offerName).split(/[ .]+/))
  const words = plain
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  return words.every((word) => PLAIN.has(word) || own.has(word) || /^\d{1,2}(?:am|pm)?$/.test(word))
}

/** Days, months and the visit: words of a time, which say nothing of an order as it stands. */
const OF_A_TIME =
  /^(?:visit|appointment|day|date|time|slot|oclock|am|pm|morning|afternoon|noon|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec|mon|monday|tue|tues|tuesday|wed|weds|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday|visita|cita|dia|hora|fecha|manana|tarde|lunes|martes|miercoles|jueves|viernes|sabado|domingo|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|\d{1,2}(?:am|pm|st|nd|rd|th)?)$/

/** "Yes in September", "yes, the 5.2 one", "yes for the visit" order something else than what the quote says. */
export function ordersAsItStands(text: string, offerName: string): boolean {
  const own = new Set(folded(offerName).split(/[ .]+/))
  const words = foldText(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  return ordersInWords(text, offerName) && words.every((word) => own.has(word) || !OF_A_TIME.test(word))
}
