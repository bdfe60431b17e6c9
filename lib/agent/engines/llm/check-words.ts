import { inventedNumber } from './invented-number'

export type CheckedWords = { ok: true; text: string } | { ok: false; reason: string }

/** What a model's words are held against. */
export type WordSources = {
  /** What tools and our own settings said: the only numbers there are */
  facts: readonly string[]
  /** What the model was told and must not say again */
  instructions?: string
  /** A word that stands in the instructions alone */
  canary?: string
}

export const MOST_CHARS = 1200
/** Addresses, images, tags; any two words joined by a dot may be a host. */
const LINK =
  /:\/\/|www\.|!\[|\]\(|<[a-z!/]|&#|\b(?:data|javascript|mailto|tel|sms):|\b[a-z0-9-]{2,}\.[a-z]{2,}\b|\S@\S|\b\d{1,3}(?:\.\d{1,3}){3}\b/i
const THING =
  'enrollment|order|cancellation|request|report|payment|callback|call back|visit|appointment|change'
const DONE =
  'enrolled|signed up|registered|subscribed|confirmed|cancel(?:l)?ed|approved|activated|ordered|placed|booked|scheduled|deleted|paused|reported|changed|updated|removed|added|submitted|requested|notified|informed|sent|forwarded|escalated|applied|credited|refunded|waived|processed|opened|created'
const HECHO =
  'inscri(?:t[oa]|bi)|confirm(?:ad[oa]|e)|cancel(?:ad[oa]|e)|apunt(?:ad[oa]|e)|pedid[oa]|eliminad[oa]|registrad[oa]|programad[oa]|reservad[oa]|enviad[oa]|avisad[oa]|completad[oa]|hech[oa]|aprobad[oa]|activad[oa]|solicitad[oa]|abonad[oa]'
/** Claims of a thing done, which only a use case may make. */
const DONE_CLAIM = new RegExp(
  [
    String.raw`\b(?:you(?:'re| are)|you(?:'ve| have) been) (?:now |already |all )*(?:enrolled|signed up|registered|subscribed|set up|in the program)\b`,
    String.raw`\b(?:i|we)(?:'ve| have)? (?:just |now |already |successfully |gone ahead and |also )*(?:${DONE}|signed you up|put you down)\b`,
    String.raw`\b(?:your|the|this|that) (?:[a-z]+ ){0,2}(?:${THING})(?: has been| have been| was| is|'s) (?:now |already |successfully )*(?:${DONE}|complete[d]?|done|on its way|in place|active|live)\b`,
    String.raw`\b(?:has|have) been (?:successfully )?(?:${DONE})\b`,
    String.raw`\b(?:all set|consider it done|done and dusted|enrollment successful|successfully (?:${DONE}))\b`,
    String.raw`^\s*(?:done|listo|hecho)[.!]`,
    String.raw`\b(?:ya )?(?:esta|queda|quedo) (?:${HECHO})\b`,
    String.raw`\b(?:le|lo|la|te) (?:he |hemos )?(?:${HECHO})\b`,
    String.raw`\b(?:he|hemos) (?:${HECHO})\b`,
    String.raw`\b(?:su|tu|la|el) (?:inscripcion|pedido|solicitud|cancelacion|visita|llamada) (?:ya )?(?:esta|ha sido|fue|queda|quedo) (?:${HECHO}|complet[oa])\b`,
  ].join('|'),
  'im',
)
/** So many words of the instructions in a row are no coincidence. */
const REPEATED_WORDS = 8

/**
 * What a model wrote may be shown when it holds no link, image or markup, claims nothing done, repeats nothing of its
 * instructions, and every number in it stands in what the tools said.
 */
export function checkWords(words: string, sources: WordSources): CheckedWords {
  const text = words.trim()
  if (!text) return { ok: false, reason: 'empty' }
  if (text.length > MOST_CHARS) return { ok: false, reason: 'too long' }
  const plain = folded(text)
  if (LINK.test(plain)) return { ok: false, reason: 'link or markup' }
  if (DONE_CLAIM.test(plain)) return { ok: false, reason: 'claims something done' }
  if (sources.canary && squeezed(text).includes(squeezed(sources.canary)))
    return { ok: false, reason: 'says the canary' }
  if (sources.instructions && repeats(text, sources.instructions))
    return { ok: false, reason: 'repeats its instructions' }
  const invented = inventedNumber(text, sources.facts)
  if (invented) return { ok: false, reason: `number ${invented} stands nowhere` }
  return { ok: true, text }
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

/** Without accents, unseen characters and look-alikes of width, with plain quotes: recognised however it is typed. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/\p{M}|\p{Cf}/gu, '')
    .replace(/[‘’]/g, "'")
}

function squeezed(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
