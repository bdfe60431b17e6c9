'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { activationAt, replaySpan } from '@/lib/client/grid/replay'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { ActivationHomes } from '@/lib/protocol/activation-homes'
import type { AlertDetail } from '@/lib/protocol/alert-detail'
import { ProgressPanels } from '../activation/activation-progress'
import { ActivationState } from '../activation/activation-state'
import { useEventReadings } from '../activation/use-event-readings'
import { useTimelineText } from '../alert/use-timeline-text'
import { useGrid, useRoom } from '../shell/room-context'
import { ReplayedNow } from '../shell/use-now'
import { useResource } from '../shell/use-resource'
import { ReplayBar, type ReplayMark } from './replay-bar'
import { useReplayClock } from './use-replay-clock'

type Props = { activation: ActivationDto; homes: ActivationHomes; onClose: () => void }

/** A past event again, as the room saw it: what was known at each moment and nothing that came later. */
export function ActivationReplay({ activation, homes, onClose }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const alert = useResource<AlertDetail>(
    activation.alertId ? `/api/grid/alerts/${activation.alertId}` : null,
  ).data
  const raisedAt = alert ? Date.parse(alert.raisedAt) : null
  const { from, to } = useMemo(
    () => replaySpan(activation, homes.homes, raisedAt),
    [activation, homes, raisedAt],
  )
  const clock = useReplayClock(from, to)
  const at = Math.max(from, clock.at)
  const { readings, backAt } = useEventReadings(activation)
  const ratedKw = useGrid((state) => state.transformers.get(activation.transformerId)?.ratedKw)
  const points = useMemo(() => readings.points.filter((point) => point.at <= at), [readings.points, at])
  const then = useMemo(() => activationAt(activation, homes, at), [activation, homes, at])
  const kw = points.findLast((point) => point.value !== null)?.value ?? null
  const marks = marksOf()
  return (
    <ReplayedNow value={at}>
      <div className="r-page full-height">
        <div className="page-head event-head">
          <div>
            <div className="r-row">
              <h1>{t('replay.title', { reference: activation.reference })}</h1>
              <ActivationState state={then.activation.state} />
              {activation.simulatedCustomers > 0 ? (
                <span className="r-chip sim" title={t('activation.simulatedHelp')}>
                  {t('activation.simulated', {
                    n: activation.simulatedCustomers,
                    of: activation.funnel.asked,
                  })}
                </span>
              ) : null}
            </div>
            <LastWord detail={alert} at={at} />
          </div>
          <span className="r-grow" />
          <div className="number">
            <div className="big-number">{format.clock(at)}</div>
            <div className="micro muted">{format.day(at)}</div>
          </div>
          <button type="button" className="r-btn large" onClick={onClose}>
            {t('replay.close')}
          </button>
        </div>
        <ReplayBar clock={{ ...clock, at }} from={from} to={to} marks={marks} />
        <ProgressPanels
          activation={then.activation}
          homes={then.homes}
          problem={null}
          onRetry={readings.retry}
          readings={{ ...readings, points }}
          backAt={backAt !== null && backAt <= at ? backAt : null}
          load={{ kw, percent: kw !== null && ratedKw ? (100 * kw) / ratedKw : null }}
        />
      </div>
    </ReplayedNow>
  )

  function marksOf(): ReplayMark[] {
    const asked = homes.homes.flatMap((home) => (home.noticedAt ? [Date.parse(home.noticedAt)] : []))
    return [
      ...(raisedAt === null ? [] : [{ at: raisedAt, words: t('replay.raised') }]),
      ...(asked.length === 0 ? [] : [{ at: Math.min(...asked), words: t('replay.asked') }]),
      { at: Date.parse(activation.startAt), words: t('replay.start') },
      ...(backAt === null ? [] : [{ at: backAt, words: t('replay.back') }]),
      { at: Date.parse(activation.endAt), words: t('replay.end') },
    ].sort((a, b) => a.at - b.at)
  }
}

/** The newest line of the alarm's timeline at that moment. */
function LastWord({ detail, at }: { detail: AlertDetail | null; at: number }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const write = useTimelineText()
  const entry = detail?.timeline.findLast((each) => Date.parse(each.gridAt) <= at)
  return (
    <div className="muted small ellipsis">
      {entry ? `${format.clock(entry.gridAt)} ${write(entry).what}` : t('replay.quiet')}
    </div>
  )
}
