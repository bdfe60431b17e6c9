import { checkWords, MOST_CHARS, type WordSources } from './check-words'

/** Marks around data that a model may copy, and characters that nobody sees */
const UNSEEN = /<\/?data>|\p{Cf}|[^\P{Cc}\n\t]/gu

/**
 * Lets a model's words out as they come, a sentence at a time and only while they pass the check: what is on the screen
 * was held against the facts like the final text. `refused` says why they stopped.
 */
export function releaseWords(sources: () => WordSources, send: (text: string) => void) {
  let raw = ''
  let written = ''
  let released = 0
  let refused: string | undefined

  function add(delta: string): void {
    if (refused) return
    raw += delta
    written = raw.replace(UNSEEN, '')
    if (written.trim().length > MOST_CHARS) {
      refused = 'too long'
      return
    }
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
    /** The last sentence has nothing after it: it leaves when the whole was checked */
    finish: () => {
      if (!refused && written.length > released) send(written.slice(released))
      released = written.length
    },
    /** Words of the next step do not stick to those of the one before */
    pause: () => {
      if (raw && !/\s$/.test(raw)) raw += ' '
    },
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
