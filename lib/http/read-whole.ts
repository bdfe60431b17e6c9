import { AppError } from '@/lib/errors'

/** A whole number above 0 of the query; null without it. */
export function readWhole(query: URLSearchParams, name: string): number | null {
  const raw = query.get(name)
  if (raw === null) return null
  const value = Number(raw)
  if (!Number.isInteger(value) || value < 1)
    throw new AppError('invalid-input', `${name} is a whole number from 1 on.`)
  return value
}
