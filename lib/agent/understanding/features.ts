import type { ConceptFinder } from '@/lib/agent/understanding/concepts'
import type { Locale } from '@/lib/agent/understanding/intent'

export type Feature = { name: string; weight: number }

/** What a classifier sees of a phrase: word stems, pairs, pieces of words, ideas and pairs of ideas, length. */
export function featuresOf(words: string[], locale: Locale, concepts: ConceptFinder): Feature[] {
  const stems = words.map((word) => stemOf(word, locale))
  const ideas = concepts(stems)
  const out = new Map<string, number>()
  const add = (name: string, weight: number) => out.set(name, Math.max(weight, out.get(name) ?? 0))
  for (const stem of stems) add(`w ${stem}`, 1)
  const framed = ['^', ...stems, '$']
  for (let i = 0; i + 1 < framed.length; i++) add(`b ${framed[i]} ${framed[i + 1]}`, 0.6)
  for (let i = 0; i + 2 < stems.length; i++) add(`s ${stems[i]} _ ${stems[i + 2]}`, 0.3)
  for (const word of words) for (const piece of piecesOf(word)) add(`g ${piece}`, 0.22)
  for (const idea of ideas) add(`c ${idea}`, 1)
  for (let i = 0; i < ideas.length; i++) {
    for (let j = i + 1; j < ideas.length; j++) add(`p ${[ideas[i], ideas[j]].sort().join(' ')}`, 0.7)
  }
  add(`n ${lengthBand(words.length)}`, 0.5)
  return [...out].map(([name, weight]) => ({ name, weight }))
}

/** A light stem: enough to join singular with plural and a verb with its forms. */
export function stemOf(word: string, locale: Locale): string {
  if (word.length < 4 || isMask(word)) return word
  if (locale === 'es')
    return (
      word
        .replace(/(?:amente|mente)$/, '')
        .replace(/(?:[oae]s?|es)$/, '')
        .replace(/(?:ando|iendo|ad|id|ar|er|ir)$/, '') || word
    )
  return (
    word
      .replace(/(?:'s|s)$/, (match, at: number) => (/[su]$/.test(word.slice(0, at)) ? match : ''))
      .replace(/ie$/, 'y')
      .replace(/(?:ing|ed)$/, (match, at: number) => (at >= 3 ? '' : match))
      .replace(/([bdgmnprt])\1$/, '$1')
      .replace(/e$/, '') || word
  )
}

export function isMask(word: string): boolean {
  return /^x(?:amount|power|percent|meter|code|phone|email|transformer|feeder|duration|time|date|ordinal|option|offer|other)$/.test(
    word,
  )
}

function piecesOf(word: string): string[] {
  if (word.length < 4 || isMask(word)) return []
  const framed = `_${word}_`
  const pieces: string[] = []
  for (let i = 0; i + 4 <= framed.length; i++) pieces.push(framed.slice(i, i + 4))
  return pieces
}

function lengthBand(count: number): string {
  if (count <= 3) return String(count)
  if (count <= 5) return '4-5'
  return count <= 9 ? '6-9' : '10+'
}
