import type { Turn } from './turn'

/** Several readings of one message ask for the same rows: read once, where nothing that is answered can change them. */
export function readOnce<T>({ reads }: Turn, what: string, read: () => Promise<T>): Promise<T> {
  const before = reads.get(what) as Promise<T> | undefined
  if (before) return before
  const now = read()
  reads.set(what, now)
  // What failed is read again by who asks again.
  now.catch(() => reads.delete(what))
  return now
}
