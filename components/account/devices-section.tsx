'use client'

import { BatteryMedium, Car, CircleCheck, Gauge, Heater, Thermometer } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { useChange } from '@/lib/client/use-change'
import { useList } from '@/lib/client/use-list'
import type { DeviceDto } from '@/lib/protocol/me'
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

  async function act(method: 'POST' | 'DELETE', path: string, body?: object) {
    if ((await change(method, path, body)).ok) await list.reload()
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
              off={off}
              onRemove={() => void act('DELETE', `/api/me/devices/${device.deviceId}`)}
            />
          ))}
          {TYPES.filter((type) => !items.some((device) => device.type === type)).map((type) => (
            <AbsentRow
              key={type}
              type={type}
              off={off}
              onConnect={() => void act('POST', '/api/me/devices', { type })}
            />
          ))}
        </div>
      )}
      <ChangeProblem problem={problem} />
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

function DeviceRow({ device, off, onRemove }: { device: DeviceDto; off: boolean; onRemove: () => void }) {
  const t = useTranslations('account.devices')
  const formats = useFormats()
  const Icon = ICONS[device.type as KnownType] ?? Gauge
  const state = device.state in STATES ? t(`states.${device.state as keyof typeof STATES}`) : device.state
  return (
    <div className="list-row" data-icon="true" data-wrap="true">
      <Icon size={20} strokeWidth={1.5} className="text-muted" />
      <div className="grid gap-0.5">
        <h3 className="text-fact font-medium">{device.name}</h3>
        <p className="text-label text-muted num">{[state, formats.kw(device.ratedKw)].join(', ')}</p>
      </div>
      <span className="text-label font-medium">
        <LinkButton off={off} onClick={onRemove}>
          {t('remove')}
          <span className="sr-only"> {device.name}</span>
        </LinkButton>
      </span>
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
