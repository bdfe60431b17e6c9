/** A stored message made readable: JSON by lines, secrets left out, and which lines are the alarm's own. */
export type ShownPayload = {
  text: string
  /** The alarm's own message within one that holds several: its lines of `text` from 0, the last one included */
  item: { index: number; of: number; fromLine: number; toLine: number } | null
}

const GONE = '…'
const SECRET_NAME =
  /pass(?:word|wd|phrase|code)|secret|token|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key|routing[-_ ]?key|authorization|credential|cookie|signature|\bpin\b/i
const SECRETS: readonly [RegExp, string][] = [
  [/\bfl_[0-9A-Za-z]{8}_[0-9A-Za-z]{8,}/g, GONE],
  [/\b(Bearer|Basic|Token)\s+[\w.~+/=-]{8,}/gi, `$1 ${GONE}`],
  [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, GONE],
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"\\]+@/gi, `$1${GONE}@`],
  [
    /([?&](?:[\w-]*(?:token|secret|password|passwd|signature|api[-_]?key)|auth|key|sig|pwd)=)[^&\s"\\#]+/gi,
    `$1${GONE}`,
  ],
]

/**
 * Shows a body as its sender wrote it: names, order and digits stay, only the white space is ours. What does not read as
 * JSON stays as it is. `item` is the place of one alarm in an array, or in the `alerts` of a group message.
 */
export function showPayload(body: string, item: number | null = null): ShownPayload {
  if (isJson(body)) {
    const lines = printJson(body)
    return { text: lines.join('\n'), item: item === null ? null : itemLines(lines, item) }
  }
  // Attributes of an event that came as headers stand in a line before its body.
  const cut = body.indexOf('\n')
  const parts = [body.slice(0, cut), body.slice(cut + 1)]
  const text = cut > 0 && parts.every(isJson) ? parts.flatMap(printJson).join('\n') : withoutSecrets(body)
  return { text, item: null }
}

export function withoutSecrets(text: string): string {
  return SECRETS.reduce((shown, [pattern, instead]) => shown.replace(pattern, instead), text)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** By its tokens, not its values: 1.0 stays 1.0, and a long number keeps its digits. */
function printJson(body: string): string[] {
  const tokens = body.match(TOKEN) ?? []
  const lines = ['']
  /** For each level whether all of it is secret */
  const levels: boolean[] = []
  let name = ''
  const say = (text: string) => {
    lines[lines.length - 1] += text
  }
  const newLine = () => lines.push('  '.repeat(levels.length))
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1]
    const secret = (levels.at(-1) ?? false) || SECRET_NAME.test(name)
    if (token === '{' || token === '[') {
      say(token)
      levels.push(secret)
      name = ''
      if (next !== '}' && next !== ']') newLine()
    } else if (token === '}' || token === ']') {
      levels.pop()
      if (tokens[i - 1] !== '{' && tokens[i - 1] !== '[') newLine()
      say(token)
    } else if (token === ',') {
      name = ''
      say(token)
      newLine()
    } else if (token === ':') say(': ')
    else if (next === ':') {
      name = token
      say(token)
    } else say(secret ? hidden(token) : withoutSecrets(token))
  }
  return lines
}

/** What says nothing by itself stays: an empty text, null, true. */
function hidden(token: string): string {
  return ['""', 'null', 'true', 'false'].includes(token) ? token : `"${GONE}"`
}

/** The lines of one entry of the outermost array or of `alerts`; null where it is the only one. */
function itemLines(lines: readonly string[], index: number): ShownPayload['item'] {
  const opened = lines[0] === '[' ? 0 : lines.indexOf('  "alerts": [')
  if (opened < 0) return null
  const indent = ' '.repeat(opened === 0 ? 2 : 4)
  const end = lines.findIndex((line, at) => at > opened && !line.startsWith(indent))
  const starts = [...lines.keys()].filter(
    (at) => at > opened && at < end && !/^[\s}\]]/.test(lines[at]!.slice(indent.length)),
  )
  const fromLine = starts[index]
  if (fromLine === undefined || starts.length < 2) return null
  return { index, of: starts.length, fromLine, toLine: (starts[index + 1] ?? end) - 1 }
}
