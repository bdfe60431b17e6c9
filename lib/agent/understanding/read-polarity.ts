/** A yes or no at the start of a normalized message, and what follows it. */
export type Polarity = {
  polarity: 'yes' | 'no'
  rest: string
  /** The answer stands by itself: a bare yes or no word, or one set apart by punctuation. */
  apart: boolean
  /** How the rest hangs on: a condition or doubt, something more, or nothing in between. */
  joint: 'end' | 'hedge' | 'and' | 'plain'
  /** "ok", "great": as often said in passing as in agreement. */
  weak: boolean
  /** Thanks stood among the words. */
  thanks: boolean
  /** A comma or the like stands between the answer and the rest. */
  punctuated: boolean
  /** The rest ends in a question mark. */
  question: boolean
}
export type PolarityReader = (normalized: string) => Polarity | undefined

/** Learns the yes and no phrases from their example files, longest first. */
export function makePolarityReader(yesPhrases: string[], noPhrases: string[]): PolarityReader {
  const table = [
    ...yesPhrases.map((phrase) => ({ phrase, polarity: 'yes' as const })),
    ...noPhrases.map((phrase) => ({ phrase, polarity: 'no' as const })),
  ].sort((a, b) => b.phrase.length - a.phrase.length)
  const known = new Map(table.map((entry) => [entry.phrase, entry.polarity]))
  const alternatives = table.map((entry) => escapePattern(entry.phrase)).join('|')
  const phrase = new RegExp(`^(${alternatives})(?![a-z0-9])`, 'u')

  return (normalized) => {
    const lead = readLead(plainYes(normalized).replace(/^[\s,.!¡¿?]+/, ''), phrase, known)
    if (!lead) return undefined
    const { polarity, first, rest, separator } = lead
    const ended = rest.replace(/[\s.!?,]/g, '') === ''
    // "Venga ya" does not believe what it hears.
    if (/^\W*(?:venga|anda) ya(?![a-z])/.test(normalized)) return undefined
    // "N it starts by itself?" is an "and" cut short.
    if (first === 'n' && !ended) return undefined
    // "Si cobran multa": without its accent and with more behind it, it may be an if; "ya veremos" is no yes.
    if (first === 'si' && !ended && !/[,.!;:]/.test(separator) && !goesWithYes.test(rest)) return undefined
    if (
      first === 'ya' &&
      /^(?:veremos|vere|entendi|(?:le|te|les) aviso|aviso|lo se|se|era hora|no)(?![a-z])/.test(rest)
    )
      return undefined
    const weak = weakYes.test(first)
    const thanks = /\b(?:thanks|thank you|thx|gracias|ty)\b/.test(normalized)
    if (ended)
      return {
        polarity,
        rest: '',
        apart: true,
        joint: 'end',
        weak,
        thanks,
        punctuated: true,
        question: false,
      }
    const punctuated = /[,.!;:-]/.test(separator)
    const bare = polarity === 'yes' ? bareYes.test(first) : bareNo.test(first) && afterNo.test(rest)
    const joint = hedge.test(rest) ? 'hedge' : andMore.test(rest) || /[.!;]/.test(separator) ? 'and' : 'plain'
    return {
      polarity,
      rest,
      apart: bare || punctuated,
      joint,
      weak,
      thanks,
      punctuated,
      question: /\?\s*$/.test(rest),
    }
  }
}

/** "Okey dokey", "por mí sí": a yes in a form of its own */
function plainYes(normalized: string): string {
  return normalized
    .replace(/\bok(?:e?y|ay|ie)?[ -]dok(?:ey|ie|e|y)\b/g, 'okay')
    .replace(/^por (?:mi|nosotros)(?: parte)?,? si(?=[.!, ]*$)/, 'si')
}

type Lead = { polarity: 'yes' | 'no'; first: string; rest: string; separator: string }

