'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { FloodGroup } from '@/lib/client/grid/flood'
import type { AlertDto } from '@/lib/protocol/alert'
import { AlarmHead } from '../alarms/alarm-head'
import { AlarmRow } from '../alarms/alarm-row'
import { useAlarmMessage } from '../alarms/use-alarm-message'
import { useRoom } from '../shell/room-context'
import { useMediaQuery } from '../shell/use-media-query'
import type { Permission } from '../shell/use-permission'
import { Icon } from '../symbols/icon'
import { PriorityMark } from '../symbols/priority-mark'
import { GroupAcknowledge } from './group-acknowledge'

const ROWS_SHOWN = 60
const PRIORITIES = [1, 2, 3] as const

type Props = {
  groups: FloodGroup[]
  now: number
  selectedId: string | null
  busyId: string | null
  permission: Permission
  onPick: (alert: AlertDto) => void
  onOpen: (alert: AlertDto) => void
  onAcknowledge: (alert: AlertDto) => void
  onShelve: (alert: AlertDto) => void
}

/** Alarms of a flood folded by feeder; the worst group stands open, first event first. */
export function FloodGroups(props: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { groups } = props
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const total = groups.reduce((n, group) => n + group.alerts.length, 0)
  const isOpen = (key: string, index: number) => (index === 0) !== toggled.has(key)
  function toggle(key: string) {
    const next = new Set(toggled)
    if (!next.delete(key)) next.add(key)
    setToggled(next)
  }
  return (
    <div className="r-scroll r-grow">
      {groups.map((group, index) => (
        <section key={group.key} aria-label={group.name}>
          <div className="alarm-group">
            <button
              type="button"
              className="r-btn plain"
              aria-expanded={isOpen(group.key, index)}
              onClick={() => toggle(group.key)}
            >
              <Icon name={isOpen(group.key, index) ? 'open' : 'closed'} size={11} />
              <span className="name strong" style={{ color: 'var(--ink)', textAlign: 'left' }}>
                {group.name}
              </span>
            </button>
            {PRIORITIES.map((priority) => (
              <span
                key={priority}
                className={`r-row${group.counts[priority] ? ' strong' : ' muted'}`}
                style={{ gap: 5, minWidth: 44 }}
              >
                <PriorityMark priority={priority} none={group.counts[priority] === 0} />
                {format.whole(group.counts[priority])}
              </span>
            ))}
            <span className="ellipsis">
              <Cause alert={group.cause} />
            </span>
            <span className="r-grow" />
            <span className="muted small desk-only">
              {t('flood.first', { time: format.clock(group.alerts[0]!.raisedAt) })}
            </span>
            {group.unseenLow.length > 0 ? (
              <GroupAcknowledge group={group} permission={props.permission} />
            ) : null}
          </div>
          {isOpen(group.key, index) ? <GroupRows {...props} group={group} /> : null}
        </section>
      ))}
      <p className="muted" style={{ padding: '8px 12px' }}>
        {t('flood.total', { n: total, groups: groups.length })}
      </p>
    </div>
  )
}

function GroupRows({ group, ...props }: Props & { group: FloodGroup }) {
  const t = useTranslations('grid-ui')
  const [all, setAll] = useState(false)
  const phone = useMediaQuery('(max-width: 640px)')
  const urgent = group.alerts.filter((alert) => alert.priority < 3)
  const low = group.alerts.length - urgent.length
  const pool = all || urgent.length === 0 ? group.alerts : urgent
  const rows = pool.slice(0, ROWS_SHOWN)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: rows of the same grid pattern as the alarm list */}
      <div role="grid" aria-label={group.name} aria-rowcount={group.alerts.length + 1}>
        <AlarmHead />
        {rows.map((alert, index) => (
          <AlarmRow
            key={alert.id}
            alert={alert}
            now={props.now}
            index={index}
            selected={alert.id === props.selectedId}
            tabbable={index === 0}
            canAct={props.permission.allowed}
            reason={props.permission.reason}
            busy={props.busyId === alert.id}
            phone={phone}
            onPick={props.onPick}
            onOpen={props.onOpen}
            onAcknowledge={props.onAcknowledge}
            onShelve={props.onShelve}
          />
        ))}
      </div>
      {pool.length > rows.length ? (
        <div className="alarm-sub">{t('flood.more', { n: pool.length - rows.length })}</div>
      ) : null}
      {low > 0 && urgent.length > 0 ? (
        <div className="alarm-sub">
          <button type="button" className="r-link" aria-expanded={all} onClick={() => setAll(!all)}>
            {t(all ? 'flood.hideLow' : 'flood.showLow', { n: low })}
          </button>
        </div>
      ) : null}
    </>
  )
}

function Cause({ alert }: { alert: AlertDto }) {
  const t = useTranslations('grid-ui')
  const message = useAlarmMessage(alert)
  return t('flood.cause', { asset: alert.transformerId ?? alert.externalId ?? alert.source, message })
}
