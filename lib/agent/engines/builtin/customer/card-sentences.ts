import { isConditional, isInverted } from '@/lib/agent/understanding/conditions'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import { plainSpanish } from '@/lib/agent/understanding/spanish-words'
import { holdsBack } from './turns-aside'

/** What a message of several parts says to the question on the card: agreed or not, and what it asks besides. */
export type SaidToCard = { agrees: 'plainly' | 'on-condition'; asksBesides: string }

const LEAD =
  "(?:(?:ok|okay|fine|alright|good|great|well|right|perfect|then|so|and|but|oh|ah|yes|yeah|yep|sure|please|also|that'?s (?:ok|fine|good)|bueno|vale|pues|listo|bien|entonces|si|claro|dale|venga|ya|y|pero|ah|eh|oiga|oye|perfecto|esta bien|por favor|si es asi|de ser asi|en ese caso|siendo asi|if so|in that case|if that'?s (?:so|the case))\\b[\\s,.!]*)*"
const TAIL =
  '(?:[\\s,.!]+(?:then|now|please|pls|thanks|thank you|it|that|too|already|pues|entonces|ya|ahora|porfa|por favor|gracias|todo|nomas|ok|si))*[\\s,.!]*$'
const AGREEING = new RegExp(
  `^${LEAD}(?:${[
    'yes|yeah|yep|yup|sure|absolutely|definitely|agreed|accepted|confirmed|deal',
    '(?:i|we) (?:do )?(?:agree|accept|confirm)(?: (?:to )?(?:it|that|this|the (?:terms|conditions|quote|order)|everything|all of it))?',
    "go ahead(?: with it)?|go for it|do it|let'?s do (?:it|this)|put me in(?: it)?|(?:just )?sign me up|enroll me|count me in|i'?m in|i want (?:it|in)|that'?s a yes|(?:it'?s|that is) a yes|i (?:said|say) yes|yes to (?:it|that|all)",
    'si|claro(?: que si)?|por supuesto|desde luego|acepto|aceptamos|confirmo|confirmamos|conforme|de acuerdo|estoy de acuerdo|trato hecho',
    '(?:si )?(?:l[oa]s? )?(?:acepto|confirmo|quiero|tomo)(?: (?:todo|el pedido|la (?:oferta|inscripcion|cotizacion)|las condiciones|los terminos|el programa))?',
    'adelante|dale|dele|va|venga|sale|hagale|hazlo|hagalo|haganlo|hagamoslo|proced[ae](?:n)?|continu[ae](?:n)?|sig[ae](?:n)?(?: adelante)?|le entro|me animo|me apunto|me inscribo|apunt[ae](?:me|nos)|apuntenme|inscrib[ae](?:me|nos)|inscribanme|anot[ae](?:me|nos)|anotenme|registr[ae]me|met[ae]me|confirm[ae](?:me)?l[oa]|confirm[ae](?: el pedido| la inscripcion)?',
    '(?:eso )?es un si|(?:ya )?(?:le |te |les )?(?:dije|digo|he dicho) que si|que si|(?:si )?quiero (?:inscribirme|apuntarme|entrar|unirme|participar)',
  ].join('|')})${TAIL}`,
)
/** What the quote asks to be so, told: nobody at home relies on medical equipment, one's own home, terms that were read. */
export const TOLD = new RegExp(
  [
    "^(?:.{0,24}\\b)?(?:nobody|no one|noone|none of us|not? (?:any|one)?|neither|nothing|zero|we don'?t|i don'?t|there(?:'?s| is) no|without)\\b.{0,40}\\b(?:medic\\w*|machines?|equipment|oxygen|devices?|stuff|ventilator|dialysis|cpap|life support|that kind)\\b.{0,24}$",
    '^(?:nobody|no one|none of us)(?: (?:here|at home|in (?:the|my|our) (?:house|home)))?(?: (?:does|is|has|needs (?:it|that)))?$',
    '^(?:.{0,24}\\b)?(?:nadie|ningun[oa]?|no (?:hay|tenemos|tengo|usamos|uso|necesitamos|vive nadie|somos)|sin|tampoco)\\b.{0,40}\\b(?:medic\\w*|maquinas?|equipos?|aparatos?|oxigeno|respirador|dialisis|eso|nada de eso|esas cosas)\\b.{0,24}$',
    '^(?:aqui |en (?:mi |la |esta )?casa )?(?:no hay |no vive )?nadie(?: (?:aqui|en (?:la |mi )?casa))?$',
    "^(?:yes )?(?:i'?m|i am|we'?re|we are|it'?s|this is|i) (?:the |my |our |own )?(?:owners?|own (?:home|house|place)|home|house|account holder|of age|over 18|an adult|the home|the house|it)(?: (?:here|too|and all))?$",
    '^(?:si )?(?:yo )?(?:soy|somos) (?:el|la|los|las)? ?(?:duen[oa]s?|propietari[oa]s?|titular(?:es)?|mayor de edad)(?: (?:de (?:la|mi) (?:casa|cuenta)|del medidor))?$|^(?:si )?es mi casa$|^(?:la )?casa es (?:mia|nuestra)$',
    "^(?:i |we )?(?:have |already |'?ve )*(?:read|seen|understood|checked)(?: (?:it|everything|all|(?:all )?(?:of )?the (?:terms|conditions|quote)))?(?: all)?$",
    '^(?:ya )?(?:lo |la |las |los )?(?:he )?(?:lei|leimos|leido|vi|vimos|visto|entendi|entendido|revise|revisado)(?: (?:todo|el documento|la cotizacion|(?:todas )?las condiciones|los terminos|todo bien))?(?: y (?:las|los|lo|la) (?:acepto|entiendo))?$',
    "^(?:no (?:le |te )?pregunte (?:de|por|sobre) .{2,20}|eso no (?:es|era) lo que pregunte|i (?:did ?n'?t|did not) ask (?:about|for) .{2,20})$",
  ].join('|'),
)
const EMPTY =
  /^(?:(?:ok|okay|so|and|but|well|oh|ah|hm+|um+|then|please|thanks|thank you|bueno|vale|pues|y|pero|entonces|gracias|por favor|ya|a ver|hola|buenas|listo|perfecto|bien|claro|genial|todo bien|jaja\w*|haha\w*)\W*)+$/
