import { makeVocabulary, type Phrase, type Vector } from '@/lib/agent/understanding/feature-vector'

/** `words` tell one item from another: what is hidden of it and when it is looked at depends on them alone. */
export type TrainingItem<Label extends string> = {
  phrase: Phrase
  words: string
  label: Label
  weight: number
}
export type Ranked<Label extends string> = { label: Label; probability: number }[]
/** All labels for a phrase, most probable first. */
export type Classifier<Label extends string> = (phrase: Phrase) => Ranked<Label>

const epochs = 4
const learningRate = 0.25
/** Each order of looking at the examples learns slightly other weights: what is used is their mean. */
const orders = [12345, 20264]
/** The share of a phrase's features hidden at each look: what is learnt may not hang on a single word. */
const hidden = 0.4

/** Multinomial logistic regression by AdaGrad over sparse weighted features, a random part of them hidden at each look; the same input gives the same model. */
export function trainClassifier<Label extends string>(items: TrainingItem<Label>[]): Classifier<Label> {
  const labels = [...new Set(items.map((item) => item.label))]
  const width = labels.length
  const vocabulary = makeVocabulary(items.map((item) => item.phrase))
  const targets = items.map((item) => labels.indexOf(item.label))
  const balance = labelBalance(items)
  const shares = items.map((item) => item.weight * (balance.get(item.label) ?? 1))
  const marks = items.map(({ words, label }) => markOf(`${label} ${words}`))
  const weights = meanOf(
    orders.map((seed) =>
      fitWeights(vocabulary.vectors, targets, shares, marks, vocabulary.size, width, seed),
    ),
  )
  return (phrase) => {
    const scores = new Float32Array(width)
    softmax(vocabulary.vectorOf(phrase), weights, scores)
    return labels
      .map((label, i) => ({ label, probability: scores[i] as number }))
      .sort((a, b) => b.probability - a.probability)
  }
}

function meanOf([first = new Float32Array(), ...others]: Float32Array[]): Float32Array {
  for (let i = 0; i < first.length; i++) {
    let sum = first[i] as number
    for (const other of others) sum += other[i] as number
    first[i] = sum / (others.length + 1)
  }
  return first
}

function fitWeights(
  vectors: Vector[],
  targets: number[],
  shares: number[],
  marks: number[],
  size: number,
  width: number,
  seed: number,
): Float32Array {
  const weights = new Float32Array(size * width)
  const squares = new Float32Array(size * width).fill(1e-3)
  const scores = new Float32Array(width)
  const resting = new Uint8Array(vectors.length)
  const longest = vectors.reduce((most, { index }) => Math.max(most, index.length), 1)
  const thin = makeThinner(longest)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const turn = seed + epoch * 7919
    for (const at of orderOf(marks, turn)) {
      // What is already known well is looked at again only now and then: it would teach next to nothing.
      if ((resting[at] as number) > 0) {
        resting[at] = (resting[at] as number) - 1
        continue
      }
      const vector = thin(vectors[at] as Vector, randomFrom(mixed((marks[at] as number) ^ turn, 2)))
      const target = targets[at] as number
      softmax(vector, weights, scores)
      if ((scores[target] as number) > 0.95) resting[at] = 2
      learn(vector, target, shares[at] as number, scores, weights, squares)
    }
  }
  return weights
}

function learn(
  vector: Vector,
  target: number,
  share: number,
  scores: Float32Array,
  weights: Float32Array,
  squares: Float32Array,
): void {
  const width = scores.length
  const { index, value } = vector
  for (let c = 0; c < width; c++) {
    const error = ((scores[c] as number) - (c === target ? 1 : 0)) * share
    if (error < 0.005 && error > -0.005) continue
    for (let k = 0; k < index.length; k++) {
      const cell = (index[k] as number) * width + c
      const gradient = error * (value[k] as number)
      const square = (squares[cell] as number) + gradient * gradient
      squares[cell] = square
      weights[cell] = (weights[cell] as number) - (learningRate * gradient) / Math.sqrt(square)
    }
  }
}

function softmax({ index, value }: Vector, weights: Float32Array, out: Float32Array): void {
  const width = out.length
  out.fill(0)
  for (let k = 0; k < index.length; k++) {
    const base = (index[k] as number) * width
    const v = value[k] as number
    for (let c = 0; c < width; c++) out[c] = (out[c] as number) + v * (weights[base + c] as number)
  }
  let top = Number.NEGATIVE_INFINITY
  for (let c = 0; c < width; c++) if ((out[c] as number) > top) top = out[c] as number
  let sum = 0
  for (let c = 0; c < width; c++) {
    const e = Math.exp((out[c] as number) - top)
    out[c] = e
    sum += e
  }
  for (let c = 0; c < width; c++) out[c] = (out[c] as number) / sum
}

/** Labels with many examples are held back a little, those with few helped. */
function labelBalance<Label extends string>(items: TrainingItem<Label>[]): Map<Label, number> {
  const totals = new Map<Label, number>()
  for (const item of items) totals.set(item.label, (totals.get(item.label) ?? 0) + item.weight)
  const sorted = [...totals.values()].sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 1
  return new Map(
    [...totals].map(([label, total]) => [label, Math.min(1.6, Math.max(0.6, Math.sqrt(median / total)))]),
  )
}

/** Gives vectors without their hidden features, of the same length as before; what it gave last is overwritten. */
function makeThinner(longest: number): (vector: Vector, random: () => number) => Vector {
  const keptIndex = new Int32Array(longest)
  const keptValue = new Float32Array(longest)
  return ({ index, value }, random) => {
    let kept = 0
    let before = 0
    let after = 0
    for (let k = 0; k < index.length; k++) {
      const v = value[k] as number
      before += v * v
      if (random() < hidden) continue
      after += v * v
      keptIndex[kept] = index[k] as number
      keptValue[kept++] = v
    }
    const scale = Math.sqrt(before / (after || 1))
    for (let k = 0; k < kept; k++) keptValue[k] = (keptValue[k] as number) * scale
    return { index: keptIndex.subarray(0, kept), value: keptValue.subarray(0, kept) }
  }
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x80000000
  }
}

/**
 * The order of one round, and what is hidden in it, hang on each example's own words: one example more leaves all others
 * where they were, so that it teaches what it says and moves little else.
 */
function orderOf(marks: number[], turn: number): number[] {
  const keys = marks.map((mark) => mixed(mark ^ turn, 1))
  return marks.map((_, at) => at).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b)
}

function markOf(words: string): number {
  let mark = 2166136261
  for (let i = 0; i < words.length; i++) mark = Math.imul(mark ^ words.charCodeAt(i), 16777619)
  return mark >>> 0
}

/** Spreads neighboring numbers over the whole range. */
function mixed(number: number, salt: number): number {
  let x = Math.imul(number ^ (salt * 0x9e3779b1), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  x = Math.imul(x ^ (x >>> 16), 0x27d4eb2f)
  return (x ^ (x >>> 15)) & 0x7fffffff
}
