import type { Message, Part } from '@/lib/protocol/message'

/** Parts that only tell: asking for them once more changes nothing. */
const TELLS: ReadonlySet<Part['type']> = new Set([
  'text',
  'suggestions',
  'offers',
  'comparison',
  'usage',
  'earnings',
  'table',
  'error',
])

/** What the customer had asked, where the newest message is an answer that only tells; after a transaction nothing. */
export function askedAgain(messages: readonly Message[]): string | undefined {
  const answer = messages.at(-1)
  const question = messages.at(-2)
  if (answer?.role !== 'agent' || answer.kind !== 'chat' || question?.role !== 'customer') return undefined
  if (!answer.parts.every(({ type }) => TELLS.has(type))) return undefined
  const [said] = question.parts
  return question.kind === 'chat' && question.parts.length === 1 && said?.type === 'text'
    ? said.text
    : undefined
}
