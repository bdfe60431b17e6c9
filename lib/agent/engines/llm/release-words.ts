import { checkWords, type WordSources } from './check-words'

/**
 * Lets a model's words out as they come, a sentence at a time and only while they pass the check: what is on the screen
 * was held against the facts like the final text. `refused` says why they stopped.
 */
export function releaseWords(sources: () => WordSources, send: (text: string) => void) {
  let written = ''
  let released = 0
  let refused: string | undefined

  function add(delta: string): void {
    written += delta
    if (refused) return
    const end = lastSentenceEnd(written)
    if (end <= released) return
    const checked = checkWords(written.slice(0, end), sources())
    if (checked.ok === false) {
      refused = checked.reason
      return
    }
    send(written.slice(released, end))
    released = end
  }

  return {
    add,
    written: () => written,
    /** What has been shown so far */
    shown: () => written.slice(0, released).trim(),
    refused: () => refused,
  }
}

/** After the last full stop that is followed by a space: "$7.50" ends no sentence. */
function lastSentenceEnd(text: string): number {
  let end = 0
  for (const match of text.matchAll(/[.!?…](?=\s)|\n/g)) end = match.index + match[0].length
  return end
}
