import type { Severity } from '@/lib/domain/alert/severity'
import type { LoadQuantity } from '@/lib/domain/units/load'

/** Words and numbers of another product under names of theirs; numbers may come as text. */
export type Fields = Record<string, unknown>

const LOAD_NAMES = {
  loadPercent: ['load_pct', 'loadPct', 'loadPercent', 'load_percent'],
  loadKva: ['load_kva', 'loadKva'],
  loadKw: ['load_kw', 'loadKw'],
} as const
const MOST = { loadPercent: 1000, loadKva: 1_000_000, loadKw: 1_000_000 } as const

/** `critical` stays; high, error and major become high; anything else low. */
export function severityOf(word: unknown): Severity {
  const severity = typeof word === 'string' ? word.trim().toLowerCase() : ''
  if (severity === 'critical') return 'critical'
  return ['high', 'error', 'major'].includes(severity) ? 'high' : 'low'
}

/** The first quantity that is there as a sane number: percent, then kVA, then kW. */
export function loadOf(...places: Fields[]): LoadQuantity {
  for (const quantity of ['loadPercent', 'loadKva', 'loadKw'] as const) {
    const value = firstNumber(places, LOAD_NAMES[quantity])
    if (value !== undefined && Math.abs(value) <= MOST[quantity]) return { [quantity]: value }
  }
  return {}
}

export function limitKwOf(...places: Fields[]): number | undefined {
  const value = firstNumber(places, ['limit_kw', 'limitKw'])
  return value !== undefined && value > 0 && value <= 1_000_000 ? value : undefined
}

export function durationMinutesOf(...places: Fields[]): number | undefined {
  const value = firstNumber(places, ['expected_duration_minutes', 'expectedDurationMinutes'])
  if (value === undefined || value <= 0) return undefined
  return Math.min(7 * 24 * 60, Math.max(1, Math.round(value)))
}

/** A name of ours for what happens: TransformerOverload becomes transformer-overload; `overload` when nothing is left. */
export function kindOf(...words: unknown[]): string {
  for (const word of words) {
    if (typeof word !== 'string') continue
    const kind = word
      .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+/, '')
      .slice(0, 40)
      .replace(/-+$/, '')
    if (kind.length >= 2) return kind
  }
  return 'overload'
}

/** The first that is text with something in it, or a number as text. */
export function textOf(...values: unknown[]): string | undefined {
  for (const value of values) {
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
    if (text) return text
  }
  return undefined
}

/** A name of an asset as we keep it. */
export function assetName(...values: unknown[]): string | undefined {
  return textOf(...values)?.slice(0, 200)
}

/** A sender whose clock is ahead does not act in the future. */
export function notAfter(time: Date, now: Date): Date {
  return time > now ? now : time
}

function firstNumber(places: Fields[], names: readonly string[]): number | undefined {
  for (const place of places)
    for (const name of names) {
      const given = place[name]
      const text = typeof given === 'string' ? given.trim().replace(/\s*%$/, '') : given
      const value = typeof text === 'number' ? text : text ? Number(text) : Number.NaN
      if (Number.isFinite(value)) return value
    }
  return undefined
}
