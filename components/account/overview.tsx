'use client'

import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { nextEventWords } from '@/components/chat/next-event-words'
import type { Me } from '@/lib/protocol/me'

export function Overview({ me }: { me: Me }) {
  const t = useTranslations('account.overview')
  const formats = useFormats()
  const tAll = useTranslations('chat')
  const { season } = me
  const event = nextEventWords(me, formats, tAll)
  const meter = me.street
    ? t('meterStreet', { meter: me.maskedMeterId, street: me.street })
    : t('meter', { meter: me.maskedMeterId })
  const reach = me.phoneEnding ? t('texts', { ending: me.phoneEnding }) : null
  const basis =
    season.provisionalMinor > 0
      ? t('provisional', { amount: formats.money(season.provisionalMinor, me.currency) })
      : season.earnedMinor > 0
        ? t('allFinal')
        : t('nothing')

  return (
    <section id="overview" aria-labelledby="account-name">
      <div className="grid gap-0.5">
        <h1 id="account-name" className="text-key">
          {me.name}
        </h1>
        <p className="text-muted text-pretty">{[`${meter}.`, reach].filter(Boolean).join(' ')}</p>
      </div>
      <dl className="list-box figures mt-2 num">
        <Figure label={t('earned')} sub={basis}>
          {season.earnedMinor === 0
            ? formats.moneyShort(0, me.currency)
            : formats.money(season.earnedMinor, me.currency)}
        </Figure>
        <Figure
          label={t('less')}
          sub={
            season.events === 0
              ? t('noEvents')
              : t('events', { count: season.events, skipped: season.skipped })
          }
        >
          {formats.kwh(season.energyKwh)}
        </Figure>
        <Figure
          label={t('nextEvent')}
          sub={me.nextEvent ? event.sub : t('tellYou')}
          words={me.nextEvent !== null}
        >
          {me.nextEvent ? event.words : t('none')}
        </Figure>
      </dl>
    </section>
  )
}

type FigureProps = { label: string; sub: string | null; words?: boolean; children: React.ReactNode }

function Figure({ label, sub, words = false, children }: FigureProps) {
  return (
    <div>
      <dt className="text-label font-medium text-muted">{label}</dt>
      <dd className={`max-tablet:text-end max-tablet:text-when ${words ? 'text-when' : 'text-key'}`}>
        {children}
      </dd>
      {sub && <dd className="text-label text-muted">{sub}</dd>}
    </div>
  )
}
