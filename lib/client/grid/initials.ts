/** AR for "Asha Rao" and for "a.rao"; two letters at most. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean)
  const first = words[0]?.[0] ?? '?'
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : (words[0]?.[1] ?? '')
  return `${first}${last}`.toUpperCase()
}
