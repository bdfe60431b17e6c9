'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from './chat-context'

type Bar = { usualKw: number; cutLowKw: number; cutHighKw: number; window: string }

/** The home's usual use with the part that would be cut: solid is sure, hatched is possible. */
export function UseBar({ bar }: { bar: Bar }) {
  const t = useTranslations('chat.offers')
  const formats = useFormats()
  const hatch = useId()
  const usual = formats.kw(bar.usualKw)
  const low = formats.number(bar.cutLowKw)
  const high = formats.kw(bar.cutHighKw)
  const share = (kw: number) => Math.max(0, Math.min(100, (kw / Math.max(bar.usualKw, 0.001)) * 100))
  const sure = share(bar.cutLowKw)
  const possible = Math.max(0, share(bar.cutHighKw) - sure)
  const rest = Math.max(0, 100 - sure - possible)

  return (
    <div className="num grid gap-1.5 text-label text-muted">
      <div className="flex flex-wrap justify-between gap-x-4">
        <span className="whitespace-nowrap">
          {t('usual', { window: bar.window })} <b className="font-medium text-ink">{usual}</b>
        </span>
        <span className="whitespace-nowrap">
          {t('cut')} <b className="font-medium text-ink">{formats.range(low, high)}</b>
        </span>
      </div>
      <svg
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        role="img"
        aria-label={t('bar', { usual, window: bar.window, low, high })}
        className="h-2 w-full rounded-[3px]"
      >
        <defs>
          <pattern id={hatch} width="1.1" height="8" patternUnits="userSpaceOnUse">
            <rect width="0.55" height="8" className="fill-accent" />
          </pattern>
        </defs>
        <rect width="100" height="8" className="fill-card" />
        <rect width={Math.max(0, rest - 0.3)} height="8" className="fill-line-strong" />
        <rect x={rest} width={Math.max(0, possible - 0.3)} height="8" fill={`url(#${hatch})`} />
        <rect x={100 - sure} width={sure} height="8" className="fill-accent" />
      </svg>
    </div>
  )
}
