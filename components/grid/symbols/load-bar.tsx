import type { Priority } from '@/lib/protocol/alert'

const FULL_SCALE = 150
const TICKS = [80, 100, 120]

type Props = {
  percent: number | null
  /** Priority of the asset's alarm: only the part over 100 takes its colour */
  priority?: Priority | null
  stale?: boolean
  /** Read by a screen reader; left out where a number stands beside the bar */
  label?: string
}

/** 0 to 150 % of rating with ticks at 80, 100 and 120; what flows back is as long as it is large, and hatched. */
export function LoadBar({ percent, priority, stale, label }: Props) {
  const value = stale ? 0 : (percent ?? 0)
  const size = Math.abs(value)
  const below = Math.min(size, 100)
  const over = Math.max(0, Math.min(size - 100, FULL_SCALE - 100))
  const tone = priority === 1 ? 'over1' : priority === 2 ? 'over2' : 'over0'
  return (
    <span
      className={`load-bar${stale ? ' hatched' : ''}`}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <i className={value < 0 ? 'reverse' : undefined} style={{ width: `${(100 * below) / FULL_SCALE}%` }} />
      {over > 0 ? (
        <i
          className={tone}
          style={{ left: `${(100 * 100) / FULL_SCALE}%`, width: `${(100 * over) / FULL_SCALE}%` }}
        />
      ) : null}
      {TICKS.map((tick) => (
        <s
          key={tick}
          className={tick === 100 ? 'rated' : undefined}
          style={{ left: `${(100 * tick) / FULL_SCALE}%` }}
        />
      ))}
    </span>
  )
}
