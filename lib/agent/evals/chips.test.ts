import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Locale } from '@/lib/agent/understanding/intent'
import { loadUnderstander } from '@/lib/agent/understanding/load-understander'
import type { UnderstandingContext } from '@/lib/agent/understanding/understanding'

/** What each suggestion under an answer means when it is typed instead of pressed. */
const meanings: Record<string, string | string[]> = {
  programs: 'programs.search',
  solar: 'solar.search',
  usage: 'usage.summary',
  mine: 'programs.mine',
  enrollIn: 'programs.enroll',
  catch: 'programs.catch',
  solarBetter: 'compare.solar-programs',
  nextEvent: 'events.next',
  leave: 'programs.leave',
  rejoin: 'programs.rejoin',
  earned: 'earnings.show',
  detailsOf: 'programs.details',
  other: 'other-one',
  solarStatus: 'solar.status',
  takePart: 'events.accept',
  cancelOrder: 'orders.cancel',
  person: 'handover.person',
  compareOffers: 'compare.offers',
  solarOrPrograms: 'compare.solar-programs',
  quoteFor: 'solar.order',
  moveVisit: 'solar.site-visit',
  ratesRise: 'compare.assumption',
  tryKw: 'compare.assumption',
  tenYears: 'compare.assumption',
  eventHistory: 'events.history',
  notThisTime: ['events.decline', 'no'],
  whyEvent: 'events.why',
  reportOutage: 'outage.report',
  export: 'privacy.export',
  deleteAccount: 'privacy.delete',
  dataUse: 'privacy.data-use',
  devicesAdd: 'devices.add',
  pause30: 'programs.pause',
  inEnglish: 'language.switch',
  inSpanish: 'language.switch',
}

const understander = loadUnderstander()
const offer = { id: 'p1', name: 'Peak Savings', ordinal: 1, domain: 'dfp' as const }
const solarOffer = { id: 's1', name: 'Cloudbreak Classic 4.0', ordinal: 1, domain: 'solar' as const }

describe.each(['en', 'es'] as const)('suggestions in %s', (locale: Locale) => {
  const { chips } = JSON.parse(
    readFileSync(join(process.cwd(), 'messages', locale, 'agent.json'), 'utf8'),
  ) as {
    chips: Record<string, string>
  }

  test.each(Object.entries(chips).filter(([key]) => key in meanings))('%s: %s', (key, text) => {
    const named = key === 'quoteFor' ? solarOffer : offer
    const context: UnderstandingContext = {
      audience: 'customer',
      locale,
      signedIn: true,
      offers: text.includes('{name}') ? [named] : undefined,
      entities: { programs: [{ id: 'peak-savings', name: 'Peak Savings' }] },
    }
    const acts = understander(text.replace('{name}', named.name), context).acts
    expect(acts).toHaveLength(1)
    expect([meanings[key]].flat()).toContain(acts[0]?.intent)
    expect(acts[0]?.confidence).toBeGreaterThanOrEqual(0.45)
  })
})
