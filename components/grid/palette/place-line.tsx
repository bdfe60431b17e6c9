'use client'

import { useTranslations } from 'use-intl'
import { assetLabel } from '@/lib/client/grid/asset-label'
import type { Place } from '@/lib/client/grid/find-places'
import { useAlarmMessage } from '../alarms/use-alarm-message'
import { useRoom } from '../shell/room-context'
import { PriorityMark } from '../symbols/priority-mark'

type Props = {
  id: string
  at: number
  place: Place
  /** The kind, above the first of it */
  heading: string | null
  selected: boolean
  onPick: () => void
  onPoint: () => void
}

/** One place of the palette; the keyboard stays in the field, so the line itself takes no focus. */
export function PlaceLine({ id, at, place, heading, selected, onPick, onPoint }: Props) {
  return (
    <>
      {heading ? (
        <div className="palette-kind" role="presentation">
          {heading}
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys */}
      <div
        id={id}
        data-at={at}
        className={`palette-place${selected ? ' chosen' : ''}`}
        role="option"
        aria-selected={selected}
        tabIndex={-1}
        onClick={onPick}
        onPointerMove={selected ? undefined : onPoint}
      >
        <PlaceText place={place} />
      </div>
    </>
  )
}

function PlaceText({ place }: { place: Place }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  switch (place.kind) {
    case 'page':
      return <span className="ellipsis">{place.name}</span>
    case 'feeder':
      return (
        <>
          <span className="ellipsis">{place.name}</span>
          <span className="muted small nowrap">{t('palette.transformers', { n: place.transformers })}</span>
        </>
      )
    case 'transformer': {
      const { id, name, feederId, feederName, loadPercent } = place.transformer
      return (
        <>
          <span className="ellipsis">
            {assetLabel(id, name)} <span className="muted small">{assetLabel(feederId, feederName)}</span>
          </span>
          <span className="number nowrap">
            {loadPercent === null ? '–' : `${format.percent(loadPercent)} %`}
          </span>
        </>
      )
    }
    case 'alert':
      return <AlertText place={place} />
  }
}

function AlertText({ place: { alert } }: { place: Extract<Place, { kind: 'alert' }> }) {
  const { format } = useRoom()
  const message = useAlarmMessage(alert)
  return (
    <>
      <span className="ellipsis">
        <PriorityMark priority={alert.priority} /> {alert.transformerId ?? alert.externalId ?? ''} {message}
      </span>
      <span className="muted small nowrap">{format.clock(alert.raisedAt)}</span>
    </>
  )
}
