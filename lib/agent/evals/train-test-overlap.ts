import { examplePhrases } from '@/lib/agent/understanding/example-phrases'
import type { IntentExamples } from '@/lib/agent/understanding/intent-model'
import { foldText, wordsOf } from '@/lib/agent/understanding/normalize-text'
import { editDistance } from '@/lib/agent/understanding/spelling'

/**
 * Test phrases that stand among the examples: the same after normalization, the same words in another order,
 * or one slip of the pen away. Phrases of one or two words are compared for equality only when they are the whole
 * of what there is to say ("yes", "T-07"): those are exempt, since no other way to write them exists.
 */
export function tooNear(cases: { text: string }[], examples: IntentExamples): string[] {
  const training = Object.values(examples.byIntent).flatMap((file) =>
    examplePhrases(file).map((phrase) => plain(phrase.text)),
  )
  const exact = new Set(training)
  const bags = new Set(training.map(bagOf))
  const byLength = new Map<number, string[]>()
  for (const phrase of training) byLength.set(phrase.length, [...(byLength.get(phrase.length) ?? []), phrase])
  return cases
    .map((c) => c.text)
    .filter((text) => {
      const phrase = plain(text)
      const count = phrase.split(' ').length
      if (count === 1) return false
      if (exact.has(phrase) || bags.has(bagOf(phrase))) return true
      if (count < 3) return false
      const near = [-1, 0, 1].flatMap((delta) => byLength.get(phrase.length + delta) ?? [])
      return near.some((other) => editDistance(phrase, other, 1) !== undefined)
    })
}

function plain(text: string): string {
  return wordsOf(foldText(text)).join(' ')
}

function bagOf(phrase: string): string {
  return phrase.split(' ').sort().join(' ')
}
