type Bar = { key: string; value: number; marked: boolean; words: string }
type Props = { label: string; bars: Bar[]; ticks: string[]; height?: number }

/** Quiet bars for one series; the marked ones are what the text speaks of. Words stand beside for those who hear it. */
export function Bars({ label, bars, ticks, height = 64 }: Props) {
  const width = 280
  const top = Math.max(...bars.map((bar) => bar.value), 0.001)
  const step = width / bars.length
  return (
    <figure className="grid gap-1.5">
      <svg viewBox={`0 0 ${width} ${height}`} className="h-auto w-full" role="img" aria-label={label}>
        {bars.map((bar, i) => {
          const barHeight = Math.max(1.5, (bar.value / top) * (height - 2))
          return (
            <rect
              key={bar.key}
              x={i * step + step * 0.08}
              y={height - barHeight}
              width={step * 0.84}
              height={barHeight}
              rx="1.5"
              className={bar.marked ? 'fill-accent' : 'fill-line-strong'}
            >
              <title>{bar.words}</title>
            </rect>
          )
        })}
      </svg>
      <p className="flex justify-between gap-3 text-label text-muted" aria-hidden="true">
        {ticks.map((tick, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: midnight stands at both ends
          <span key={i}>{tick}</span>
        ))}
      </p>
      <ul className="sr-only">
        {bars.map((bar) => (
          <li key={bar.key}>{bar.words}</li>
        ))}
      </ul>
    </figure>
  )
}
