import type { ConceptFinder } from '@/lib/agent/understanding/concepts'
import type { Locale } from '@/lib/agent/understanding/intent'

/** Takes in one feature of a phrase and what it weighs. */
export type AddFeature = (name: string, weight: number) => void

/** What a classifier sees of a phrase: word stems, pairs, pieces of words, ideas and pairs of ideas, length. */
export function addFeatures(words: string[], locale: Locale, concepts: ConceptFinder, add: AddFeature): void {
  const stems = words.map((word) => stemOf(word, locale))
  const ideas = concepts(stems)
  let previous = '^'
  for (let i = 0; i < stems.length; i++) {
    const stem = stems[i] as string
    add(`w${stem}`, 1)
    add(`b${previous} ${stem}`, 0.6)
    if (i >= 2) add(`s${stems[i - 2]} ${stem}`, 0.3)
    addPieces(words[i] as string, add)
    previous = stem
  }
  add(`b${previous} $`, 0.6)
  ideas.sort()
  for (let i = 0; i < ideas.length; i++) {
    add(`c${ideas[i]}`, 1)
    for (let j = i + 1; j < ideas.length; j++) add(`p${ideas[i]} ${ideas[j]}`, 0.7)
  }
  add(`n${lengthBand(words.length)}`, 0.3)
}

/** A light stem: enough to join singular with plural and a verb with its forms. */
export function stemOf(word: string, locale: Locale): string {
  if (word.length < 4 || isMask(word)) return word
  return locale === 'es' ? spanishStem(word) : englishStem(word)
}

export function isMask(word: string): boolean {
  return masks.has(word)
}

const masks = new Set(
  'xamount xpower xpercent xmeter xcode xphone xemail xtransformer xfeeder xduration xtime xdate xordinal xoption xoffer xother'.split(
    ' ',
  ),
)

function spanishStem(word: string): string {
  const base = word.replace(/(?:amente|mente)$/, '').replace(/(?:[oae]s?|es)$/, '')
  return base.replace(/(?:ando|iendo|ad|id|ar|er|ir)$/, '') || word
}

function englishStem(word: string): string {
  let stem = word
  if (stem.endsWith('s') && !/[su]s$/.test(stem)) stem = stem.slice(0, -1)
  if (stem.endsWith('ie')) stem = `${stem.slice(0, -2)}y`
  if (stem.endsWith('ing') && stem.length >= 6) stem = stem.slice(0, -3)
  else if (stem.endsWith('ed') && stem.length >= 5) stem = stem.slice(0, -2)
  stem = stem.replace(/([bdgmnprt])\1$/, '$1')
  if (stem.endsWith('e')) stem = stem.slice(0, -1)
  return stem || word
}

function addPieces(word: string, add: AddFeature): void {
  if (word.length < 4 || isMask(word)) return
  const framed = `_${word}_`
  for (let i = 0; i + 4 <= framed.length; i++) add(`g${framed.slice(i, i + 4)}`, 0.22)
}

function lengthBand(count: number): string {
  if (count <= 3) return String(count)
  if (count <= 5) return '4-5'
  return count <= 9 ? '6-9' : '10+'
}
