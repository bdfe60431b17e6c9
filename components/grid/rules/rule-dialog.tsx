'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Priority } from '@/lib/protocol/alert'
import { NumberField, SelectField, TextField } from '../forms/fields'
import { Dialog } from '../shell/dialog'
import { useGrid } from '../shell/room-context'
import { useGridNow } from '../shell/use-now'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'

type Kind = 'maintenance' | 'suppress'
const KINDS: Kind[] = ['maintenance', 'suppress']

/** A maintenance window or a rule: where, what it hides, why, and how long. */
export function RuleDialog({ onMade, onClose }: { onMade: () => void; onClose: () => void }) {
  const t = useTranslations('grid-ui')
  const request = useRequest()
  const now = useGridNow(10_000)
  const transformers = useGrid((state) => state.transformers)
  const feeders = [...new Map([...transformers.values()].map((each) => [each.feederId, each.feederName]))]
  const [kind, setKind] = useState<Kind>('maintenance')
  const [name, setName] = useState('')
  const [place, setPlace] = useState('')
  const [alertKind, setAlertKind] = useState('')
  const [gravest, setGravest] = useState<'1' | '2' | '3'>('2')
  const [hours, setHours] = useState<number | null>(4)
  const [reason, setReason] = useState('')
  const placed = place !== '' || alertKind.trim() !== ''
  const valid =
    name.trim() !== '' && reason.trim() !== '' && placed && (kind === 'suppress' || (hours ?? 0) > 0)
  async function make() {
    const [type, id] = place.split(':')
    const answer = await request.send('/api/admin/alarm-rules', 'POST', {
      name: name.trim(),
      kind,
      ...(type === 'f' ? { feederId: id } : type === 't' ? { transformerId: id } : {}),
      ...(alertKind.trim() ? { alertKind: alertKind.trim() } : {}),
      gravestPriority: Number(gravest) as Priority,
      reason: reason.trim(),
      ...(hours ? { endsAt: new Date(now + hours * 3_600_000).toISOString() } : {}),
    })
    if (answer.ok) onMade()
  }
  return (
    <Dialog title={t('rules.new')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (valid) void make()
        }}
      >
        <div className="r-dialog-body">
          <SelectField
            label={t('rules.kind')}
            value={kind}
            onChange={setKind}
            options={KINDS.map((each) => ({ value: each, label: t(`rules.kinds.${each}`) }))}
          />
          <TextField label={t('rules.col.name')} value={name} onChange={setName} maxLength={100} />
          <SelectField
            label={t('rules.col.where')}
            value={place}
            onChange={setPlace}
            options={[
              { value: '', label: t('rules.anyPlace') },
              ...feeders.map(([id, feeder]) => ({ value: `f:${id}`, label: `${id} ${feeder}` })),
              ...[...transformers.values()].map((each) => ({
                value: `t:${each.id}`,
                label: `${each.id} ${each.name}`,
              })),
            ]}
          />
          <TextField
            label={t('rules.alertKind')}
            value={alertKind}
            onChange={setAlertKind}
            maxLength={40}
            hint={t('rules.alertKindHint')}
          />
          <SelectField
            label={t('rules.gravest')}
            value={gravest}
            onChange={setGravest}
            options={(['3', '2', '1'] as const).map((each) => ({
              value: each,
              label: t('rules.from', { priority: each }),
            }))}
            hint={t('rules.gravestHint')}
          />
          <NumberField
            label={t('rules.hours')}
            value={hours}
            onChange={setHours}
            unit="h"
            min={0.25}
            hint={t('rules.hoursHint')}
          />
          <TextField label={t('shelve.reason')} value={reason} onChange={setReason} maxLength={500} />
          <Refusal problem={request.problem} />
        </div>
        <div className="r-dialog-foot">
          <button type="button" className="r-btn" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button type="submit" className="r-btn primary" disabled={!valid || request.busy}>
            {t('rules.make')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
