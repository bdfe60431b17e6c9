'use client'

import { useTranslations } from 'use-intl'
import { Bars } from '@/components/ui/bars'
import type { MeState } from '@/lib/client/use-me'
import type { Me } from '@/lib/protocol/me'
import { useChat, useFormats } from './chat-context'
import { nextEventWords } from './next-event-words'
import { useNow } from './use-now'

export function AccountFacts({ account }: { account: MeState }) {
  const t = useTranslations('chat.rail')
  const { me, problem, reload } = account
  if (me) return <Facts me={me} />
  if (problem)
    return (
      <section className="grid gap-2 text-body">
        <p>{t('failed')}</p>
        <button type="button" className="link justify-self-start" onClick={reload}>
          {t('retry')}
        </button>
      </section>
    )
  return (
    <section className="grid gap-3" aria-busy="true">
      <div className="skeleton h-5 w-32" />
      <div className="skeleton h-4 w-44" />
      <div className="skeleton mt-4 h-24 w-full" />
    </section>
  )
}

function Facts({ me }: { me: Me }) {
  const t = useTranslations('chat.rail')
  const formats = useFormats()
  const event = nextEventWords(me, formats, useTranslations('chat'))
  const { season, program } = me
  const earned =
    season.earnedMinor === 0
      ? formats.moneyShort(0, me.currency)
      : formats.money(season.earnedMinor, me.currency)
  const basis =
    season.events === 0 && !program
      ? t('nothingYet')
      : season.provisionalMinor > 0
        ? t('eventsProvisional', {
            count: season.events,
            amount: formats.money(season.provisionalMinor, me.currency),
          })
        : t('events', { count: season.events })

  return (
    <>
      <section className="grid gap-2">
        <p className="text-fact font-semibold">{me.name}</p>
        <p className="text-label text-muted">
          {me.street
            ? t('meterStreet', { meter: me.maskedMeterId, street: me.street })
            : t('meter', { meter: me.maskedMeterId })}
        </p>
      </section>
      <Fact heading={me.nextEvent?.state === 'live' ? t('eventNow') : t('nextEvent')} sub={event.sub}>
        <p className={`text-body ${me.nextEvent ? '' : program ? '' : 'text-muted'}`}>{event.words}</p>
      </Fact>
      <Fact heading={t('earned')} sub={basis}>
        <p className="text-key num">{earned}</p>
      </Fact>
      <Fact
        heading={t('program')}
        sub={
          program &&
          (program.state === 'paused'
            ? t('paused', { reference: program.reference })
            : t('since', { date: formats.day(program.since), reference: program.reference }))
        }
      >
        <p className={`text-body ${program ? '' : 'text-muted'}`}>{program?.name ?? t('none')}</p>
      </Fact>
      {me.usualDay && <UsualDay day={me.usualDay} />}
      {me.simulated && <GridTime />}
    </>
  )
}

function Fact({
  heading,
  sub,
  children,
}: {
  heading: string
  sub?: string | null
  children: React.ReactNode
}) {
  return (
    <section className="grid gap-2">
      <h2 className="text-label font-medium text-muted">{heading}</h2>
      {children}
      {sub && <p className="text-label text-muted">{sub}</p>}
    </section>
  )
}

function UsualDay({ day }: { day: NonNullable<Me['usualDay']> }) {
  const t = useTranslations('chat')
  const formats = useFormats()
  const { hourlyKw, highlightHours } = day
  const top = hourlyKw.indexOf(Math.max(...hourlyKw))
  const from = highlightHours[0]
  const to = highlightHours.at(-1)
  return (
    <Fact
      heading={t('rail.usualDay')}
      sub={
        from !== undefined && to !== undefined
          ? t('rail.usualDayNote', {
              from: formats.hourOfDay(from),
              to: formats.hourOfDay(to + 1),
              part: formats.number(day.highlightKwh),
              all: formats.kwh(day.dayKwh),
            })
          : null
      }
    >
      <Bars
        label={t('rail.usualDayLabel', {
          hour: formats.hourOfDay(top),
          power: formats.kw(hourlyKw[top] ?? 0),
        })}
        bars={hourlyKw.map((kw, hour) => ({
          key: String(hour),
          value: kw,
          marked: highlightHours.includes(hour),
          words: t('usage.bar', { when: formats.hourOfDay(hour), value: formats.kw(kw) }),
        }))}
        ticks={[formats.hourOfDay(0), formats.hourOfDay(12), formats.hourOfDay(0)]}
      />
    </Fact>
  )
}

/** In the demo the grid's clock runs ahead: its time is shown so that event times make sense. */
function GridTime() {
  const t = useTranslations('chat.rail')
  const { gridNow, gridSpeed } = useChat()
  const formats = useFormats()
  const alive = useNow(1_000)
  if (!alive) return null
  return (
    <section>
      <p className="num text-label text-faint">
        {t('gridTime', { time: formats.dateTime(gridNow()), speed: gridSpeed })}
      </p>
    </section>
  )
}
