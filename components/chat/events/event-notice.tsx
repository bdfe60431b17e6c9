'use client'

import { Check, CircleCheck, CircleSlash, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import type { PartOf } from '@/lib/protocol/message'
import { ActStatus } from '../act-status'
import { Card, CardHead } from '../card'
import { useChat, useFormats } from '../chat-context'
import { useAct } from '../use-act'
import { useNow } from '../use-now'
import { EventEnded } from './event-ended'
import { EventStrip } from './event-strip'
import { useEventWords } from './use-event-words'

type Props = { part: PartOf<'event'>; at: string }

/** Asked: two answers of one size, and how to change one's mind. */
export function EventNotice({ part }: Props) {
  const t = useTranslations('chat.event')
  const formats = useFormats()
  const { live, gridNow } = useChat()
  const words = useEventWords(part)
  useNow(5_000)
  const { range } = part
  const now = gridNow().getTime()
  // Over is over, whether or not the server's word about it has come.
  if (now >= Date.parse(part.endAt)) return <EventEnded part={part} />
  const until = now < Date.parse(part.startAt) ? words.start : words.end

  return (
    <Card label={part.title}>
      <CardHead
        when
        title={words.when}
        sub={words.sub}
        figure={range ? formats.moneyRange(range.lowMinor, range.highMinor, range.currency) : undefined}
        figureNote={
          range
            ? t('ifLess', { range: formats.range(formats.number(range.lowKwh), formats.kwh(range.highKwh)) })
            : undefined
        }
      />
      {part.emergency && (
        <Status tone="warn" icon={<TriangleAlert size={16} />}>
          {t('emergency')}
        </Status>
      )}
      <EventStrip part={part} />
      {part.text && <p className="text-body text-pretty">{part.text}</p>}
      {part.tips.length > 0 && (
        <div className="grid gap-3">
          <h3 className="text-body font-semibold">{t('tips')}</h3>
          <ul className="grid gap-2 text-body">
            {part.tips.map((tip) => (
              <li key={tip} className="grid grid-cols-[20px_minmax(0,1fr)] gap-2.5">
                <Check size={20} strokeWidth={1.5} className="text-accent" />
                <span className="text-pretty">{tip}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {part.response === 'none' ? <Ask part={part} until={until} /> : <Answered part={part} until={until} />}
      {!live && <ActStatus />}
    </Card>
  )
}

function Ask({ part, until }: { part: PartOf<'event'>; until: string }) {
  const t = useTranslations('chat.event')
  const { act, problem, off, busy } = useAct()
  const ids = { activationId: part.activationId }
  return (
    <div className="grid gap-3">
      <div className="grid grid-cols-2 gap-2">
        <Button
          off={off}
          aria-busy={busy === 'event.accept'}
          onClick={() => act('event.accept', ids, t('sayAccept'))}
        >
          {t('accept')}
        </Button>
        <Button
          off={off}
          aria-busy={busy === 'event.decline'}
          onClick={() => act('event.decline', ids, t('sayDecline'))}
        >
          {t('decline')}
        </Button>
      </div>
      {problem && <ActStatus problem={problem} />}
      <p className="text-center text-label text-muted text-balance">
        {part.participation === 'opt-out' ? `${t('optOut')} ` : ''}
        {t('until', { time: until })}
      </p>
    </div>
  )
}

function Answered({ part, until }: { part: PartOf<'event'>; until: string }) {
  const t = useTranslations('chat.event')
  const { act, problem, off } = useAct()
  const isIn = part.response === 'accepted'
  const ids = { activationId: part.activationId }
  return (
    <div className="grid gap-2">
      <div className="card-foot border-t border-line pt-4">
        <Status
          tone={isIn ? 'on' : 'plain'}
          icon={isIn ? <CircleCheck size={16} /> : <CircleSlash size={16} />}
        >
          {isIn ? t('in') : t('out')}
        </Status>
        <div className="card-acts">
          <Button
            size="small"
            off={off}
            onClick={() =>
              isIn ? act('event.decline', ids, t('leaveOut')) : act('event.accept', ids, t('rejoin'))
            }
          >
            {isIn ? t('leaveOut') : t('rejoin')}
          </Button>
        </div>
      </div>
      <ActStatus problem={problem} />
      <p className="text-label text-muted">{t('until', { time: until })}</p>
    </div>
  )
}
