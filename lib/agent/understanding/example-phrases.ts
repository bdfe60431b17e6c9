/** One phrase of an example file with its share of the line's weight. */
export type ExamplePhrase = { text: string; weight: number }

/**
 * Reads an example file: a phrase a line, `#` starts a comment, `(one|other|)` stands for either word or none,
 * `{amount}` for any amount. A line of many alternatives is thinned so that every alternative appears.
 */
export function examplePhrases(fileText: string): ExamplePhrase[] {
  return phraseLines(fileText).flatMap((line) => {
    const variants = expandLine(line)
    return variants.map((text) => ({ text, weight: 1 / Math.sqrt(variants.length) }))
  })
}

function phraseLines(fileText: string): string[] {
  return fileText
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

const mostVariants = 12

function expandLine(line: string): string[] {
  const parts = parseParts(line, 0).parts
  const choices = countChoices(parts)
  const widest = Math.max(1, ...choices)
  const total = choices.reduce((product, n) => Math.min(product * n, 1000), 1)
  const wanted = Math.min(total, Math.max(widest, Math.min(total, 8)), mostVariants)
  const out = new Set<string>()
  for (let i = 0; out.size < wanted && i < wanted * 4; i++) {
    let group = 0
    const text = renderParts(parts, (n) => {
      group++
      // Every group walks its alternatives at its own stride, so all are seen and pairs vary.
      return total <= wanted
        ? Math.floor(i / strideBefore(choices, group - 1)) % n
        : (i * (group % 2 === 0 ? 1 : 1 + group) + group + Math.floor(i / n)) % n
    })
    const clean = text
      .replace(/\s+([,.?!])/g, '$1')
      .replace(/\s+/g, ' ')
      .trim()
    if (clean) out.add(clean)
  }
  return [...out]
}

type Part = string | Part[][]

function parseParts(line: string, start: number): { parts: Part[]; end: number; alternatives: Part[][] } {
  const alternatives: Part[][] = []
  let parts: Part[] = []
  let literal = ''
  let at = start
  const flush = () => {
    if (literal) parts.push(literal)
    literal = ''
  }
  for (; at < line.length; at++) {
    const char = line[at]
    if (char === '(' && line.indexOf(')', at) > at) {
      flush()
      const inner = parseParts(line, at + 1)
      parts.push(inner.alternatives)
      at = inner.end
    } else if (char === ')' && start > 0) break
    else if (char === '|' && start > 0) {
      flush()
      alternatives.push(parts)
      parts = []
    } else literal += char
  }
  flush()
  alternatives.push(parts)
  return { parts, end: at, alternatives }
}

function countChoices(parts: Part[]): number[] {
  return parts.flatMap((part) => (typeof part === 'string' ? [] : [part.length]))
}

function strideBefore(choices: number[], group: number): number {
  return choices.slice(0, group).reduce((product, n) => product * n, 1)
}

function renderParts(parts: Part[], pick: (n: number) => number): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : renderParts(part[pick(part.length)] ?? [], pick)))
    .join('')
}
