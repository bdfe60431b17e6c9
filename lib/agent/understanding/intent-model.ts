import { conceptWords, makeConceptFinder } from '@/lib/agent/understanding/concepts'
import { examplePhrases } from '@/lib/agent/understanding/example-phrases'
import { familiarityOf } from '@/lib/agent/understanding/familiarity'
import { addFeatures, stemOf } from '@/lib/agent/understanding/features'
import { fillPlaceholders } from '@/lib/agent/understanding/fill-placeholders'
import type { Intent, Locale } from '@/lib/agent/understanding/intent'
import { normalizeText, wordsOf } from '@/lib/agent/understanding/normalize-text'
import { makePolarityReader, type PolarityReader } from '@/lib/agent/understanding/read-polarity'
import { makeSpelling } from '@/lib/agent/understanding/spelling'
import { type Ranked, trainClassifier } from '@/lib/agent/understanding/train-classifier'

/** The example files of one audience and language: intent by file text, and the lexicon of ideas. */
export type IntentExamples = { byIntent: Partial<Record<Intent, string>>; words: string }

export type IntentModel = {
  /** Ranks intents for a masked text; `familiarity` says how much of it was ever taught. */
  rank: (masked: string) => { ranked: Ranked<Intent>; familiarity: number }
  readPolarity: PolarityReader
  /** A word the examples or the lexicon use: it is talk, not a name. */
  isOrdinary: (word: string) => boolean
}

/** Learns the intents of one audience in one language from its examples. */
export function trainIntentModel(examples: IntentExamples, locale: Locale): IntentModel {
  const phrases = (Object.entries(examples.byIntent) as [Intent, string][]).flatMap(([intent, file]) =>
    examplePhrases(file).map((phrase, turn) => ({
      intent,
      weight: phrase.weight,
      words: wordsOf(normalizeText(fillPlaceholders(phrase.text, turn))),
    })),
  )
  const lexicon = conceptWords(examples.words)
  const ours = phrases.filter((p) => p.intent !== 'out-of-scope')
  const used = countWords(phrases, lexicon)
  const spelling = makeSpelling(used)
  // What the lexicon calls off topic is known to be somebody else's business.
  const known = countWords(
    ours,
    conceptWords(examples.words, (idea) => idea !== 'offtopic'),
  )
  const ordinary = new Set([...used.keys()].flatMap((word) => [word, `${word}s`]))
  const concepts = makeConceptFinder(examples.words, (text) =>
    wordsOf(normalizeText(text)).map((word) => stemOf(word, locale)),
  )
  const rank = trainClassifier(
    phrases.map((p) => ({
      label: p.intent,
      words: p.words.join(' '),
      weight: p.weight,
      phrase: (add) => addFeatures(p.words, locale, concepts, add),
    })),
  )
  return {
    rank: (masked) => {
      const words = wordsOf(normalizeText(masked)).map(spelling)
      return {
        ranked: rank((add) => addFeatures(words, locale, concepts, add)),
        familiarity: familiarityOf(words, known, locale),
      }
    },
    isOrdinary: (word) => ordinary.has(word),
    readPolarity: makePolarityReader(polarityPhrases(examples, 'yes'), polarityPhrases(examples, 'no')),
  }
}

function polarityPhrases(examples: IntentExamples, intent: 'yes' | 'no'): string[] {
  return examplePhrases(examples.byIntent[intent] ?? '').map((phrase) => normalizeText(phrase.text))
}

function countWords(phrases: { words: string[] }[], extra: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  const lists = [
    ...phrases.map((phrase) => phrase.words),
    extra.flatMap((word) => wordsOf(normalizeText(word))),
  ]
  for (const words of lists) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}
