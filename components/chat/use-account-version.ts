import type { Message, Part } from '@/lib/protocol/message'

const CHANGES_ACCOUNT: ReadonlySet<Part['type']> = new Set([
  'receipt',
  'event',
  'enrollments',
  'orders',
  'earnings',
])

/** Changes whenever a message says that the account has changed. */
export function useAccountVersion(messages: readonly Message[]): string {
  const recent = messages.slice(-40)
  return recent
    .flatMap((message) => message.parts.map((part) => ({ part, seq: message.seq })))
    .filter(({ part }) => CHANGES_ACCOUNT.has(part.type))
    .map(
      ({ part, seq }) =>
        `${seq}${'state' in part ? part.state : ''}${'response' in part ? part.response : ''}`,
    )
    .join(',')
}
