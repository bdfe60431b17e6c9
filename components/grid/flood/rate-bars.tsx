'use client'

import { useTranslations } from 'use-intl'
import { useRoom } from '../shell/room-context'

const WIDTH = 424
const HEIGHT = 132
const BASE = 112

/** Alarms of each of the last ten minutes as grey bars with their numbers. */
export function RateBars({ rate, now }: { rate: number[]; now: number }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const full = Math.max(5, ...rate)
  const step = (WIDTH - 32) / rate.length
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      role="img"
      aria-label={t('flood.rateSpoken', { counts: rate.join(', ') })}
      className="one-line"
    >
      <path d={`M16 ${BASE + 0.5}H${WIDTH - 16}`} stroke="var(--line-strong)" />
      {rate.map((n, index) => {
        const height = (92 * n) / full
        const x = 16 + step * index
        const at = now - (rate.length - 1 - index) * 60_000
        return (
          <g key={at}>
            <rect
              x={x + step * 0.14}
              y={BASE - height}
              width={step * 0.72}
              height={height}
              fill="var(--bar)"
            />
            {n > 0 ? (
              <text className="ol-note" x={x + step / 2} y={BASE - height - 4} textAnchor="middle">
                {n}
              </text>
            ) : null}
            {index % 3 === 0 ? (
              <text className="ol-note" x={x + step / 2} y={HEIGHT - 6} textAnchor="middle">
                {format.minute(at)}
              </text>
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}
