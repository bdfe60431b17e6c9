'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { useChange } from '@/lib/client/use-change'
import { useList } from '@/lib/client/use-list'
import type { EnrollmentDto } from '@/lib/protocol/me'
import { LeaveDialog } from './leave-dialog'
import { useOnline } from './offline-banner'
import { ChangeProblem, ListBody, Section } from './section'

const PAUSE_DAYS = 30

export function ProgramsSection({ onChange }: { onChange: () => void }) {
  const t = useTranslations('account')
  const list = useList<EnrollmentDto>('/api/me/enrollments')
  const { change, busy, problem } = useChange()
  const [leaving, setLeaving] = useState<EnrollmentDto | null>(null)
  const online = useOnline()

  async function act(enrollment: EnrollmentDto, verb: 'pause' | 'resume' | 'leave', body?: object) {
    const answer = await change('POST', `/api/me/enrollments/${enrollment.enrollmentId}/${verb}`, body ?? {})
    setLeaving(null)
    if (!answer.ok) return
    await list.reload()
    onChange()
  }

  return (
    <Section id="programs" title={t('sections.programs')} note={t('programs.note')}>
      <ListBody
        list={list}
        empty={
          <>
            <p>{t('programs.empty')}</p>
            <Link href="/" className="button" data-size="small">
              {t('programs.browse')}
            </Link>
          </>
        }
      >
        {(items) => (
          <div className="list-box">
            {items.map((item) => (
              <EnrollmentRow
                key={item.enrollmentId}
                enrollment={item}
                off={busy !== null || !online}
                onPause={() => void act(item, 'pause', { days: PAUSE_DAYS })}
                onResume={() => void act(item, 'resume')}
                onLeave={() => setLeaving(item)}
              />
            ))}
          </div>
        )}
      </ListBody>
      <ChangeProblem problem={problem} />
      {leaving && (
        <LeaveDialog
          name={leaving.name}
          onClose={() => setLeaving(null)}
          onPause={
            leaving.state === 'active' ? () => void act(leaving, 'pause', { days: PAUSE_DAYS }) : undefined
          }
          onLeave={(reason) => void act(leaving, 'leave', reason ? { reason } : {})}
        />
      )}
    </Section>
  )
}

type RowProps = {
  enrollment: EnrollmentDto
  off: boolean
  onPause: () => void
  onResume: () => void
  onLeave: () => void
}

function EnrollmentRow({ enrollment, off, onPause, onResume, onLeave }: RowProps) {
  const t = useTranslations('account.programs')
  const formats = useFormats()
  const { reference, state, until, eventsUsed, eventsLimit, termsVersion } = enrollment
  // "peak-savings v2" is what the record says; a person reads the number of the version.
  const version = /(\d+)$/.exec(termsVersion ?? '')?.[1] ?? 'none'
  const line = t('line', { reference, date: formats.day(enrollment.since), version })
  const used =
    eventsUsed !== undefined && eventsLimit ? t('used', { used: eventsUsed, limit: eventsLimit }) : null
  const now =
    state === 'paused'
      ? until
        ? t('pausedUntil', { date: formats.day(until) })
        : t('paused')
      : state === 'left'
        ? t('left', { date: formats.day(until ?? enrollment.since) })
        : null
  return (
    <div className="list-row" data-wrap="true">
      <div className="grid gap-0.5">
        <h3 className="text-fact font-medium">{enrollment.name}</h3>
        <p className="text-label text-muted text-pretty">{[line, used, now].filter(Boolean).join(' ')}</p>
        {state === 'active' && <p className="text-label text-muted text-pretty">{t('away')}</p>}
      </div>
      {state !== 'left' && (
        <p className="flex gap-4 text-label font-medium">
          <LinkButton off={off} onClick={state === 'paused' ? onResume : onPause}>
            {state === 'paused' ? t('resume') : t('pause')}
          </LinkButton>
          <LinkButton off={off} onClick={onLeave}>
            {t('leave')}
          </LinkButton>
        </p>
      )}
    </div>
  )
}

export function LinkButton({
  off,
  onClick,
  children,
}: {
  off: boolean
  onClick: () => void
  children: React.ReactNode
}) {
  return (
    <button
      type="button"
      className="link py-1"
      aria-disabled={off || undefined}
      onClick={() => !off && onClick()}
    >
      {children}
    </button>
  )
}
