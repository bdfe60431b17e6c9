import type { Found } from '@/lib/agent/understanding/found'
import { editDistance } from '@/lib/agent/understanding/spelling'
import type { Slots, UnderstandingContext } from '@/lib/agent/understanding/understanding'

/** Tells words of ordinary talk: such a word of a name, alone, names nothing ("pause" is no "Evening Charge Pause"). */
export type IsOrdinary = (word: string) => boolean

/** Offers and programs named in full, in part or misspelt in a folded text. */
export function readNames(text: string, context: UnderstandingContext, isOrdinary: IsOrdinary): Found[] {
  const offers = (context.offers ?? []).map((o) => ({
    name: nameWords(o.name),
    slots: { offerId: o.id } as Slots,
  }))
  const programs = (context.entities?.programs ?? []).map((p) => ({
    name: nameWords(p.name),
    slots: { programId: p.id } as Slots,
  }))
  const named = nameMatches(text, offers, isOrdinary)
  const loosely = named.length > 0 ? named : looseMatch(text, offers, isOrdinary)
  const onTable = loosely.length > 0 ? loosely : theSuchOne(text, offers)
  const found = [...onTable, ...nameMatches(text, programs, isOrdinary)]
  // The same words may name a program both on the table and in the catalogue: one finding, both ids.
  return found.map((item) => {
    const same = found.filter((other) => other.start < item.end && item.start < other.end)
    return { ...item, slots: Object.assign({}, ...same.map((other) => other.slots), item.slots) as Slots }
  })
}

type Named = { name: string[]; slots: Slots }
type Word = { word: string; start: number; end: number }
type Match = Found & { score: number }

function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[a-z0-9]+/g)].map((m) => ({
    word: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }))
}

function nameMatches(text: string, named: Named[], isOrdinary: IsOrdinary): Found[] {
  const words = wordsIn(text)
  const typed = new Set(words.map((word) => word.word))
  const shared = wordCounts(named)
  const found: Match[] = []
  for (const item of named) {
    const telling = (word: string) => word.length >= 4 && shared.get(word) === 1 && !isOrdinary(word)
    const elsewhere = item.name.filter((word) => typed.has(word)).length * 0.01
    for (let at = 0; at < words.length; at++) {
      const run = matchRun(words.slice(at), item.name, telling, isOrdinary)
      const first = words[at]
      const last = words[at + (run?.length ?? 0) - 1]
      if (!run || !first || !last) continue
      found.push({
        start: first.start,
        end: last.end,
        mask: 'xoffer',
        slots: item.slots,
        score: run.score + elsewhere,
      })
    }
  }
  return dropWeaker(found)
}

/** How much of a name starts here: all of it, or a part that tells it from the others. */
function matchRun(
  words: Word[],
  name: string[],
  telling: (word: string) => boolean,
  isOrdinary: IsOrdinary,
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
    if (!whole && !part.some((word, i) => telling(word) && !isOrdinary(words[i]?.word ?? ''))) continue
    const score = length * 2 - fuzz + (whole ? 2 : 0)
    if (!best || score > best.score) best = { length, score }
  }
  return best
}

function wordDistance(typed: string, wanted: string): number | undefined {
  if (typed === wanted) return 0
  if (wanted.length < 5 || typed.length < 4 || typed[0] !== wanted[0]) return undefined
  if (typed === `${wanted}s` || `${typed}s` === wanted) return 0.1
  const distance = editDistance(typed, wanted, wanted.length >= 8 ? 2 : 1)
  return distance === undefined ? undefined : distance * 0.5
}

/**
 * "Cloudbreak 5.2": the offer that shares most words, when one of them is no ordinary word. Where two share as many,
 * something on the table was meant and it is not said which.
 */
function looseMatch(text: string, offers: Named[], isOrdinary: IsOrdinary): Found[] {
  const words = wordsIn(text)
  const hitsOf = (offer: Named) =>
    words.filter(({ word }) => offer.name.some((w) => wordDistance(word, w) !== undefined))
  const scored = offers
    .map((offer) => ({ offer, hits: hitsOf(offer) }))
    .filter(({ hits }) => hits.some(({ word }) => /^[a-z]{2,}$/.test(word) && !isOrdinary(word)))
    .sort((a, b) => b.hits.length - a.hits.length)
  const best = scored[0]
  const first = best?.hits[0]
  const last = best?.hits.at(-1)
  if (!best || !first || !last || last.end - first.start > 60) return []
  const tied = scored[1]?.hits.length === best.hits.length
  const slots: Slots = tied ? { unmatched: text.slice(first.start, last.end) } : best.offer.slots
  return [{ start: first.start, end: last.end, mask: 'xoffer', slots }]
}

/** "The cooling one": with offers on the table an ordinary word of just one name is enough when it is pointed at. */
function theSuchOne(text: string, offers: Named[]): Found[] {
  const shared = wordCounts(offers)
  for (const offer of offers) {
    for (const word of offer.name) {
      if (word.length < 4 || shared.get(word) !== 1) continue
      const pointed = new RegExp(
        `\\b(?:the|that|el|la|ese|esa)\\s+${word}\\s+(?:one|offer|option|program|system|plan)\\b|\\b(?:el|la)\\s+(?:de\\s+)?(?:la\\s+|el\\s+)?${word}\\W*$|^\\W*(?:the\\s+)?${word}(?:\\s+please)?\\W*$`,
      ).exec(text)
      if (pointed) {
        return [
          {
            start: pointed.index,
            end: pointed.index + pointed[0].length,
            mask: 'xoffer',
            slots: offer.slots,
          },
        ]
      }
    }
  }
  return []
}

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
    for (const word of new Set(item.name)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Of findings that overlap the best stands; words that name several things equally well name none. */
function dropWeaker(found: Match[]): Found[] {
  const sorted = [...found].sort((a, b) => b.score - a.score || a.start - b.start)
  const kept: Match[] = []
  for (const item of sorted) {
    if (!kept.some((other) => item.start < other.end && other.start < item.end)) kept.push(item)
  }
  const tied = (item: Match) =>
    sorted.some(
      (other) => other.score === item.score && other.start === item.start && idOf(other) !== idOf(item),
    )
  return kept.filter((item) => !tied(item))
}

function idOf(item: Found): string | undefined {
  return item.slots.offerId ?? item.slots.programId
}
