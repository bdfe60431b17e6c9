'use client'

import { useTranslations } from 'use-intl'
import type { EventResult } from '@/lib/protocol/message'
import { type ChartDrawing, drawChart } from './chart-geometry'
import { useFormats } from './chat-context'

const LABEL_ROOM_PX = 90

/** Two drawings, wide and narrow, so that the letters keep their size on a phone. */
export function EventChart({ result }: { result: EventResult }) {
  const t = useTranslations('chat.event')
  const formats = useFormats()
  const { chart } = result
  const window = formats.timeRange(chart.eventStartAt, chart.eventEndAt)
  const words = t('chart', {
    window,
    used: formats.kwh(result.usedKwh),
    usual: formats.kwh(result.baselineKwh),
  })
  const less = result.energyKwh > 0 ? t('lessLabel', { energy: formats.kwh(result.energyKwh) }) : ''
  const shared = { words, less, unit: t('unit'), hourTick: formats.hourTick }

  return (
    <figure className="chart grid gap-4">
      <Drawing
        className="wide-drawing"
        width={640}
        drawing={drawChart(chart, { width: 640, height: 176, left: 40, top: 8 }, 9)}
        {...shared}
      />
      <Drawing
        className="narrow-drawing"
        width={311}
        drawing={drawChart(chart, { width: 311, height: 150, left: 26, top: 8 }, 5)}
        {...shared}
      />
      <figcaption className="flex flex-wrap gap-x-4 gap-y-1 text-label text-muted">
        <Key words={t('you')}>
          <path className="mine-line" d="M1 5h18" />
        </Key>
        <Key words={t('usual')}>
          <path className="usual-line" d="M0 5h20" />
        </Key>
        <Key words={t('counted')}>
          <rect className="counted" width="20" height="10" rx="2" />
        </Key>
      </figcaption>
    </figure>
  )
}

function Key({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 20 10" className="h-2.5! w-5!" aria-hidden="true">
        {children}
      </svg>
      {words}
    </span>
  )
}

type DrawingProps = {
  drawing: ChartDrawing
  className: string
  width: number
  words: string
  less: string
  unit: string
  hourTick: (when: string) => string
}

function Drawing({ drawing, className, width, words, less, unit, hourTick }: DrawingProps) {
  const { plot, window, rows, hours, labelAt } = drawing
  return (
    <svg className={className} viewBox={`0 -4 ${width} ${plot.bottom + 28}`} role="img" aria-label={words}>
      <rect className="window" x={window.x} y={-4} width={window.width} height={plot.bottom + 4} />
      {rows.map((row) => (
        <g key={row.label}>
          {row.y < plot.bottom && (
            <line className="gridline" x1={plot.left} x2={plot.right} y1={row.y} y2={row.y} />
          )}
          <text x={plot.left - 10} y={row.y + 4} textAnchor="end">
            {row.y <= plot.top + 1 ? unit : row.label}
          </text>
        </g>
      ))}
      <path className="counted" d={drawing.counted} />
      <path className="usual-line" d={drawing.usual} />
      <path className="mine-line" d={drawing.mine} />
      <line className="axis" x1={plot.left} x2={plot.right} y1={plot.bottom + 0.5} y2={plot.bottom + 0.5} />
      {hours.map((hour, i) => (
        <text
          key={hour.at}
          x={hour.x}
          y={plot.bottom + 19}
          textAnchor={
            hour.x > plot.right - 16 ? 'end' : i === 0 && hour.x < plot.left + 16 ? 'start' : 'middle'
          }
          data-key={hour.inEvent ? '' : undefined}
        >
          {hourTick(hour.at)}
        </text>
      ))}
      {less && labelAt.room > 16 && window.width > LABEL_ROOM_PX && (
        <text data-key="" x={labelAt.x} y={labelAt.y} textAnchor="middle">
          {less}
        </text>
      )}
    </svg>
  )
}