/** Somebody does rely on such equipment: the card is not for this home. */
export const RELIES =
  /\b(?:my|our|mi|nuestr[oa]|su)\b.{0,20}\b(?:uses?|needs?|has|is on|usa|necesita|tiene|depende)\b|\b(?:i use|we use|uso|usamos|dependo)\b/
const IF_SO = /\b(?:si es asi|de ser asi|en ese caso|siendo asi|if so|in that case|if that'?s|if not|si no)\b/
/** "But only if it is free?" */
const ONLY_IF =
  /^(?:but|pero|aunque|although|only|solo|solamente|siempre que|as long as|provided|unless|a menos|if|si (?!puedo|se puede|me puedo))\b|\b(?:only if|solo si|siempre que|as long as)\b/

/** At a comma only where a part of its own may begin; a sentence ends with its mark. */
const PARTS = /(?<=[.!?;\n])\s+|\s*,\s*|\s+(?=(?:and|but|y|pero|aunque)\s)/

/** Undefined unless every part is an agreement, something the card asks to be so, or a question. */
export function saidToCard(text: string, name = ''): SaidToCard | undefined {
  const parts = joined(text.split(PARTS).filter((part) => /[\p{L}\p{N}]/u.test(part ?? '')))
  const own = foldText(name)
  let agrees: SaidToCard['agrees'] | undefined
  let told = 0
  const asksBesides: string[] = []
  let condition = false
  for (const part of parts) {
    const words = plainSpanish(foldText(part)).replace(/^[\s¿¡"'(]+|[\s.!,;)"]+$/g, '')
    const bare = own
      ? words
          .replace(own, '')
          .replace(/\b(?:el|al|a|the|to|en|para|for) *$/, '')
          .trim()
      : words
    if (bare === '' || EMPTY.test(bare)) continue
    if (IF_SO.test(bare) || (!asks(part) && isConditional(bare.replace(/^(?:pero|but|aunque|si) /, ''))))
      condition = true
    if (isInverted(bare) && !IF_SO.test(bare) && !/[?¿]/.test(part)) return undefined
    if (/[?¿]/.test(part) || asks(part)) {
      if (ONLY_IF.test(bare)) condition = true
      asksBesides.push(part)
      continue
    }
    if (TOLD.test(bare) && !RELIES.test(bare)) told++
    else if (AGREEING.test(bare)) agrees = 'plainly'
    else if (asksBesides.length > 0 && /^(?:and|but|y|pero|que)\b/.test(words) && !agrees)
      asksBesides.push(part)
    else return undefined
  }
  if (!agrees || (parts.length < 2 && told === 0) || holdsBack(text)) return undefined
  const rest = asksBesides.join(' ')
  if (condition) agrees = 'on-condition'
  return { agrees, asksBesides: rest }
}

/** "¿Y si un día la necesito, puedo decir no?": what belongs to one question is asked as one. */
function joined(parts: string[]): string[] {
  const out: string[] = []
  let open = false
  for (const part of parts) {
    if (open) out[out.length - 1] += `, ${part}`
    else out.push(part)
    const last = out.at(-1)!
    open =
      !/[?!.]$/.test(part) &&
      (/¿/.test(last) || /^(?:and |but |y |pero )?(?:si|if|what if)\b/i.test(last)) &&
      !/\?/.test(last) &&
      /\?/.test(parts.slice(parts.indexOf(part) + 1).join(' '))
  }
  return out
}
