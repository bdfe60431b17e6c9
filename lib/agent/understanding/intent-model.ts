import { conceptWords, makeConceptFinder } from '@/lib/agent/understanding/concepts'
import { examplePhrases } from '@/lib/agent/understanding/example-phrases'
import { featuresOf, stemOf } from '@/lib/agent/understanding/features'
import { fillPlaceholders } from '@/lib/agent/understanding/fill-placeholders'
import type { Intent, Locale } from '@/lib/agent/understanding/intent'
import { normalizeText, wordsOf } from '@/lib/agent/understanding/normalize-text'
import { makePolarityReader, type PolarityReader } from '@/lib/agent/understanding/read-polarity'
import { makeSpelling } from '@/lib/agent/understanding/spelling'
import { type Ranked, trainClassifier } from '@/lib/agent/understanding/train-classifier'

/** The example files of one audience and language: intent by file text, and the lexicon of ideas. */
export type IntentExamples = { byIntent: Partial<Record<Intent, string>>; words: string }

export type IntentModel = {
  /** Ranks intents for a masked text. */
  rank: (masked: string) => { ranked: Ranked<Intent>; familiarity: number }
  readPolarity: PolarityReader
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
  const spelling = makeSpelling(
    countWords(
      phrases.map((p) => p.words),
      conceptWords(examples.words),
    ),
  )
  const concepts = makeConceptFinder(examples.words, (text) =>
    wordsOf(normalizeText(text)).map((word) => stemOf(word, locale)),
  )
  const classifier = trainClassifier(
    phrases.map((p) => ({
      label: p.intent,
      weight: p.weight,
      features: featuresOf(p.words, locale, concepts),
    })),
  )
  return {
    rank: (masked) =>
      classifier.rank(featuresOf(wordsOf(normalizeText(masked)).map(spelling), locale, concepts)),
    readPolarity: makePolarityReader(polarityPhrases(examples, 'yes'), polarityPhrases(examples, 'no')),
  }
}

function polarityPhrases(examples: IntentExamples, intent: 'yes' | 'no'): string[] {
  return examplePhrases(examples.byIntent[intent] ?? '').map((phrase) => normalizeText(phrase.text))
}

function countWords(phrases: string[][], extra: string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const words of [...phrases, extra.flatMap((word) => wordsOf(normalizeText(word)))]) {
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}
