import type { Turn } from '@/lib/agent/turn'

/** Was this talked about in the last answers? */
export function lately({ memory }: Pick<Turn, 'memory'>, topics: RegExp, back = 2): boolean {
  return (memory.recent ?? []).slice(0, back).some((topic) => topics.test(topic))
}
