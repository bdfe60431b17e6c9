'use client'

import { BatteryMedium, Car, CircleCheck, Gauge, Heater, Thermometer } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { useChange } from '@/lib/client/use-change'
import { useList } from '@/lib/client/use-list'
import type { DeviceDto } from '@/lib/protocol/me'
import { DeviceDialog } from './device-dialog'
import { useOnline } from './offline-banner'
import { LinkButton } from './programs-section'
import { ChangeProblem, Section } from './section'
import { Trouble } from './trouble'

const ICONS = { thermostat: Thermometer, battery: BatteryMedium, ev: Car, 'water-heater': Heater } as const
type KnownType = keyof typeof ICONS
const TYPES = Object.keys(ICONS) as KnownType[]

export function DevicesSection({ meter, simulated }: { meter: string | undefined; simulated: boolean }) {
  const t = useTranslations('account')
  const list = useList<DeviceDto>('/api/me/devices')
  const { change, busy, problem } = useChange()
  const online = useOnline()
  const off = busy !== null || !online
  const { items } = list
  const [editing, setEditing] = useState<DeviceDto | null>(null)
  const has = (type: KnownType) => items?.some((device) => device.type === type) ?? false

  async function act(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) {
    const { ok } = await change(method, path, body)
    if (ok) await list.reload()
    return ok
  }

  async function save(deviceId: string, fields: { name: string; ratedKw: number }) {
    if (await act('PATCH', `/api/me/devices/${deviceId}`, fields)) setEditing(null)
  }

  return (
    <Section id="devices" title={t('sections.devices')} note={t('devices.note')}>
      {items === null ? (
        <Trouble problem={list.problem} onRetry={list.reload} />
      ) : (
        <div className="list-box">
          {meter && <MeterRow meter={meter} simulated={simulated} />}
          {items.map((device) => (
            <DeviceRow
              key={device.deviceId}
              device={device}
              simulated={simulated}
              off={off}
              onEdit={() => setEditing(device)}
              onRemove={() => void act('DELETE', `/api/me/devices/${device.deviceId}`)}
            />
          ))}
          {TYPES.filter((type) => !has(type)).map((type) => (
            <AbsentRow
              key={type}
              type={type}
              off={off}
              onConnect={() => void act('POST', '/api/me/devices', { type })}
            />
          ))}
          <OneMore
            types={TYPES.filter(has)}
            off={off}
            onAdd={(type) => void act('POST', '/api/me/devices', { type })}
          />
        </div>
      )}
      {!editing && <ChangeProblem problem={problem} />}
      {editing && (
        <DeviceDialog
          device={editing}
          problem={problem}
          off={off}
          onSave={(fields) => void save(editing.deviceId, fields)}
          onClose={() => setEditing(null)}
        />
      )}
    </Section>
  )
}

function MeterRow({ meter, simulated }: { meter: string; simulated: boolean }) {
  const t = useTranslations('account.devices')
  return (
    <div className="list-row" data-icon="true">
      <Gauge size={20} strokeWidth={1.5} className="text-muted" />
      <div className="grid gap-0.5">
        <h3 className="text-fact font-medium">{t('meter', { meter })}</h3>
        <p className="text-label text-muted">{t('meterText')}</p>
      </div>
      <Status tone="on" icon={<CircleCheck size={16} />}>
        {simulated ? t('simulated') : t('reporting')}
      </Status>
    </div>
  )
}

type DeviceRowProps = {
  device: DeviceDto
  simulated: boolean
  off: boolean
  onEdit: () => void
  onRemove: () => void
}

function DeviceRow({ device, simulated, off, onEdit, onRemove }: DeviceRowProps) {
  const t = useTranslations('account.devices')
  const formats = useFormats()
  const Icon = ICONS[device.type as KnownType] ?? Gauge
  const state = device.state in STATES ? t(`states.${device.state as keyof typeof STATES}`) : device.state
  return (
    <div className="list-row" data-icon="true" data-wrap="true">
      <Icon size={20} strokeWidth={1.5} className="text-muted" />
      <div className="grid gap-0.5">
        <h3 className="text-fact font-medium">{device.name}</h3>
        <p className="text-label text-muted num">
          {[state, formats.kw(device.ratedKw), simulated && t('simulated').toLowerCase()]
            .filter(Boolean)
            .join(', ')}
        </p>
      </div>
      <p className="flex gap-4 text-label font-medium">
        <LinkButton off={off} onClick={onEdit}>
          {t('edit')}
          <span className="sr-only"> {device.name}</span>
        </LinkButton>
        <LinkButton off={off} onClick={onRemove}>
          {t('remove')}
          <span className="sr-only"> {device.name}</span>
        </LinkButton>
      </p>
    </div>
  )
}

const STATES = { connected: true, pending: true, offline: true }

function AbsentRow({ type, off, onConnect }: { type: KnownType; off: boolean; onConnect: () => void }) {
  const t = useTranslations('account.devices')
  const Icon = ICONS[type]
  return (
    <div className="list-row" data-icon="true" data-wrap="true">
      <Icon size={20} strokeWidth={1.5} className="text-muted" />
      <div className="grid gap-0.5">
        <h3 className="text-fact font-medium">{t(`types.${type}`)}</h3>
        <p className="text-label text-muted">{t('absent')}</p>
      </div>
      <Button size="small" off={off} onClick={onConnect}>
        {t('connect')}
        <span className="sr-only"> {t(`types.${type}`)}</span>
      </Button>
    </div>
  )
}

type OneMoreProps = { types: KnownType[]; off: boolean; onAdd: (type: KnownType) => void }

/** A home may have two cars, or a thermostat on each floor. */
function OneMore({ types, off, onAdd }: OneMoreProps) {
  const t = useTranslations('account.devices')
  if (types.length === 0) return null
  return (
    <div className="list-row" data-wrap="true">
      <p className="text-label text-muted">{t('more')}</p>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-label font-medium">
        {types.map((type) => (
          <LinkButton key={type} off={off} onClick={() => onAdd(type)}>
            <span className="sr-only">{t('addOne')} </span>
            {t(`types.${type}`)}
          </LinkButton>
        ))}
      </p>
    </div>
  )
}
