const CORRECTS =
  /^.*?\b(?:(?:sorry|oops|wait|no wait|scratch that|my bad|perd[oó]n|no)[\s,.…-]+(?:i (?:mean|meant)|quise decir|quiero decir|digo)|quise decir|i meant to (?:say|write|ask))\b[\s,:.…-]*/is
const FEWEST_WORDS = 3
const LONGEST_BEFORE = 60

/** "Will my battery… sorry, I mean will I lose the program?": what was taken back by its own writer is not read. */
export function ownCorrection(text: string): string {
  const before = CORRECTS.exec(text)?.[0]
  if (
    !before ||
    before.length > LONGEST_BEFORE ||
    /^\W*(?:no|sorry|wait|oops|perd[oó]n)\W+(?:i mean|quise|quiero|digo)/i.test(text)
  )
    return text
  const after = text.slice(before.length).trim()
  return after.split(/\s+/).length >= FEWEST_WORDS ? after : text
}
