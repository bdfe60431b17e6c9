'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { holdOrder, isUnacknowledged } from '@/lib/client/grid/alert-order'
import type { AlertDto } from '@/lib/protocol/alert'
import { useRoomKey } from '../shell/keyboard'
import { useMediaQuery } from '../shell/use-media-query'
import type { Permission } from '../shell/use-permission'
import { useStable } from '../shell/use-stable'
import { AlarmHead } from './alarm-head'
import { AlarmRow } from './alarm-row'

type Props = {
  alerts: AlertDto[]
  now: number
  selectedId: string | null
  busyId: string | null
  permission: Permission
  onPick: (alert: AlertDto) => void
  onOpen: (alert: AlertDto) => void
  onAcknowledge: (alert: AlertDto) => void
  onShelve: (alert: AlertDto) => void
  onEnd?: () => void
}

/** Rows in view only. While the list has the focus or is scrolled, new alarms wait behind a line that counts them. */
export function AlarmRows(props: Props) {
  const { alerts, selectedId, permission } = props
  // What the keys have chosen, until the address shows it: a quick j and a mean the alarm that j went to.
  const aimed = useRef<{ id: string; passed: (string | null)[] } | null>(null)
  const onPick = useStable((alert: AlertDto) => {
    aimed.current = null
    props.onPick(alert)
  })
  const onOpen = useStable(props.onOpen)
  const onAcknowledge = useStable(props.onAcknowledge)
  const onShelve = useStable(props.onShelve)
  const t = useTranslations('grid-ui')
  const phone = useMediaQuery('(max-width: 640px)')
  const wide = useMediaQuery('(min-width: 2200px)')
  const scroller = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState<string[] | null>(null)
  const byId = useMemo(() => new Map(alerts.map((alert) => [alert.id, alert])), [alerts])
  const current = useMemo(() => alerts.map((alert) => alert.id), [alerts])
  const order = held ? holdOrder(held, current) : { ids: current, waiting: 0 }
  const rows = order.ids.map((id) => byId.get(id)!)
  const estimate = phone ? 78 : wide ? 36 : 28
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 10,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the row height changes
  useEffect(() => virtual.measure(), [virtual, estimate])

  const hold = () => setHeld((known) => known ?? current)
  const release = () => setHeld(null)
  function onScroll() {
    const top = scroller.current?.scrollTop ?? 0
    if (top > 4) hold()
    else if (!scroller.current?.contains(document.activeElement)) release()
    const last = virtual.getVirtualItems().at(-1)
    if (last && last.index >= rows.length - 20) props.onEnd?.()
  }
  function onBlur(event: FocusEvent) {
    if (!scroller.current?.contains(event.relatedTarget) && (scroller.current?.scrollTop ?? 0) <= 4) release()
  }
  const noneShown = !rows.some((row) => row.id === selectedId)
  function chosen(): number {
    const aim = aimed.current
    const id = aim?.passed.includes(selectedId) ? aim.id : selectedId
    return rows.findIndex((row) => row.id === id)
  }
  function move(step: number) {
    const row = rows[Math.max(0, Math.min(rows.length - 1, chosen() + step))]
    if (!row) return
    hold()
    const aim = aimed.current
    const passed = aim?.passed.includes(selectedId) ? [...aim.passed, aim.id] : [selectedId]
    props.onPick(row)
    aimed.current = { id: row.id, passed }
    virtual.scrollToIndex(rows.indexOf(row), { align: 'auto' })
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-alert="${row.id}"]`)?.focus(),
    )
  }
  useRoomKey('j', () => move(1))
  useRoomKey('k', () => move(-1))
  useRoomKey('a', () => {
    const picked = rows[chosen()]
    if (picked && isUnacknowledged(picked) && permission.allowed) onAcknowledge(picked)
  })
  useRoomKey('s', () => {
    const picked = rows[chosen()]
    if (picked && permission.allowed) onShelve(picked)
  })
  useRoomKey('n', showNew)
  function showNew() {
    release()
    scroller.current?.scrollTo({ top: 0 })
  }

  return (
    <>
      {order.waiting > 0 ? (
        <div className="alarm-note" role="status">
          <button type="button" className="r-link" onClick={showNew}>
            {t('alarm.waiting', { n: order.waiting })}
          </button>
          <span className="muted small desk-only">{t('alarm.held')}</span>
        </div>
      ) : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a virtual list cannot be a table element */}
      <div
        ref={scroller}
        className="alarm-scroll r-scroll"
        role="grid"
        aria-label={t('alarm.title')}
        aria-rowcount={rows.length + 1}
        tabIndex={-1}
        onScroll={onScroll}
        onFocus={hold}
        onBlur={onBlur}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(1)
          else if (event.key === 'ArrowUp') move(-1)
          else return
          event.preventDefault()
        }}
      >
        <AlarmHead />
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const alert = rows[item.index]
            if (!alert) return null
            return (
              <div
                key={item.key}
                role="presentation"
                data-index={item.index}
                ref={phone ? virtual.measureElement : undefined}
                style={{
                  position: 'absolute',
                  insetInline: 0,
                  top: 0,
                  transform: `translateY(${item.start}px)`,
                }}
              >
                <AlarmRow
                  alert={alert}
                  now={props.now}
                  index={item.index}
                  selected={alert.id === selectedId}
                  tabbable={alert.id === selectedId || (noneShown && item.index === 0)}
                  canAct={permission.allowed}
                  reason={permission.reason}
                  busy={props.busyId === alert.id}
                  phone={phone}
                  onPick={onPick}
                  onOpen={onOpen}
                  onAcknowledge={onAcknowledge}
                  onShelve={onShelve}
                />
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}
