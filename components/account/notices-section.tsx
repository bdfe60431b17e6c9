'use client'

import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { gridClock } from '@/components/chat/grid-clock'
import { Button } from '@/components/ui/button'
import { Either } from '@/components/ui/either'
import { Select } from '@/components/ui/select'
import type { ApiProblem } from '@/lib/client/api'
import { useChange } from '@/lib/client/use-change'
import { useItem } from '@/lib/client/use-item'
import type { Preferences } from '@/lib/protocol/me'
import { AbsenceDialog } from './absence-dialog'
import { useOnline } from './offline-banner'
import { ChangeProblem, Section } from './section'
import { Trouble } from './trouble'

const PATH = '/api/me/preferences'
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)

type GridAnchor = { now: string; speed: number; receivedAt: number }

/** When and where the utility may write. */
export function NoticesSection({ grid }: { grid: GridAnchor | null }) {
  const t = useTranslations('account')
  const { item, setItem, problem, reload } = useItem<Preferences>(PATH)
  const { change, problem: refused } = useChange()
  const online = useOnline()
  const latest = useRef(0)

  /** Shown at once, taken back if the server refuses; of several changes in a row the last answer counts. */
  async function save(fields: Partial<Preferences>): Promise<boolean> {
    if (!online || !item) return false
    latest.current += 1
    const request = latest.current
    // Days become times at the server: what is shown of them is what it answers.
    if (!('vacationUntil' in fields)) setItem({ ...item, ...fields })
    const answer = await change<Preferences>('PATCH', PATH, fields)
    if (!answer.ok) await reload()
    else if (request === latest.current) setItem(answer.data)
    return answer.ok
  }

  return (
    <Section id="notices" title={t('sections.notices')} note={t('notices.note')}>
      {item ? (
        <div className="list-box">
          <ChannelRow preferences={item} onSave={save} />
          <QuietRow preferences={item} onSave={save} />
          <VacationRow
            preferences={item}
            off={!online}
            now={gridClock(grid, grid?.receivedAt ?? 0)}
            problem={refused}
            onSave={save}
          />
          <label className="list-row">
            <span className="text-fact font-medium">{t('notices.compare')}</span>
            <input
              type="checkbox"
              className="tick"
              checked={item.compareStreet}
              onChange={(event) => void save({ compareStreet: event.target.checked })}
            />
          </label>
        </div>
      ) : (
        <Trouble problem={problem} onRetry={reload} />
      )}
      <ChangeProblem problem={refused} />
    </Section>
  )
}

type RowProps = { preferences: Preferences; onSave: (fields: Partial<Preferences>) => Promise<boolean> }

function ChannelRow({ preferences, onSave }: RowProps) {
  const t = useTranslations('account.notices')
  const id = useId()
  const options = (['sms', 'email', 'chat'] as const).map((value) => ({
    value,
    label: t(`channels.${value}`),
  }))
  return (
    <div className="list-row" data-wrap="true">
      <h3 id={id} className="text-fact font-medium">
        {t('channel')}
      </h3>
      <Either
        name={id}
        labelledBy={id}
        options={options}
        value={preferences.channel}
        onChange={(value) => void onSave({ channel: value as Preferences['channel'] })}
      />
    </div>
  )
}

function QuietRow({ preferences, onSave }: RowProps) {
  const t = useTranslations('account.notices')
  const formats = useFormats()
  const { quietHours } = preferences
  const pick = (label: string, key: 'fromHour' | 'toHour') => (
    <HourPick
      label={label}
      hour={quietHours[key]}
      onPick={(hour) => void onSave({ quietHours: { ...quietHours, [key]: hour } })}
    />
  )
  return (
    <div className="list-row" data-wrap="true">
      <div className="grid gap-0.5">
        <h3 className="text-fact font-medium">{t('quiet')}</h3>
        <p className="text-label text-muted text-pretty">
          {t('quietText', {
            from: formats.hourOfDay(quietHours.fromHour),
            to: formats.hourOfDay(quietHours.toHour),
          })}
        </p>
      </div>
      <div className="flex gap-2">
        {pick(t('from'), 'fromHour')}
        {pick(t('to'), 'toHour')}
      </div>
    </div>
  )
}

type HourPickProps = { label: string; hour: number; onPick: (hour: number) => void }

function HourPick({ label, hour, onPick }: HourPickProps) {
  const formats = useFormats()
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-label text-muted">
        {label}
      </label>
      <Select
        id={id}
        compact
        className="w-28 num"
        value={hour}
        onChange={(event) => onPick(Number(event.target.value))}
      >
        {HOURS.map((option) => (
          <option key={option} value={option}>
            {formats.hourOfDay(option)}
          </option>
        ))}
      </Select>
    </div>
  )
}

type VacationProps = RowProps & { off: boolean; now: () => Date; problem: ApiProblem | null }

function VacationRow({ preferences, off, now, problem, onSave }: VacationProps) {
  const t = useTranslations('account.notices')
  const formats = useFormats()
  const [asking, setAsking] = useState(false)
  const { vacationFrom, vacationUntil } = preferences
  return (
    <div className="list-row" data-wrap="true">
      <div className="grid gap-0.5">
        <h3 className="text-fact font-medium">{t('vacation')}</h3>
        <p className="text-label text-muted text-pretty">
          {vacationUntil
            ? t(vacationFrom ? 'vacationRange' : 'vacationUntil', {
                from: vacationFrom ? formats.dayYear(vacationFrom) : '',
                date: formats.dayYear(vacationUntil),
              })
            : t('vacationNone')}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" off={off} onClick={() => setAsking(true)}>
          {vacationUntil ? t('vacationChange') : t('vacationSet')}
        </Button>
        {vacationUntil && (
          <Button size="small" off={off} onClick={() => void onSave({ vacationUntil: null })}>
            {t('vacationEnd')}
          </Button>
        )}
      </div>
      {asking && (
        <AbsenceDialog
          preferences={preferences}
          now={now()}
          problem={problem}
          off={off}
          onClose={() => setAsking(false)}
          onSave={async (days) => {
            if (await onSave(days)) setAsking(false)
          }}
        />
      )}
    </div>
  )
}
