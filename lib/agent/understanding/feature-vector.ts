import type { AddFeature } from '@/lib/agent/understanding/features'

/** A phrase as the features it has and how much each weighs. */
export type Vector = { index: Int32Array; value: Float32Array }
export type Vocabulary = { size: number; vectors: Vector[]; vectorOf: (phrase: Phrase) => Vector }
/** Names its features one by one. */
export type Phrase = (add: AddFeature) => void

const vectorLength = 3.5

/** Numbers the features of all phrases; what occurs once, other than a word, is left out as chance. */
export function makeVocabulary(phrases: Phrase[]): Vocabulary {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const single: boolean[] = []
  const raw = phrases.map((phrase) => {
    const index: number[] = []
    const weight: number[] = []
    phrase((name, w) => {
      let at = numbers.get(name)
      if (at === undefined) {
        at = counts.length
        numbers.set(name, at)
        counts.push(0)
        single.push(name.charCodeAt(0) !== wordMark)
      }
      if (index.includes(at)) return
      counts[at] = (counts[at] as number) + 1
      index.push(at)
      weight.push(w)
    })
    return { index, weight }
  })
  const rarity = counts.map((count, at) =>
    single[at] && count < 2 ? 0 : Math.sqrt(Math.log(1 + phrases.length / (1 + count))),
  )
  return {
    size: counts.length,
    vectors: raw.map(({ index, weight }) => scaled(index, weight, rarity)),
    vectorOf: (phrase) => {
      const index: number[] = []
      const weight: number[] = []
      phrase((name, w) => {
        const at = numbers.get(name)
        if (at === undefined || index.includes(at)) return
        index.push(at)
        weight.push(w)
      })
      return scaled(index, weight, rarity)
    },
  }
}

const wordMark = 'w'.charCodeAt(0)

/** Rare evidence counts more; the vector's length is fixed so that long and short phrases weigh alike. */
function scaled(index: number[], weight: number[], rarity: number[]): Vector {
  const kept = index.filter((at) => (rarity[at] as number) > 0)
  const value = new Float32Array(kept.length)
  let norm = 0
  let k = 0
  for (let i = 0; i < index.length; i++) {
    const rare = rarity[index[i] as number] as number
    if (rare === 0) continue
    const v = (weight[i] as number) * rare
    value[k++] = v
    norm += v * v
  }
  const scale = vectorLength / (Math.sqrt(norm) || 1)
  for (let i = 0; i < value.length; i++) value[i] = (value[i] as number) * scale
  return { index: Int32Array.from(kept), value }
}
