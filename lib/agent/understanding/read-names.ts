import type { Found } from '@/lib/agent/understanding/found'
import { editDistance } from '@/lib/agent/understanding/spelling'
import type { Slots, UnderstandingContext } from '@/lib/agent/understanding/understanding'

/** Offers and programs named in full, in part or misspelt in a folded text. */
export function readNames(text: string, context: UnderstandingContext): Found[] {
  const offers = (context.offers ?? []).map((o) => ({ name: o.name, slots: { offerId: o.id } as Slots }))
  const programs = (context.entities?.programs ?? []).map((p) => ({
    name: p.name,
    slots: { programId: p.id } as Slots,
  }))
  const found = [...nameMatches(text, offers), ...nameMatches(text, programs)]
  // The same words may name a program both on the table and in the catalogue: one finding, both ids.
  return found.map((item) => {
    const same = found.filter((other) => other.start < item.end && item.start < other.end)
    return { ...item, slots: Object.assign({}, ...same.map((other) => other.slots), item.slots) as Slots }
  })
}

type Named = { name: string; slots: Slots }

function nameMatches(text: string, named: Named[]): Found[] {
  const words = [...text.matchAll(/[a-z0-9]+/g)].map((m) => ({
    word: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }))
  const shared = wordCounts(named)
  const found: (Found & { score: number })[] = []
  for (const item of named) {
    const name = nameWords(item.name)
    for (let at = 0; at < words.length; at++) {
      const run = matchRun(words.slice(at), name, shared)
      if (!run) continue
      const last = words[at + run.length - 1]
      const first = words[at]
      if (first && last)
        found.push({ start: first.start, end: last.end, mask: 'xoffer', slots: item.slots, score: run.score })
    }
  }
  return dropWeaker(found)
}

/** How much of a name starts here: all of it, or enough of its own words to tell it from the others. */
function matchRun(
  words: { word: string }[],
  name: string[],
  shared: Map<string, number>,
): { length: number; score: number } | undefined {
  let best: { length: number; score: number } | undefined
  for (let from = 0; from < name.length; from++) {
    let length = 0
    let fuzz = 0
    while (length < words.length && from + length < name.length) {
      const distance = wordDistance(words[length]?.word ?? '', name[from + length] ?? '')
      if (distance === undefined) break
      fuzz += distance
      length++
    }
    if (length === 0) continue
    const part = name.slice(from, from + length)
    const whole = length === name.length
    const telling = part.some((word) => shared.get(word) === 1 && word.length >= 4 && !genericWords.has(word))
    if (!whole && !telling && part.filter((word) => !genericWords.has(word)).length < 2) continue
    const score = length * 2 - fuzz + (whole ? 2 : 0)
    if (!best || score > best.score) best = { length, score }
  }
  return best
}

function wordDistance(typed: string, wanted: string): number | undefined {
  if (typed === wanted) return 0
  if (wanted.length < 5 || typed.length < 4) return undefined
  if (typed === `${wanted}s` || `${typed}s` === wanted) return 0.1
  const distance = editDistance(typed, wanted, wanted.length >= 8 ? 2 : 1)
  return distance === undefined || typed[0] !== wanted[0] ? undefined : distance * 0.5
}

/** Words that stand in names but also in ordinary talk: alone they name nothing. */
const genericWords = new Set(
  'program programa plan solar power energy energia home casa the and of de del la el los saver savings saving rewards reward battery bateria thermostat termostato peak event events water heater calentador agua electric vehicle car smart share night evening summer green system kit panels paneles offer oferta customer emergency ahorro recompensas charge charging time rebate response demand standard premium basic plus roof techo sun sol pool pump'.split(
    ' ',
  ),
)

function nameWords(name: string): string[] {
  return (
    name
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .match(/[a-z0-9]+/g) ?? []
  )
}

function wordCounts(named: Named[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of named)
    for (const word of new Set(nameWords(item.name))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function dropWeaker(found: (Found & { score: number })[]): Found[] {
  const sorted = [...found].sort((a, b) => b.score - a.score || a.start - b.start)
  const kept: (Found & { score: number })[] = []
  for (const item of sorted) {
    const clash = kept.find((other) => item.start < other.end && other.start < item.end)
    if (!clash) kept.push(item)
  }
  // Equal scores over the same words mean the words name several things, so they name none.
  return kept.filter(
    (item) =>
      !sorted.some(
        (other) =>
          other !== item &&
          other.score === item.score &&
          other.start === item.start &&
          JSON.stringify(other.slots) !== JSON.stringify(item.slots),
      ),
  )
}
