'use client'

import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Hint } from '@/components/ui/hint'
import type { ApiProblem } from '@/lib/client/api'
import type { Preferences } from '@/lib/protocol/me'
import { ChangeProblem } from './section'

const LONGEST_DAYS = 365

type Props = {
  preferences: Preferences
  /** Grid time: the demo's calendar runs ahead of the wall's */
  now: Date
  problem: ApiProblem | null
  off: boolean
  onSave: (days: { vacationFrom: string; vacationUntil: string }) => void
  onClose: () => void
}

/** The first day away and the day one is back, both as days of the utility's calendar. */
export function AbsenceDialog({ preferences, now, problem, off, onSave, onClose }: Props) {
  const t = useTranslations('account')
  const formats = useFormats()
  const today = formats.isoDay(now)
  const { vacationFrom, vacationUntil } = preferences
  const [from, setFrom] = useState(vacationFrom ? formats.isoDay(vacationFrom) : today)
  const [until, setUntil] = useState(vacationUntil ? formats.isoDay(vacationUntil) : '')
  const [tried, setTried] = useState(false)
  const ids = { from: useId(), until: useId(), fromHint: useId(), untilHint: useId() }
  const least = addDays([from, today].toSorted().at(-1)!, 1)
  const most = addDays(today, LONGEST_DAYS)
  const fromProblem = !from ? t('away.fromWanted') : from < today ? t('away.fromPast') : null
  const untilProblem = !until
    ? t('away.untilWanted')
    : until < least
      ? t('away.untilAfter')
      : until > most
        ? t('away.untilFar')
        : null

  function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (off) return
    if (fromProblem || untilProblem)
      return document.getElementById(fromProblem ? ids.from : ids.until)?.focus()
    onSave({ vacationFrom: from, vacationUntil: until })
  }

  return (
    <Dialog title={t('away.title')} closeLabel={t('close')} onClose={onClose}>
      <form className="grid gap-4 p-5" noValidate onSubmit={save}>
        <p className="text-body text-pretty">{t('away.text')}</p>
        <DayField
          id={ids.from}
          hintId={ids.fromHint}
          label={t('away.from')}
          value={from}
          least={today}
          most={most}
          problem={tried ? fromProblem : null}
          onChange={setFrom}
        />
        <DayField
          id={ids.until}
          hintId={ids.untilHint}
          label={t('away.until')}
          value={until}
          least={least}
          most={most}
          problem={tried ? untilProblem : null}
          onChange={setUntil}
        />
        <ChangeProblem problem={problem} />
        <div className="card-acts">
          <Button kind="primary" type="submit" off={off}>
            {t('away.save')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('away.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type DayProps = {
  id: string
  hintId: string
  label: string
  value: string
  least: string
  most: string
  problem: string | null
  onChange: (day: string) => void
}

function DayField({ id, hintId, label, value, least, most, problem, onChange }: DayProps) {
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-body font-medium">
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="input-box"
        required
        min={least}
        max={most}
        value={value}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem ? hintId : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem && (
        <Hint error id={hintId}>
          {problem}
        </Hint>
      )}
    </div>
  )
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