function readLead(text: string, phrase: RegExp, known: Map<string, 'yes' | 'no'>): Lead | undefined {
  let rest = text
  let polarity: 'yes' | 'no' | undefined
  let first = ''
  let separator = ''
  for (let turn = 0; turn < 8; turn++) {
    const filler = fillers.exec(rest)
    const found = phrase.exec(rest)?.[1]
    // "Don't" begins what is refused; only alone is it an answer.
    const cutShort =
      found !== undefined &&
      ((unfinished.test(found) && /[a-z]/.test(rest.slice(found.length))) ||
        (putDown.test(found) && /^ (?:for|on|to|at|para|en|al|el)\b/.test(rest.slice(found.length))))
    const matched = cutShort ? undefined : found
    if (matched !== undefined && (polarity === undefined || known.get(matched) === polarity)) {
      polarity ??= known.get(matched)
      first ||= matched
      rest = rest.slice(matched.length)
    } else if (filler) rest = rest.slice(filler[0].length)
    else break
    separator = /^[\s,.!;:()-]*/.exec(rest)?.[0] ?? ''
    rest = rest.slice(separator.length)
  }
  // "Yeah no, not now" refuses: the yes only took up what was said.
  const turned = polarity === 'yes' && rest !== text && /^(?:no|nah|nope)(?![a-z])/.test(rest)
  if (turned) return readLead(rest, phrase, known)
  return polarity && { polarity, first, rest, separator }
}

const unfinished = /(?:\b(?:not|to|do|would|am)|^(?:i|we))$/
/** "Count me in for Friday" names what it takes part in. */
const putDown = /\b(?:me|us) (?:in|up|down)$|^(?:cuenten?|cuente) con(?:migo| nosotros)$/
const weakYes =
  /^(?:ok|okay|okey|oki|k|kk|great|good|perfect|fine|alright|all right|right|cool|all good|vale|bueno|bien|perfecto|genial|ok then|okay then|sounds good|sounds great|that is fine|true|awesome)$/

const goesWithYes =
  /^(?:quiero|queremos|por favor|porfa|claro|acepto|dale|adelante|gracias|confirmo|hag\w+|haz\w*|me|lo|la|los|las|eso|esta bien|de acuerdo|vale|ya|senor\w*|a ver|muestr\w+|ensen\w+|inscrib\w+|apunt\w+|agreg\w+|cancel\w+|borr\w+|saqu\w+|sac\w+|pued\w+|el|con|y|pero)(?![a-z])/
const fillers =
  /^(?:please|thanks|thank you|then|now|so|well|oh|um+|uh+|hm+|ah+|i guess|i think|i suppose|sir|madam|mate|dear|just|right now|por favor|gracias|pues|entonces|bueno|ahora|mm+|uy|huy|ay|ugh|oof|eh|whoa|wow|nice|honestly|ok|okay|alright|very much|haha|lol|vale)(?![a-z0-9])/
const bareYes =
  /^(?:yes|yep|yeah|yup|yea|ya|sure|ok|okay|absolutely|definitely|of course|si|claro|vale|dale|desde luego|por supuesto)(?![a-z])/
const bareNo = /^(?:no|nope|nah|naw|n)(?![a-z])/
const afterNo =
  /^(?:i|we|do|dont|that|this|the|thanks|not|it|but|wait|let|cancel|stop|show|please|leave|just|you|use|take|give|only|because|sorry|actually|rather|my|what|how|when|why|is|are|can|could|run|make|go|proceed|option|yo|quiero|pero|mejor|la|el|eso|me|usa|gracias|espera|muestra|que|cuanto|por)(?![a-z])/
const hedge =
  /^(?:but|if|only|unless|as long as|provided|once|after|before|however|though|although|when|wait|first|depends|it depends|maybe|except|hold on|not sure|pero|si |siempre que|cuando|aunque|solo|antes|depende|espera|primero)(?![a-z])/
const andMore = /^(?:and|also|plus|y|tambien|ademas)(?![a-z])/

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
