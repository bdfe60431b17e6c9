import type { Point } from './chart-spec'

type Props = { points: Point[]; from: number; to: number; limit?: number; width?: number; height?: number }

/** A day in one small line with its limit; the number beside it carries the meaning. */
export function Sparkline({ points, from, to, limit, width = 200, height = 32 }: Props) {
  const known = points.filter((point): point is { at: number; value: number } => point.value !== null)
  if (known.length < 2) return <span />
  const values = known.map((point) => point.value)
  const top = Math.max(limit ?? 0, ...values) * 1.08
  const bottom = Math.min(0, ...values)
  const x = (at: number) => (width * (at - from)) / Math.max(1, to - from)
  const y = (value: number) => height - 2 - ((height - 4) * (value - bottom)) / (top - bottom || 1)
  const path = known
    .map((p, i) => `${i === 0 ? 'M' : 'L'}${x(p.at).toFixed(1)} ${y(p.value).toFixed(1)}`)
    .join('')
  const last = known.at(-1)!
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      height={height}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {limit === undefined ? null : (
        <path
          d={`M0 ${y(limit)}H${width}`}
          stroke="var(--limit)"
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path d={path} fill="none" stroke="var(--ink)" strokeWidth="1.4" vectorEffect="non-scaling-stroke" />
      <path
        d={`M${x(last.at)} ${y(last.value)}h0`}
        stroke="var(--ink)"
        strokeWidth="4"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
