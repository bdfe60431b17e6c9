import { asks } from '@/lib/agent/understanding/only-asks'
import { onlyTells, startsRequest } from '@/lib/agent/understanding/request-start'

/** A message in its sentences and what stands between commas, each with the mark that ends it. */
export function clausesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?;:])\s+|\n+|(?<=,)\s+/)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}?]/u.test(part))
}

/** What is left of a message, without the words that only led over to it. */
export function restOf(clauses: readonly string[]): string {
  return clauses
    .join(' ')
    .replace(
      /^[\s,;.!]*(?:(?:and|but|so|then|ok|okay|please|instead|y|pero|entonces|bueno)\b[\s,]*)+(?=\S{2})/i,
      '',
    )
    .replace(/[,;]\s*$/, '')
    .trim()
}

/** "Just tell me if …", "show me …" */
export function asksOrOrders(clause: string): boolean {
  const plain = clause.replace(/^[\s¿¡]*(?:(?:and|just|but|so|then|please|also|y|pero|solo|mejor)\s+)*/i, '')
  return asks(clause) || /[?¿]/.test(clause) || (startsRequest(plain) && !onlyTells(plain))
}
