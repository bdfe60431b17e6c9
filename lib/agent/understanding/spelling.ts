export type Spelling = (word: string) => string

/** A corrector onto the words the examples use: one slip in a short word, two in a long one, same first letter. */
export function makeSpelling(wordCounts: ReadonlyMap<string, number>): Spelling {
  const byDelete = new Map<string, string[]>()
  for (const word of wordCounts.keys()) {
    if (word.length < 3) continue
    for (const key of deletesOf(word, word.length >= 7 ? 2 : 1)) {
      const bucket = byDelete.get(key)
      if (bucket) bucket.push(word)
      else byDelete.set(key, [word])
    }
  }
  return (word) => {
    if (word.length < 4 || wordCounts.has(word) || /\d/.test(word)) return word
    const single = word.replace(/([a-z])\1/g, '$1')
    if (wordCounts.has(single)) return single
    const limit = word.length >= 8 ? 2 : 1
    let best: { word: string; distance: number; count: number } | undefined
    for (const key of deletesOf(word, limit)) {
      for (const candidate of byDelete.get(key) ?? []) {
        const distance = editDistance(word, candidate, candidate.length >= 7 ? limit : 1)
        if (distance === undefined) continue
        if (candidate[0] !== word[0] && (distance > 1 || word.length < 6)) continue
        const count = wordCounts.get(candidate) ?? 0
        if (!best || distance < best.distance || (distance === best.distance && count > best.count)) {
          best = { word: candidate, distance, count }
        }
      }
    }
    return best?.word ?? word
  }
}

/** Optimal string alignment distance (insert, delete, replace, swap), `undefined` when above `limit`. */
export function editDistance(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let value = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] ?? 0) + 1)
      row.push(value)
      if (value < least) least = value
    }
    if (least > limit) return undefined
    before = previous
    previous = row
  }
  const distance = previous[b.length] ?? 0
  return distance <= limit ? distance : undefined
}

function deletesOf(word: string, depth: number): Set<string> {
  const keys = new Set([word])
  let layer = [word]
  for (let d = 0; d < depth; d++) {
    const next: string[] = []
    for (const item of layer) {
      for (let i = 0; i < item.length; i++) {
        const key = item.slice(0, i) + item.slice(i + 1)
        if (!keys.has(key)) {
          keys.add(key)
          next.push(key)
        }
      }
    }
    layer = next
  }
  return keys
}
