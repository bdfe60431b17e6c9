/** The little markdown that answers use, as data: no HTML can come out of it, whatever goes in. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; children: Inline[] }
export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }

const BULLET = /^\s*[-*•]\s+(.*)$/
const NUMBERED = /^\s*\d{1,3}[.)]\s+(.*)$/

export function parseRichText(source: string, origin: string): Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  const close = () => {
    if (paragraph.length > 0)
      blocks.push({ kind: 'paragraph', children: parseInline(paragraph.join('\n'), origin) })
    paragraph = []
  }
  for (const line of source.replace(/\r\n?/g, '\n').split('\n')) {
    const bullet = BULLET.exec(line)
    const numbered = NUMBERED.exec(line)
    const item = bullet?.[1] ?? numbered?.[1]
    if (line.trim() === '') close()
    else if (item === undefined) paragraph.push(line.replace(/^#{1,6}\s+/, ''))
    else {
      close()
      const ordered = bullet === null
      const last = blocks.at(-1)
      const list = last?.kind === 'list' && last.ordered === ordered ? last : undefined
      if (list) list.items.push(parseInline(item, origin))
      else blocks.push({ kind: 'list', ordered, items: [parseInline(item, origin)] })
    }
  }
  close()
  return blocks
}

const TOKEN =
  /\*\*(?<strong>[^*\n]+)\*\*|(?<![\w*])[*_](?<em>[^*_\s](?:[^*_\n]*[^*_\s])?)[*_](?!\w)|`(?<code>[^`\n]+)`|!?\[(?<label>[^\]\n]*)\]\((?<href>[^)\s]+)\)/u

export function parseInline(source: string, origin: string): Inline[] {
  const parts: Inline[] = []
  let rest = source
  while (rest !== '') {
    const match = TOKEN.exec(rest)
    if (!match) break
    if (match.index > 0) parts.push({ kind: 'text', text: rest.slice(0, match.index) })
    parts.push(...readToken(match, origin))
    rest = rest.slice(match.index + match[0].length)
  }
  if (rest !== '') parts.push({ kind: 'text', text: rest })
  return parts
}

function readToken(match: RegExpExecArray, origin: string): Inline[] {
  const { strong, em, code, label, href } = match.groups as Record<string, string | undefined>
  if (strong !== undefined) return [{ kind: 'strong', children: parseInline(strong, origin) }]
  if (em !== undefined) return [{ kind: 'em', children: parseInline(em, origin) }]
  if (code !== undefined) return [{ kind: 'code', text: code }]
  const safe = safeHref(href ?? '', origin)
  const children: Inline[] = [{ kind: 'text', text: label || (href ?? '') }]
  return safe ? [{ kind: 'link', href: safe, children }] : children
}

/** Only our own pages and phone numbers: a link elsewhere could carry what it was told to carry. */
export function safeHref(href: string, origin: string): string | null {
  if (/^tel:[+\d\s().-]+$/.test(href)) return href
  if (!/^(?:\/(?![/\\])|https?:)/i.test(href)) return null
  try {
    const url = new URL(href, origin)
    return url.origin === new URL(origin).origin ? url.pathname + url.search + url.hash : null
  } catch {
    return null
  }
}
