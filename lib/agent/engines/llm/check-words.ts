export type CheckedWords = { ok: true; text: string } | { ok: false; reason: string }

const MOST_CHARS = 1200
const LINK = /https?:\/\/|www\.|!\[|\]\(|<[a-z!/]/i
/** Claims of a thing done, which only a use case may make. */
const DONE_CLAIM =
  /\b(you(?:'re| are) (?:now )?(?:enrolled|signed up)|i(?:'ve| have) (?:enrolled|signed you up|confirmed|cancell?ed|approved|activated)|(?:enrollment|order) (?:is )?(?:now )?(?:confirmed|complete))\b/i

/**
 * What a model wrote may be shown when it holds no link, image or markup, claims nothing done, and every number in it
 * stands in what the tools (or the person) said.
 */
export function checkWords(words: string, sources: string[]): CheckedWords {
  const text = words.trim()
  if (!text) return { ok: false, reason: 'empty' }
  if (text.length > MOST_CHARS) return { ok: false, reason: 'too long' }
  if (LINK.test(text)) return { ok: false, reason: 'link or markup' }
  if (DONE_CLAIM.test(text)) return { ok: false, reason: 'claims something done' }
  const known = new Set(sources.flatMap(numbersIn))
  const invented = numbersIn(text).find((n) => !known.has(n) && Number(n) > 3)
  return invented ? { ok: false, reason: `number ${invented} stands nowhere` } : { ok: true, text }
}

/** Numbers without thousands separators or trailing zeros: "1,310.50" is 1310.5. */
function numbersIn(text: string): string[] {
  return [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map((m) => String(Number(m[0].replaceAll(',', ''))))
}
