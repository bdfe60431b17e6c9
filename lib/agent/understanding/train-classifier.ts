import type { Feature } from '@/lib/agent/understanding/features'

export type TrainingItem<Label extends string> = { features: Feature[]; label: Label; weight: number }
export type Ranked<Label extends string> = { label: Label; probability: number }[]
export type Classifier<Label extends string> = {
  /** All labels, most probable first; `familiarity` is the share of the phrase's evidence that was ever seen. */
  rank: (features: Feature[]) => { ranked: Ranked<Label>; familiarity: number }
}

const epochs = 7
const learningRate = 0.55
const vectorLength = 5

/** Multinomial logistic regression by AdaGrad over sparse weighted features; the same input gives the same model. */
export function trainClassifier<Label extends string>(items: TrainingItem<Label>[]): Classifier<Label> {
  const labels = [...new Set(items.map((item) => item.label))]
  const labelAt = new Map(labels.map((label, i) => [label, i]))
  const vocabulary = makeVocabulary(items)
  const width = labels.length
  const weights = new Float32Array(vocabulary.size * width)
  const squares = new Float32Array(vocabulary.size * width).fill(1e-3)
  const rows = items.map((item) => ({
    ...vectorOf(item.features, vocabulary),
    target: labelAt.get(item.label) ?? 0,
    weight: item.weight * labelWeight(items, item.label),
  }))
  const order = rows.map((_, i) => i)
  const scores = new Float32Array(width)
  let seed = 12345
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff
      const j = seed % (i + 1)
      const swap = order[i] as number
      order[i] = order[j] as number
      order[j] = swap
    }
    for (const at of order) {
      const row = rows[at] as (typeof rows)[number]
      softmax(row.index, row.value, weights, scores)
      for (let c = 0; c < width; c++) {
        const error = ((scores[c] as number) - (c === row.target ? 1 : 0)) * row.weight
        if (error < 0.004 && error > -0.004) continue
        for (let k = 0; k < row.index.length; k++) {
          const cell = (row.index[k] as number) * width + c
          const gradient = error * (row.value[k] as number)
          const square = (squares[cell] as number) + gradient * gradient
          squares[cell] = square
          weights[cell] = (weights[cell] as number) - (learningRate * gradient) / Math.sqrt(square)
        }
      }
    }
  }
  return {
    rank: (features) => {
      const { index, value, familiarity } = vectorOf(features, vocabulary)
      const out = new Float32Array(width)
      softmax(index, value, weights, out)
      const ranked = labels.map((label, i) => ({ label, probability: out[i] as number }))
      ranked.sort((a, b) => b.probability - a.probability)
      return { ranked, familiarity }
    },
  }
}

type Vocabulary = Map<string, { at: number; idf: number }>

function makeVocabulary(items: { features: Feature[] }[]): Vocabulary {
  const counts = new Map<string, number>()
  for (const item of items)
    for (const feature of item.features) counts.set(feature.name, (counts.get(feature.name) ?? 0) + 1)
  const vocabulary: Vocabulary = new Map()
  for (const [name, count] of counts) {
    if (count < 2 && !name.startsWith('w ')) continue
    vocabulary.set(name, { at: vocabulary.size, idf: Math.log(1 + items.length / (1 + count)) })
  }
  return vocabulary
}

/** Rare evidence counts more; the vector's length is fixed so that long and short phrases weigh alike. */
function vectorOf(features: Feature[], vocabulary: Vocabulary) {
  const known = features.flatMap((feature) => {
    const entry = vocabulary.get(feature.name)
    return entry ? [{ at: entry.at, value: feature.weight * Math.sqrt(entry.idf) }] : []
  })
  const norm = Math.sqrt(known.reduce((sum, item) => sum + item.value * item.value, 0)) || 1
  const index = new Int32Array(known.length)
  const value = new Float32Array(known.length)
  known.forEach((item, i) => {
    index[i] = item.at
    value[i] = (item.value / norm) * vectorLength
  })
  return { index, value, familiarity: familiarityOf(features, vocabulary) }
}

function familiarityOf(features: Feature[], vocabulary: Vocabulary): number {
  let seen = 0
  let all = 0
  for (const feature of features) {
    if (!feature.name.startsWith('w ')) continue
    const idf = vocabulary.get(feature.name)?.idf
    seen += idf ?? 0
    all += idf ?? 7
  }
  return all === 0 ? 0 : seen / all
}

function softmax(index: Int32Array, value: Float32Array, weights: Float32Array, out: Float32Array): void {
  const width = out.length
  out.fill(0)
  for (let k = 0; k < index.length; k++) {
    const base = (index[k] as number) * width
    const v = value[k] as number
    for (let c = 0; c < width; c++) out[c] = (out[c] as number) + v * (weights[base + c] as number)
  }
  let top = -Infinity
  for (let c = 0; c < width; c++) if ((out[c] as number) > top) top = out[c] as number
  let sum = 0
  for (let c = 0; c < width; c++) {
    const e = Math.exp((out[c] as number) - top)
    out[c] = e
    sum += e
  }
  for (let c = 0; c < width; c++) out[c] = (out[c] as number) / sum
}

const labelTotals = new WeakMap<object, { totals: Map<string, number>; median: number }>()

/** Labels with many examples are held back a little, those with few helped. */
function labelWeight<Label extends string>(items: TrainingItem<Label>[], label: Label): number {
  let cached = labelTotals.get(items)
  if (!cached) {
    const totals = new Map<string, number>()
    for (const item of items) totals.set(item.label, (totals.get(item.label) ?? 0) + item.weight)
    const sorted = [...totals.values()].sort((a, b) => a - b)
    cached = { totals, median: sorted[Math.floor(sorted.length / 2)] ?? 1 }
    labelTotals.set(items, cached)
  }
  return Math.min(1.6, Math.max(0.6, Math.sqrt(cached.median / (cached.totals.get(label) ?? 1))))
}
