'use client'

import { useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { TicketDetailDto } from '@/lib/protocol/admin-customers'
import { useRoom } from '../shell/room-context'
import { EmptyNote } from '../states/empty-note'

const NEAR_END_PX = 60

type Line = TicketDetailDto['transcript'][number]

/** The end of the conversation; stays at its end as long as the reader is there. */
export function Transcript({ lines, hasAccount }: { lines: Line[]; hasAccount: boolean }) {
  const t = useTranslations('customers-ui')
  const { format } = useRoom()
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const newest = lines.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last line is the reason
  useLayoutEffect(() => {
    if (box.current && atEnd.current) box.current.scrollTop = box.current.scrollHeight
  }, [newest])
  if (lines.length === 0)
    return (
      <div className="r-grow">
        <EmptyNote
          title={t(hasAccount ? 'transcript.empty' : 'transcript.noAccount')}
          text={hasAccount ? undefined : t('transcript.noAccountText')}
        />
      </div>
    )
  return (
    <>
      <div className="r-head divide">
        <h3>{t('transcript.label')}</h3>
        <span className="muted small">{t('transcript.last', { n: lines.length })}</span>
      </div>
      <div
        ref={box}
        className="r-scroll transcript"
        role="log"
        aria-label={t('transcript.label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
        }}
      >
        {lines.map((line) => (
          <p key={line.id} className={`line ${line.role}`}>
            <span className="who">
              <span className="strong">
                {line.role === 'admin' ? line.author : t(`transcript.${line.role}`)}
              </span>{' '}
              <time className="muted small" dateTime={line.at}>
                {format.dayMinute(line.at)}
              </time>
            </span>
            <span className="ticket-words">{line.text}</span>
          </p>
        ))}
      </div>
    </>
  )
}
