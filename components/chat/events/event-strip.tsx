'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { PartOf } from '@/lib/protocol/message'
import { useChat, useFormats } from '../chat-context'
import { drawStrip, type StripDrawing, type StripInput } from '../strip-geometry'

/** The home's usual day around the event, with what would be cut. Nothing when the usual day is not known. */
export function EventStrip({ part }: { part: PartOf<'event'> }) {
  const t = useTranslations('chat.event')
  const formats = useFormats()
  const { usualHourlyKw } = useChat()
  const { range } = part
  if (!usualHourlyKw || !range) return null
  const startHour = formats.hourOf(part.startAt)
  const hours = (Date.parse(part.endAt) - Date.parse(part.startAt)) / 3_600_000
  if (hours <= 0 || hours > 12) return null
  const input: StripInput = {
    hourlyKw: usualHourlyKw,
    startHour,
    endHour: startHour + hours,
    cutLowKw: range.lowKwh / hours,
    cutHighKw: range.highKwh / hours,
  }
  const less = t('stripLess', {
    range: formats.range(formats.number(input.cutLowKw), formats.kw(input.cutHighKw)),
  })
  const shared = {
    less,
    usual: t('stripUsual'),
    words: t('strip', { window: formats.timeRange(part.startAt, part.endAt), less }),
  }
  return (
    <figure className="chart">
      <Drawing
        className="wide-drawing"
        width={640}
        all
        drawing={drawStrip(input, { width: 640, height: 96 })}
        {...shared}
      />
      <Drawing
        className="narrow-drawing"
        width={311}
        all={false}
        drawing={drawStrip(input, { width: 311, height: 96 })}
        {...shared}
      />
    </figure>
  )
}

type DrawingProps = {
  drawing: StripDrawing
  className: string
  width: number
  /** Every hour named, or only the ends and those of the event */
  all: boolean
  words: string
  less: string
  usual: string
}

function Drawing({ drawing, className, width, all, words, less, usual }: DrawingProps) {
  const formats = useFormats()
  const hatch = useId()
  const { window, baseline, hours, labelAt } = drawing
  const anchor = (i: number) => (i === 0 ? 'start' : i === hours.length - 1 ? 'end' : 'middle')
  return (
    <svg className={className} viewBox={`0 0 ${width} ${baseline + 24}`} role="img" aria-label={words}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className="fill-accent-wash" />
          <rect width="1.5" height="6" className="fill-accent" opacity="0.55" />
        </pattern>
      </defs>
      <rect className="window" x={window.x} y="0" width={window.width} height={baseline} />
      <path className="counted" d={drawing.sure} />
      <path d={drawing.possible} fill={`url(#${hatch})`} />
      <path className="usual-line solid" d={drawing.usual} />
      <line className="axis" x1="0" x2={width} y1={baseline + 0.5} y2={baseline + 0.5} />
      {hours.map((hour, i) =>
        all || hour.inEvent || i === 0 || i === hours.length - 1 ? (
          <text
            key={hour.x}
            x={hour.x}
            y={baseline + 19}
            textAnchor={anchor(i)}
            data-key={hour.inEvent ? '' : undefined}
          >
            {formats.hourOfDay(hour.hour)}
          </text>
        ) : null,
      )}
      <text data-key="" x={labelAt.x} y={Math.min(labelAt.y, baseline - 8)} textAnchor="middle">
        {less}
      </text>
      <text x="0" y="12">
        {usual}
      </text>
    </svg>
  )
}
