'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TreeFeeder } from '@/lib/client/grid/feeder-tree'
import type { RecommendationDto } from '@/lib/protocol/recommendation'
import { useRoom } from '../shell/room-context'
import { useElementWidth } from '../shell/use-element-width'
import { OneLineUnit } from './one-line-unit'

const HEIGHT = 316
const FIRST_X = 162
const LINE_Y = 76
const MIN_STEP = 84
const MAX_STEP = 132
const RIGHT_MARGIN = 48
/** Units drawn beyond either edge of what is in view */
const SPARE = 3

type Props = {
  feeder: TreeFeeder
  substationName: string
  selectedId: string | null
  recommendations: ReadonlyMap<string, RecommendationDto>
  onTransformer: (id: string) => void
}

/** Bus, breaker, line and its transformers: grey, with colour and a loud value only where something is wrong. */
export function OneLine({ feeder, substationName, selectedId, recommendations, onTransformer }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const [box, available] = useElementWidth<HTMLDivElement>(718)
  const [scrolled, setScrolled] = useState(0)
  const scale = available > 980 ? 1.42 : 1
  const units = feeder.transformers
  const room = available / scale - FIRST_X - RIGHT_MARGIN
  const step = Math.max(MIN_STEP, Math.min(MAX_STEP, room / Math.max(1, units.length - 1)))
  const lastX = FIRST_X + step * (units.length - 1)
  const width = Math.max(available / scale, lastX + RIGHT_MARGIN)
  const scrolls = width * scale > available + 1
  const first = scrolls ? Math.max(0, Math.floor((scrolled / scale - FIRST_X) / step) - SPARE) : 0
  const last = scrolls
    ? Math.min(units.length - 1, Math.ceil(((scrolled + available) / scale - FIRST_X) / step) + SPARE)
    : units.length - 1
  const callable = callableKw(recommendations)
  const selectedIndex = units.findIndex((item) => item.transformer.id === selectedId)
  useEffect(() => {
    const element = box.current
    if (!element || !scrolls || selectedIndex < 0) return
    const x = (FIRST_X + step * selectedIndex) * scale
    if (x < element.scrollLeft + 60 || x > element.scrollLeft + element.clientWidth - 60)
      element.scrollLeft = x - element.clientWidth / 2
  }, [box, scrolls, selectedIndex, step, scale])
  return (
    <div
      className="one-line"
      ref={box}
      tabIndex={scrolls ? 0 : undefined}
      onScroll={(event) => setScrolled(Math.round(event.currentTarget.scrollLeft / 80) * 80)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a group inside a drawing */}
      <svg
        width={width * scale}
        height={HEIGHT * scale}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="group"
        aria-label={t('feeder.drawing', { name: feeder.name, n: units.length })}
      >
        <defs>
          <pattern
            id="one-line-hatch"
            width="5"
            height="5"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0V5" stroke="var(--hatch)" strokeWidth="1.4" />
          </pattern>
          <pattern
            id="one-line-reverse"
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0V4" stroke="var(--bar)" strokeWidth="3" />
          </pattern>
        </defs>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a drawing's group takes no focus */}
        <g aria-hidden="true">
          <text className="ol-note" x="16" y="24">
            {t('feeder.bus', { name: substationName })}
          </text>
          <path className="ol-bus" d="M28 36V280" />
          <path className="ol-line" d={`M28 ${LINE_Y}H${lastX + 14}`} />
          <rect className="ol-fill" x="46" y={LINE_Y - 7} width="14" height="14" />
          <text className="ol-note" x="36" y={LINE_Y - 14}>
            {t('feeder.breaker', { id: feeder.id })}
          </text>
          <text className="ol-value" x="36" y={LINE_Y + 24}>
            {format.whole(feeder.loadKw)}
            <tspan className="ol-note"> kW</tspan>
          </text>
          <text className="ol-note" x="36" y={LINE_Y + 38}>
            {t('feeder.ofKva', { kva: format.whole(feeder.ratedKva) })}
          </text>
        </g>
        {units.slice(first, last + 1).map((item, offset) => (
          <OneLineUnit
            key={item.transformer.id}
            item={item}
            x={FIRST_X + step * (first + offset)}
            lineY={LINE_Y}
            width={Math.min(step - 2, 92)}
            selected={item.transformer.id === selectedId}
            callableKw={callable.get(item.transformer.id) ?? null}
            onPick={() => onTransformer(item.transformer.id)}
          />
        ))}
      </svg>
    </div>
  )
}

/** Expected kW of the best option of each open plan, by transformer. */
function callableKw(recommendations: ReadonlyMap<string, RecommendationDto>): Map<string, number> {
  const byTransformer = new Map<string, number>()
  for (const plan of recommendations.values()) {
    const best = plan.options[0]
    if (plan.state === 'open' && best) byTransformer.set(plan.transformerId, best.expectedKw)
  }
  return byTransformer
}
