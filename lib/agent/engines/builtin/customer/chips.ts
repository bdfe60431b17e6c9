import type { Turn } from '@/lib/agent/turn'
import type { PartOf } from '@/lib/protocol/message'

/** Suggestions by their message keys; values fill all of them. */
export function chips(
  { t }: Turn,
  keys: readonly string[],
  values: Record<string, string | number> = {},
): PartOf<'suggestions'> {
  return { type: 'suggestions', items: keys.map((key) => t(`chips.${key}`, values)) }
}
