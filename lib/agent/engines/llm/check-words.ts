export type CheckedWords = { ok: true; text: string } | { ok: false; reason: string }

/** What a model's words are held against. */
export type WordSources = {
  /** What tools, the person and our own settings said: the only numbers there are */
  facts: readonly string[]
  /** What the model was told and must not say again */
  instructions?: string
  /** A word that stands in the instructions alone */
  canary?: string
}

const MOST_CHARS = 1200
const LINK =
  /https?:|www\.|!\[|\]\(|<[a-z!/]|\bdata:|\bjavascript:|\b[a-z0-9-]+\.(?:com|net|org|io|example|info|ru|xyz)\b/i
/** Claims of a thing done, which only a use case may make. */
const DONE_CLAIM = new RegExp(
  [
    String.raw`\b(?:you(?:'re| are)|you(?:'ve| have) been) (?:now |already |all )*(?:enrolled|signed up|registered|subscribed|set up|in the program)\b`,
    String.raw`\b(?:i(?:'ve| have)?|we(?:'ve| have)?) (?:just |now |already |successfully )*(?:enrolled|signed you up|registered|confirmed|cancel(?:l)?ed|approved|activated|ordered|placed|booked|deleted|paused|reported|changed|updated|removed|added)\b`,
    String.raw`\b(?:enrollment|order|cancellation|request|report)(?: has been| is|'s) (?:now )?(?:confirmed|complete[d]?|placed|done|cancel(?:l)?ed|submitted|approved)\b`,
    String.raw`\b(?:has|have) been (?:enrolled|cancel(?:l)?ed|confirmed|ordered|deleted|activated|approved|submitted|placed)\b`,
    String.raw`\b(?:ya )?(?:esta|queda|quedo) (?:inscrit[oa]|confirmad[oa]|cancelad[oa]|apuntad[oa]|pedid[oa]|eliminad[oa])\b`,
    String.raw`\b(?:le|lo|la|te) (?:he )?(?:inscribi|inscrito|apunte|apuntado|confirme|confirmado|cancele|cancelado)\b`,
    String.raw`\b(?:su|tu) (?:inscripcion|pedido) (?:esta|ha sido|fue) (?:confirmad[oa]|complet[oa]|hech[oa]|cancelad[oa])\b`,
  ].join('|'),
  'i',
)
const NUMBER_WORDS =
  /\b(?:eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|quince|veinte|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|cientos|mil|millones)\b/gi
/** So many words of the instructions in a row are no coincidence. */
const REPEATED_WORDS = 8

/**
 * What a model wrote may be shown when it holds no link, image or markup, claims nothing done, repeats nothing of its
 * instructions, and every number in it stands in what the tools (or the person) said.
 */
export function checkWords(words: string, sources: WordSources): CheckedWords {
  const text = words.trim()
  if (!text) return { ok: false, reason: 'empty' }
  if (text.length > MOST_CHARS) return { ok: false, reason: 'too long' }
  if (LINK.test(text)) return { ok: false, reason: 'link or markup' }
  if (DONE_CLAIM.test(folded(text))) return { ok: false, reason: 'claims something done' }
  if (sources.canary && squeezed(text).includes(squeezed(sources.canary)))
    return { ok: false, reason: 'says the canary' }
  if (sources.instructions && repeats(text, sources.instructions))
    return { ok: false, reason: 'repeats its instructions' }
  const known = new Set(sources.facts.flatMap(numbersIn))
  const invented = numbersIn(text).find((n) => !known.has(n) && Number(n) > 3)
  if (invented) return { ok: false, reason: `number ${invented} stands nowhere` }
  const said = sources.facts.join(' ').toLowerCase()
  const spelled = [...text.matchAll(NUMBER_WORDS)]
    .map((m) => m[0].toLowerCase())
    .find((n) => !said.includes(n))
  if (spelled) return { ok: false, reason: `number ${spelled} stands nowhere` }
  return { ok: true, text }
}

/** Numbers without thousands separators or trailing zeros: "1,310.50" is 1310.5. */
function numbersIn(text: string): string[] {
  return [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map((m) => String(Number(m[0].replaceAll(',', ''))))
}

function repeats(text: string, instructions: string): boolean {
  const told = ` ${wordsOf(instructions).join(' ')} `
  const words = wordsOf(text)
  for (let at = 0; at + REPEATED_WORDS <= words.length; at++)
    if (told.includes(` ${words.slice(at, at + REPEATED_WORDS).join(' ')} `)) return true
  return false
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Without accents and with plain quotes: claims are recognised however they are typed. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'")
}

function squeezed(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}
