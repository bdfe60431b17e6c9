import type { Turn } from '@/lib/agent/turn'

const TOPIC_CHIPS: readonly [RegExp, string[]][] = [
  [/^(?:programs|compare)\./, ['catch', 'programs']],
  [/^(?:events|reward|baseline)\./, ['nextEvent', 'howCalculated']],
  [/^(?:earnings)\./, ['earned', 'howCalculated']],
  [/^(?:solar|orders)\./, ['solar', 'solarStatus']],
  [/^(?:usage|bill)\./, ['usage', 'bill']],
  [/^(?:outage|fault|safety)\./, ['reportOutage']],
  [/^devices\./, ['devicesAdd', 'programs']],
]

/** What is near to what was talked about */
export function nearChips({ memory }: Turn): string[] {
  const near = (memory.recent ?? []).flatMap((topic) => TOPIC_CHIPS.find(([of]) => of.test(topic))?.[1] ?? [])
  return [...new Set(near)].slice(0, 3).concat('person')
}
