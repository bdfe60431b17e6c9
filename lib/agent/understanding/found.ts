import type { Slots } from '@/lib/agent/understanding/understanding'

/** A stretch of text that means a value; `mask` is the word it becomes before intents are learnt or guessed. */
export type Found = { start: number; end: number; mask: string; slots: Slots }

/** Replaces what was found by its mask; where two overlap, the earlier in the list wins. */
export function maskFound(text: string, found: Found[]): string {
  const kept: Found[] = []
  for (const item of found) {
    if (!kept.some((other) => item.start < other.end && other.start < item.end)) kept.push(item)
  }
  kept.sort((a, b) => b.start - a.start)
  let out = text
  for (const item of kept) out = `${out.slice(0, item.start)} ${item.mask} ${out.slice(item.end)}`
  return out.replace(/\s+/g, ' ').trim()
}

/** Every match of a pattern turned into a finding; `read` may answer undefined to let one pass. */
export function findAll(
  text: string,
  pattern: RegExp,
  mask: string,
  read: (match: RegExpMatchArray) => Slots | undefined,
): Found[] {
  const found: Found[] = []
  for (const match of text.matchAll(pattern)) {
    const slots = read(match)
    if (slots) found.push({ start: match.index, end: match.index + match[0].length, mask, slots })
  }
  return found
}
