import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'
import { listEnrollments } from '@/lib/usecases/enrollments/list-enrollments'
import { listOffers } from '@/lib/usecases/offers/list-offers'

/** The programs that this meter can take, best first, and why not the others. */
export async function showPrograms(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t, locale } = turn
  const { offers, excluded } = await listOffers({ ctx, input: { domain: 'dfp', locale } })
  if (offers.length === 0) {
    const mine = await listEnrollments({ ctx, input: { locale } })
    const active = mine.find((item) => item.state !== 'left')
    if (active)
      return {
        ...say(t('programs.alreadyIn', { name: active.name }), { type: 'enrollments', items: [active] }),
        memory: { offers: [] },
      }
    return say(t('programs.none'))
  }
  return {
    messages: [
      {
        kind: 'chat',
        parts: [
          { type: 'text', text: t('programs.found', { count: offers.length, first: offers[0]!.name }) },
          {
            type: 'offers',
            domain: 'dfp',
            offers,
            note: t('programs.note'),
            excluded,
            summary: offers
              .map((o, i) => `${i + 1}. ${o.name}: ${o.headline} ${o.headlineNote}. ${o.promise}`)
              .join(' '),
          },
          {
            type: 'suggestions',
            items: [t('chips.enrollIn', { name: offers[0]!.name }), t('chips.catch'), t('chips.solarBetter')],
          },
        ],
      },
    ],
    memory: {
      offers: offers.map((o) => ({ id: o.offerId, name: o.name, domain: 'dfp' })),
      expecting: 'choice',
      focusOfferId: offers[0]!.offerId,
    },
  }
}

export async function showMyPrograms(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t, locale } = turn
  const items = (await listEnrollments({ ctx, input: { locale } })).filter((item) => item.state !== 'left')
  if (items.length === 0)
    return say(t('programs.noneMine'), { type: 'suggestions', items: [t('chips.programs')] })
  return say(t('programs.mine', { count: items.length }), {
    type: 'enrollments',
    items,
    summary: items.map((i) => `${i.name}: ${i.state}`).join(', '),
  })
}
