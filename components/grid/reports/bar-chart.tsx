'use client'

import { useElementWidth } from '../shell/use-element-width'

export type Bar = { id: string; label: string; value: number }
type Props = {
  bars: Bar[]
  height?: number
  /** What the bars say, for those who do not see them */
  spoken: string
  limit?: { value: number; words: string }
  write: (value: number) => string
  /** Counts: no half of one on the scale */
  counts?: boolean
}

const LEFT = 36
const TOP = 16
const FOOT = 20
/** Room that the label of one bar needs */
const LABEL_PX = 48
const WIDEST_PX = 48

/** Grey bars on one scale; ink above their limit, the highest with its number. */
export function BarChart({ bars, height = 180, spoken, limit, write, counts }: Props) {
  const [box, width] = useElementWidth<HTMLDivElement>(480)
  const highest = Math.max(0, ...bars.map((bar) => bar.value))
  const top = niceTop(Math.max(highest, limit?.value ?? 0, counts ? 2 : 0))
  const base = height - FOOT
  const y = (value: number) => base - ((base - TOP) * value) / top
  const step = (width - LEFT) / Math.max(1, bars.length)
  const thick = Math.min(WIDEST_PX, Math.max(1, step - 2 * Math.min(3, step * 0.15)))
  const middle = (index: number) => LEFT + step * (index + 0.5)
  const every = Math.max(1, Math.ceil(LABEL_PX / step))
  const peak = bars.findIndex((bar) => bar.value === highest && highest > 0)
  return (
    <div ref={box}>
      <svg width={width} height={height} role="img" aria-label={spoken} className="one-line">
        {[0, top / 2, top].map((value) => (
          <g key={value}>
            <path d={`M${LEFT} ${Math.round(y(value)) + 0.5}H${width}`} stroke="var(--line)" />
            <text className="ol-note" x={LEFT - 6} y={y(value) + 4} textAnchor="end">
              {write(value)}
            </text>
          </g>
        ))}
        {bars.map((bar, index) => (
          <g key={bar.id}>
            <rect
              x={middle(index) - thick / 2}
              y={y(bar.value)}
              width={thick}
              height={base - y(bar.value)}
              fill={limit && bar.value > limit.value ? 'var(--ink)' : 'var(--bar)'}
            />
            {index % every === 0 && middle(index) <= width - LABEL_PX / 2 ? (
              <text className="ol-note" x={middle(index)} y={height - 5} textAnchor="middle">
                {bar.label}
              </text>
            ) : null}
            {index === peak ? (
              <text
                className="ol-note"
                x={Math.min(width - 14, middle(index))}
                y={y(bar.value) - 4}
                textAnchor="middle"
              >
                {write(bar.value)}
              </text>
            ) : null}
          </g>
        ))}
        {limit ? (
          <>
            <path d={`M${LEFT} ${Math.round(y(limit.value)) + 0.5}H${width}`} stroke="var(--ink)" />
            <text className="ol-note" x={LEFT + 4} y={y(limit.value) - 4}>
              {limit.words}
            </text>
          </>
        ) : null}
      </svg>
    </div>
  )
}

/** 1, 2 or 5 times a power of ten, twice of which covers the value. */
function niceTop(value: number): number {
  if (value <= 0) return 1
  const half = value / 2
  const power = 10 ** Math.floor(Math.log10(half))
  const unit = [1, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= half) ?? 10
  return 2 * unit * power
}
