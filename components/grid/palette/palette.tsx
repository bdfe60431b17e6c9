'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isOpen } from '@/lib/client/grid/alert-order'
import { findPlaces, type Place } from '@/lib/client/grid/find-places'
import { Dialog } from '../shell/dialog'
import { useGrid } from '../shell/room-context'
import { PlaceLine } from './place-line'
import { useRoomPages } from './use-room-pages'

/** Type a few letters, choose, go there: transformers, feeders, open alarms, pages. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useTranslations('grid-ui')
  const router = useRouter()
  const id = useId()
  const pages = useRoomPages()
  const transformers = useGrid((state) => state.transformers)
  const all = useGrid((state) => state.alerts)
  const alerts = useMemo(() => [...all.values()].filter(isOpen), [all])
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const places = useMemo(
    () => findPlaces(text, { transformers, alerts, pages }),
    [text, transformers, alerts, pages],
  )
  const at = Math.min(chosen, places.length - 1)
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [at])
  function go(place: Place | undefined) {
    if (!place) return
    onClose()
    router.push(place.href)
  }
  function onKey(event: KeyboardEvent) {
    const last = places.length - 1
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') go(places[at])
    else if (event.key === 'ArrowDown') setChosen(at >= last ? 0 : at + 1)
    else if (event.key === 'ArrowUp') setChosen(at <= 0 ? Math.max(0, last) : at - 1)
    else return
    event.preventDefault()
  }
  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <div className="palette-field">
        <input
          className="r-input"
          type="text"
          role="combobox"
          aria-label={t('palette.hint')}
          aria-expanded={places.length > 0}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={places[at] ? `${id}${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder={t('palette.hint')}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setChosen(0)
          }}
          onKeyDown={onKey}
        />
      </div>
      <div
        id={`${id}list`}
        ref={list}
        className="palette-list"
        role="listbox"
        aria-label={t('palette.results')}
      >
        {places.map((place, index) => (
          <PlaceLine
            key={place.key}
            id={`${id}${index}`}
            at={index}
            place={place}
            heading={places[index - 1]?.kind === place.kind ? null : t(`palette.kind.${place.kind}`)}
            selected={index === at}
            onPick={() => go(place)}
            onPoint={() => setChosen(index)}
          />
        ))}
      </div>
      {places.length === 0 ? (
        <p className="muted block-note">{t('palette.none', { text: text.trim() })}</p>
      ) : null}
      <div className="r-dialog-foot">
        <span className="muted small r-grow">{t('palette.how')}</span>
        <span className="muted small" role="status">
          {t('palette.found', { n: places.length })}
        </span>
      </div>
    </Dialog>
  )
}
