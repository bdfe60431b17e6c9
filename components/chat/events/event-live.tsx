'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { PartOf } from '@/lib/protocol/message'
import { ActStatus } from '../act-status'
import { Card, CardHead } from '../card'
import { useChat, useFormats } from '../chat-context'
import { useAct } from '../use-act'
import { useNow } from '../use-now'
import { takesPart } from './event-ended'
import { useEventWords } from './use-event-words'

/** On now: how far along, and the last readings where there are some. */
export function EventLive({ part }: { part: PartOf<'event'> }) {
  const t = useTranslations('chat.event')
  const formats = useFormats()
  const { gridNow } = useChat()
  const words = useEventWords(part)
  const { act, problem, off } = useAct()
  useNow(2_000)
  const { result } = part
  const start = Date.parse(part.startAt)
  const end = Date.parse(part.endAt)
  const done = Math.max(0, Math.min(100, Math.round(((gridNow().getTime() - start) / (end - start)) * 100)))
  const leftMinutes = Math.max(0, Math.ceil((end - gridNow().getTime()) / 60_000))
  const left = t('left', { hours: Math.floor(leftMinutes / 60), minutes: leftMinutes % 60 })
  const ids = { activationId: part.activationId }
  const isIn = takesPart(part)
  const stance = isIn ? t('liveIn') : part.response === 'declined' ? t('liveOut') : t('liveSilent')
  const join = part.response === 'declined' ? t('rejoin') : t('accept')

  return (
    <Card label={part.title}>
      <CardHead
        when
        title={t('live', { time: words.end })}
        sub={`${left} ${stance}`}
        figure={result && result.energyKwh > 0 ? formats.kwh(result.energyKwh) : undefined}
        figureNote={t('less')}
      />
      <div
        className="h-1 overflow-hidden rounded-[2px] bg-inset"
        role="progressbar"
        aria-label={t('elapsed')}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <i className="block h-full bg-accent" style={{ width: `${done}%` }} />
      </div>
      {result && <Pair usual={result.baselineKwh} mine={result.usedKwh} />}
      <div className="card-foot">
        <p className="text-label text-muted max-w-[52ch]">{t('readings')}</p>
        <Button
          size="small"
          off={off}
          onClick={() => (isIn ? act('event.decline', ids, t('stop')) : act('event.accept', ids, join))}
        >
          {isIn ? t('stop') : join}
        </Button>
      </div>
      <ActStatus problem={problem} />
    </Card>
  )
}

function Pair({ usual, mine }: { usual: number; mine: number }) {
  const t = useTranslations('chat.event')
  const formats = useFormats()
  const share = Math.max(0, Math.min(100, (mine / Math.max(usual, 0.001)) * 100))
  const row = 'grid grid-cols-[96px_minmax(0,1fr)_64px] items-center gap-3 text-body num'
  return (
    <div className="grid gap-2.5">
      <div className={row}>
        <span className="text-muted">{t('usualByNow')}</span>
        <div className="bar-track">
          <i style={{ width: '100%' }} />
        </div>
        <b className="text-end font-medium whitespace-nowrap">{formats.kwh(usual)}</b>
      </div>
      <div className={row}>
        <span className="text-muted">{t('you')}</span>
        <div className="bar-track bg-accent-line">
          <i className="bg-ink" style={{ width: `${share}%` }} />
        </div>
        <b className="text-end font-medium whitespace-nowrap">{formats.kwh(mine)}</b>
      </div>
    </div>
  )
}
