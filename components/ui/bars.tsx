type Bar = { key: string; value: number; marked: boolean; words: string }
type Props = { label: string; bars: Bar[]; ticks: string[] }

/** Quiet bars of one series; the marked ones are what the text speaks of. The words stand beside for those who hear it. */
export function Bars({ label, bars, ticks }: Props) {
  const top = Math.max(...bars.map((bar) => bar.value), 0.001)
  return (
    <figure className="grid gap-1.5" aria-label={label}>
      <div className="flex h-16 items-end gap-[2px]" aria-hidden="true">
        {bars.map((bar) => (
          <i
            key={bar.key}
            title={bar.words}
            className={`min-h-[2px] flex-1 rounded-[1.5px] ${bar.marked ? 'bg-accent' : 'bg-line-strong'}`}
            style={{ height: `${(bar.value / top) * 100}%` }}
          />
        ))}
      </div>
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
