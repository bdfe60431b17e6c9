import { expect, test } from 'vitest'
import { runUtterances } from '@/lib/agent/evals/run-utterances'
import { customerIntents, staffIntents } from '@/lib/agent/understanding/intent'
import { loadExamples } from '@/lib/agent/understanding/load-understander'
import { makeUnderstander } from '@/lib/agent/understanding/make-understander'

const examples = loadExamples()
const report = runUtterances(makeUnderstander(examples), examples)

test('no test phrase stands among the examples', () => {
  expect(report.overlaps).toEqual([])
})

test.each(report.groups.map((group) => [group.group, group] as const))(
  '%s scores 97 %% or better',
  (_, group) => {
    expect(group.score, JSON.stringify(group.misses, null, 1)).toBeGreaterThanOrEqual(0.97)
  },
)

test('an utterance takes a fraction of the 50 ms it may', () => {
  for (const group of report.groups) expect(group.medianMs).toBeLessThan(10)
})

test('every intent has examples in both languages and test phrases in English', () => {
  for (const [audience, intents] of [
    ['customer', customerIntents],
    ['staff', staffIntents],
  ] as const) {
    const tested = report.groups.find((group) => group.group === `${audience}.en`)?.byIntent ?? {}
    for (const intent of intents) {
      expect(examples[audience].en.byIntent[intent], `${audience} en ${intent}`).toBeTruthy()
      expect(examples[audience].es.byIntent[intent], `${audience} es ${intent}`).toBeTruthy()
      expect(Object.keys(tested), `${audience} test phrases`).toContain(intent)
    }
  }
})

test('the groups are as large as promised', () => {
  const sizes = Object.fromEntries(report.groups.map((group) => [group.group, group.total]))
  expect(sizes['customer.en']).toBeGreaterThanOrEqual(400)
  expect(sizes['customer.es']).toBeGreaterThanOrEqual(120)
  expect(sizes['staff.en']).toBeGreaterThanOrEqual(100)
})
