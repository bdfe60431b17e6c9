import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import type { Act } from '@/lib/agent/understanding/understanding'

/** The suggestion that asks for an intent in its own words, where there is one. */
const CHIP_OF: Partial<Record<CustomerIntent, string>> = {
  'programs.search': 'programs',
  'programs.details': 'programs',
  'programs.eligibility': 'why',
  'programs.enroll': 'programs',
  'programs.catch': 'catch',
  'programs.mine': 'mine',
  'programs.leave': 'leave',
  'solar.search': 'solar',
  'solar.details': 'solar',
  'solar.order': 'solar',
  'solar.financing': 'monthly',
  'solar.status': 'solarStatus',
  'solar.site-visit': 'moveVisit',
  'compare.solar-programs': 'solarOrPrograms',
  'compare.offers': 'compareOffers',
  'orders.cancel': 'cancelOrder',
  'usage.summary': 'usage',
  'bill.explain': 'bill',
  'earnings.show': 'earned',
  'events.next': 'nextEvent',
  'events.accept': 'takePart',
  'events.decline': 'notThisTime',
  'events.why': 'whyEvent',
  'events.history': 'eventHistory',
  'reward.explain': 'howCalculated',
  'baseline.explain': 'howCalculated',
  'outage.report': 'reportOutage',
  'outage.status': 'reportOutage',
  'fault.report': 'reportOutage',
  'privacy.data-use': 'dataUse',
  'privacy.export': 'export',
  'privacy.delete': 'deleteAccount',
  'devices.add': 'devicesAdd',
  'devices.list': 'devicesAdd',
}

/** Up to two things that unsure words may have meant, to choose from. */
export function guessChips(act: Act): string[] {
  const keys = (act.guesses ?? []).flatMap((intent) => CHIP_OF[intent as CustomerIntent] ?? [])
  return [...new Set(keys)].slice(0, 2)
}
