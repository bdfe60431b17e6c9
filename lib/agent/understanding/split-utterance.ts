/** A stretch of a message that may hold a question of its own; `joint` says what parts it from the one before. */
export type Clause = { text: string; joint: 'start' | 'sentence' | 'and' | 'but' | 'comma' }

/** Cuts a message where another request may begin; whoever reads the clauses may join them again. */
export function splitUtterance(text: string): Clause[] {
  const clauses: Clause[] = []
  let joint: Clause['joint'] = 'start'
  let from = 0
  const push = (to: number) => {
    const part = text
      .slice(from, to)
      .trim()
      .replace(/^[,;:.!?\s]+/, '')
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(part))
      clauses.push({ text: part, joint: clauses.length === 0 ? 'start' : joint })
  }
  for (const match of text.matchAll(boundary)) {
    if (match.index < from) continue
    push(match.index + (match.groups?.stop ? 1 : 0))
    joint = match.groups?.stop ? 'sentence' : match.groups?.but ? 'but' : match.groups?.and ? 'and' : 'comma'
    from = match.index + (match.groups?.but ? 0 : match[0].length)
  }
  push(text.length)
  return clauses.length > 0 ? clauses : [{ text: text.trim(), joint: 'start' }]
}

const boundary =
  /(?<stop>[?!;\n](?=\s|$|[¿¡])|,\s*(?=¿)|(?<![\d]|\b(?:no|nr|approx|aprox|sr|sra|dr|mr|mrs|ms|st|a\.m|p\.m))\.(?=\s|$)|(?<=\d)\.(?=\s+\p{L})|\s+[-–—]+\s+)|(?<and>,?\s+(?:and also|and then|and|also|plus|as well as|y tambien|y también|y además|ademas|además|y luego|y|e)\s+)|(?<but>,?\s+(?=(?:but|however|although|except|pero|aunque|sino)\s+))|(?<comma>,\s+)/giu
