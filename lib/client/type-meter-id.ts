/**
 * What the meter-id field shows while someone types or pastes: `NE-1234567-8`, dashes by themselves.
 * Deleting is left alone, so that a dash can be rubbed out.
 */
export function typeMeterId(typed: string, before: string): string {
  if (typed.length < before.length && before.startsWith(typed)) return typed
  const clean = typed.normalize('NFKC').toUpperCase()
  const digits = clean
    .replace(/^[\s\-–—]*N[\s\-–—]*E?/, '')
    .replace(/\D/g, '')
    .slice(0, 8)
  if (digits === '') return /^[\s\-–—]*N?E?[\s\-–—]*$/.test(clean) ? clean.trim() : typed
  const serial = digits.slice(0, 7)
  return `NE-${serial}${digits.length >= 7 ? '-' : ''}${digits.slice(7)}`
}
