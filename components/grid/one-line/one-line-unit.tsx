'use client'

import { useTranslations } from 'use-intl'
import type { TreeTransformer } from '@/lib/client/grid/feeder-tree'
import { useRoom } from '../shell/room-context'
import { PriorityMark } from '../symbols/priority-mark'

const BAR_WIDTH = 56
const FULL_SCALE = 150

type Props = {
  item: TreeTransformer
  x: number
  lineY: number
  width: number
  selected: boolean
  callableKw: number | null
  onPick: () => void
}

/** One transformer on its feeder, with its value under it; a button for mouse and keyboard. */
export function OneLineUnit({ item, x, lineY, width, selected, callableKw, onPick }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { transformer, alarm, stale } = item
  const percent = transformer.loadPercent
  const size = Math.abs(percent ?? 0)
  const loud = !stale && (size >= 100 || (alarm !== null && alarm.priority === 1))
  const coil = `ol-coil${alarm?.priority === 1 ? ' p1' : ''}`
  const barX = x - BAR_WIDTH / 2
  const share = (value: number) => (BAR_WIDTH * Math.max(0, Math.min(value, FULL_SCALE))) / FULL_SCALE
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button of a drawing
    <g
      className={`ol-unit${selected ? ' selected' : ''}`}
      role="button"
      tabIndex={0}
      aria-pressed={selected}
      onClick={onPick}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onPick()
      }}
    >
      <rect className="ol-pick" x={x - width / 2} y={lineY + 8} width={width} height="226" rx="4" />
      <circle className="ol-fill" cx={x} cy={lineY} r="2.5" />
      <path className="ol-line" d={`M${x} ${lineY}v54M${x - 5} ${lineY + 26}h10`} />
      <circle className={coil} cx={x} cy={lineY + 65} r="11" />
      <circle className={coil} cx={x} cy={lineY + 80} r="11" />
      <path className="ol-line" d={`M${x} ${lineY + 91}v14M${x - 14} ${lineY + 105}h28`} />
      {alarm ? (
        <PriorityMark
          priority={alarm.priority}
          unseen={alarm.unacknowledged}
          size={18}
          x={x + 15}
          y={lineY + 48}
        />
      ) : null}
      <g textAnchor="middle">
        <text className="ol-name" x={x} y={lineY + 124}>
          {transformer.id}
        </text>
        <text className="ol-note" x={x} y={lineY + 139}>
          {format.whole(transformer.ratedKva)} kVA
        </text>
        {stale || percent === null ? (
          <>
            <rect x={barX} y={lineY + 148} width={BAR_WIDTH} height="18" fill="url(#one-line-hatch)" />
            <text className="ol-note" x={x} y={lineY + 180}>
              {transformer.observedAt
                ? t('asset.asOf', { time: format.minute(transformer.observedAt) })
                : t('asset.noValue')}
            </text>
          </>
        ) : (
          <>
            <text className={`ol-value${loud ? ' loud' : ''}`} x={x} y={lineY + 160}>
              {format.percent(percent)}
              <tspan className="ol-note"> %</tspan>
            </text>
            <rect x={barX} y={lineY + 168} width={BAR_WIDTH} height="5" fill="var(--track)" />
            <rect
              x={barX}
              y={lineY + 168}
              width={share(Math.min(size, 100))}
              height="5"
              fill={percent < 0 ? 'url(#one-line-reverse)' : 'var(--bar)'}
            />
            {size > 100 ? (
              <rect
                x={barX + share(100)}
                y={lineY + 168}
                width={share(size) - share(100)}
                height="5"
                fill={
                  alarm?.priority === 1 ? 'var(--p1)' : alarm?.priority === 2 ? 'var(--p2)' : 'var(--ink)'
                }
              />
            ) : null}
            <path
              d={`M${barX + share(100)} ${lineY + 166}v9`}
              stroke="var(--limit)"
              shapeRendering="crispEdges"
            />
          </>
        )}
        <text className="ol-note" x={x} y={lineY + 196}>
          {t('feeder.homes', { n: transformer.homes })}
        </text>
        <text className="ol-note" x={x} y={lineY + 211}>
          {t('feeder.enrolled', { n: transformer.enrolled })}
        </text>
        {callableKw === null ? null : (
          <text className="ol-note act" x={x} y={lineY + 227}>
            {t('feeder.callable', { kw: format.whole(callableKw) })}
          </text>
        )}
      </g>
    </g>
  )
}
