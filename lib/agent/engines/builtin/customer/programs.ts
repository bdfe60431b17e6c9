import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { devicesIn } from '@/lib/agent/understanding/read-words'
import type { Act } from '@/lib/agent/understanding/understanding'
import type { DfpOffer } from '@/lib/protocol/message'
import { type EnrollmentItem, listEnrollments } from '@/lib/usecases/enrollments/list-enrollments'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { measureIn } from './by-measure'
import { chips } from './chips'
import { compareOffers } from './comparing'
import { DEVICE_OF, programsIfFree } from './device-programs'
import { found } from './offers-on-table'
import { tablePart } from './table-part'
import { whenText } from './when-text'

/** The programs that this meter can take, best first, and why not the others; "only without a thermostat" narrows them. */
export async function showPrograms(turn: Turn, act: Act): Promise<Reply> {
  if (turn.memory.offers?.[0]?.domain === 'solar' && measureIn(act.span) && !/program/i.test(act.span))
    return compareOffers(turn, act)
  const { t, locale, ctx } = turn
  const { offers, excluded } = await found(turn, 'dfp')
  if (offers.length === 0) {
    const mine = await listEnrollments({ ctx, input: { locale } })
    const active = mine.find((item) => item.state !== 'left')
    if (active) return othersThan(turn, active)
    return say(t('programs.none'), chips(turn, ['why', 'solar']))
  }
  const filter = filterOf(act)
  const kept = (offers as DfpOffer[]).filter((offer) => filter === null || filter.keeps(offer))
  const shown = kept.length > 0 ? kept : (offers as DfpOffer[])
  const first = shown[0]!
  const text =
    filter === null
      ? t('programs.found', { count: shown.length, first: first.name })
      : kept.length > 0
        ? t(`programs.filtered.${filter.kind}`, { count: shown.length, device: devicesText(turn, filter) })
        : t(`programs.noneFiltered.${filter.kind}`, { device: devicesText(turn, filter) })
  return {
    messages: [
      {
        kind: 'chat',
        parts: [
          { type: 'text', text },
          {
            type: 'offers',
            domain: 'dfp',
            offers: shown,
            note: t('programs.note'),
            excluded: excluded.map(({ name, reason }) => ({ name, reason })),
            summary: shown
              .map((o, i) => `${i + 1}. ${o.name}: ${o.headline} ${o.headlineNote}. ${o.promise}`)
              .join(' '),
          },
          chips(turn, ['enrollIn', 'catch', 'solarBetter'], { name: first.name }),
        ],
      },
    ],
    memory: {
      offers: shown.map((o) => ({ id: o.offerId, name: o.name, domain: 'dfp' })),
      programsShown: shown.map((o) => ({ id: o.offerId, name: o.name, domain: 'dfp' })),
      expecting: 'choice',
      notes: { namedFirst: true },
      focusOfferId: first.offerId,
      lastTopic: undefined,
    },
  }
}

/** In a program already: what would fit instead, without pretending that both can be had. */
async function othersThan(turn: Turn, active: EnrollmentItem): Promise<Reply> {
  const { t, locale } = turn
  const fitting = await programsIfFree(turn)
  return {
    ...say(
      t('programs.alreadyIn', { name: active.name }),
      { type: 'enrollments', items: [active], summary: active.name },
      ...(fitting.length
        ? [
            tablePart(
              t('programs.instead'),
              [t('table.program'), t('table.answer')],
              fitting.map(({ terms }) => [terms.name[locale], terms.promise[locale]]),
            ),
          ]
        : []),
      chips(turn, ['nextEvent', 'leave', 'solarBetter']),
    ),
    memory: { offers: [], lastTopic: undefined, focusOfferId: `dfp:${active.programId}` },
  }
}

function devicesText({ t, locale }: Turn, { devices }: Filter): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(devices.map((one) => t(`device.${one}`)))
}

type Filter = { kind: 'with' | 'without'; devices: string[]; keeps: (offer: DfpOffer) => boolean }

/** "With my battery" keeps what uses it, "without a thermostat" drops it; "nothing installed" keeps what needs no device. */
function filterOf(act: Act): Filter | null {
  const words = act.span.toLowerCase()
  const without =
    /\b(without|no|not|don'?t (?:have|need|want)|except|sin|ning[uú]n|no necesit\w+|no teng\w+)\b/.test(words)
  const several = devicesIn(foldText(act.span)).flatMap((one) => DEVICE_OF[one] ?? [])
  if (several.length > 1 && !without)
    return {
      kind: 'with',
      devices: [...new Set(several)],
      keeps: (offer) => several.includes(offer.deviceType ?? ''),
    }
  const kind = act.slots.deviceKind
  const device = kind ? DEVICE_OF[kind] : undefined
  if (device)
    return without
      ? { kind: 'without', devices: [device], keeps: (offer) => offer.deviceType !== device }
      : { kind: 'with', devices: [device], keeps: (offer) => offer.deviceType === device }
  if (
    without &&
    /\b(device|devices|gadget|equipment|hardware|aparatos?|equipos?|dispositivos?)\b/.test(words)
  )
    return { kind: 'without', devices: ['any'], keeps: (offer) => offer.deviceType === null }
  if (BY_MYSELF.test(words))
    return { kind: 'without', devices: ['any'], keeps: (offer) => offer.deviceType === null }
  return null
}

/** "Something I can do by hand, without you switching my things" */
const BY_MYSELF =
  /\b(?:where|that|which) (?:you|nobody|u|they) (?:do not|don'?t|dont|doesn'?t|never|can'?t|won'?t) (?:\w+ ){0,1}?(?:switch|turn|control|touch|change|mess)\w*|\b(?:by hand|manually|(?:do|does|done) (?:it |that )?(?:by )?(?:myself|ourselves|on my own)|without (?:you|u|anybody|anyone|them) (?:\w+ ){0,2}?(?:switch\w*|turn\w*|control\w*|touch\w*|chang\w*)|a mano|yo mism[oa]|manualmente|sin que (?:ustedes |nadie )?(?:me |nos )?(?:toque\w*|controle\w*|apague\w*|cambie\w*))\b/

export async function showMyPrograms(turn: Turn, _act: Act): Promise<Reply> {
  const { ctx, t, locale } = turn
  const all = await listEnrollments({ ctx, input: { locale } })
  const items = all.filter((item) => item.state !== 'left')
  if (items.length === 0) return say(t('programs.noneMine'), chips(turn, ['programs', 'solarBetter']))
  return say(
    items.length === 1 ? await stateText(turn, items[0]!) : t('programs.mine', { count: items.length }),
    {
      type: 'enrollments',
      items,
      summary: items.map((i) => `${i.name}: ${i.state}`).join(', '),
    },
    chips(turn, ['nextEvent', 'earned', 'leave']),
  )
}

/** In it and running, or paused until a day: told apart, since nothing is asked of a program that is paused. */
async function stateText(turn: Turn, { enrollmentId, name, state }: EnrollmentItem): Promise<string> {
  if (state !== 'paused') return turn.t('programs.mineActive', { name })
  const mine = await listMyEnrollments(turn.ctx)
  const until = mine.find((one) => one.enrollmentId === enrollmentId)?.until
  return until
    ? turn.t('programs.minePausedUntil', { name, until: whenText(turn).day(until) })
    : turn.t('programs.minePaused', { name })
}
