'use client'

import { useTranslations } from 'use-intl'
import { useRoom } from '../shell/room-context'
import { Icon } from '../symbols/icon'
import { REPLAY_SPEEDS, type useReplayClock } from './use-replay-clock'

export type ReplayMark = { at: number; words: string }
type Props = {
  clock: ReturnType<typeof useReplayClock>
  from: number
  to: number
  marks: ReplayMark[]
}

/** Play, a scrubber over the whole event, and its moments to jump to. */
export function ReplayBar({ clock, from, to, marks }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  return (
    <section className="replay-bar" aria-label={t('replay.controls')}>
      <button type="button" className="r-btn" onClick={clock.toggle}>
        <Icon name={clock.playing ? 'pause' : 'play'} size={12} />
        {t(clock.playing ? 'replay.pause' : 'replay.play')}
      </button>
      <input
        type="range"
        min={from}
        max={to}
        step={15_000}
        value={clock.at}
        aria-label={t('replay.moment')}
        aria-valuetext={format.clock(clock.at)}
        onChange={(event) => clock.goTo(Number(event.target.value))}
      />
      <fieldset className="r-seg" aria-label={t('replay.speed')}>
        {REPLAY_SPEEDS.map((speed) => (
          <button
            key={speed}
            type="button"
            aria-pressed={clock.speed === speed}
            onClick={() => clock.setSpeed(speed)}
          >
            {speed}×
          </button>
        ))}
      </fieldset>
      <div className="r-row wrap">
        {marks.map((mark) => (
          <button
            key={mark.words}
            type="button"
            className="r-link"
            onClick={() => clock.goTo(mark.at)}
            aria-current={clock.at >= mark.at ? 'true' : undefined}
          >
            {mark.words} {format.minute(mark.at)}
          </button>
        ))}
      </div>
    </section>
  )
}
