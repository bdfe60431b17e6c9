'use client'

import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Hint } from '@/components/ui/hint'
import type { ApiProblem } from '@/lib/client/api'
import type { DeviceDto } from '@/lib/protocol/me'
import { ChangeProblem } from './section'

const MOST_KW = 100
const MOST_CHARS = 60

type Props = {
  device: DeviceDto
  problem: ApiProblem | null
  off: boolean
  onSave: (change: { name: string; ratedKw: number }) => void
  onClose: () => void
}

/** What a device is called, and how much power it draws: rewards and offers are reckoned with it. */
export function DeviceDialog({ device, problem, off, onSave, onClose }: Props) {
  const t = useTranslations('account')
  const formats = useFormats()
  const [name, setName] = useState(device.name)
  const [typedKw, setTypedKw] = useState(formats.number(device.ratedKw, 2))
  const [tried, setTried] = useState(false)
  const ids = { name: useId(), kw: useId(), kwHint: useId(), nameHint: useId() }
  const ratedKw = Number(typedKw.trim().replace(',', '.'))
  const kwOk = ratedKw > 0 && ratedKw <= MOST_KW
  const nameOk = name.trim() !== ''

  function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (off) return
    if (!nameOk || !kwOk) return document.getElementById(nameOk ? ids.kw : ids.name)?.focus()
    onSave({ name: name.trim(), ratedKw })
  }

  return (
    <Dialog title={t('devices.editTitle', { name: device.name })} closeLabel={t('close')} onClose={onClose}>
      <form className="grid gap-4 p-5" noValidate onSubmit={save}>
        <div className="grid gap-1.5">
          <label htmlFor={ids.name} className="text-body font-medium">
            {t('devices.name')}
          </label>
          <input
            id={ids.name}
            className="input-box"
            autoComplete="off"
            maxLength={MOST_CHARS}
            value={name}
            aria-invalid={(tried && !nameOk) || undefined}
            aria-describedby={tried && !nameOk ? ids.nameHint : undefined}
            onChange={(event) => setName(event.target.value)}
          />
          {tried && !nameOk && (
            <Hint error id={ids.nameHint}>
              {t('devices.nameWanted')}
            </Hint>
          )}
        </div>
        <div className="grid gap-1.5">
          <label htmlFor={ids.kw} className="text-body font-medium">
            {t('devices.power')}
          </label>
          <input
            id={ids.kw}
            className="input-box"
            inputMode="decimal"
            autoComplete="off"
            value={typedKw}
            aria-invalid={(tried && !kwOk) || undefined}
            aria-describedby={ids.kwHint}
            onChange={(event) => setTypedKw(event.target.value)}
          />
          <Hint error={tried && !kwOk} id={ids.kwHint}>
            {tried && !kwOk ? t('devices.powerWanted', { most: MOST_KW }) : t('devices.powerHint')}
          </Hint>
        </div>
        <ChangeProblem problem={problem} />
        <div className="card-acts">
          <Button kind="primary" type="submit" off={off}>
            {t('devices.save')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('data.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
