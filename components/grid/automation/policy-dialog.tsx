'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Priority } from '@/lib/protocol/alert'
import type { PolicyDto } from '@/lib/protocol/policy'
import { NumberField, TextField } from '../forms/fields'
import { Dialog } from '../shell/dialog'
import { useGrid } from '../shell/room-context'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'

const PRIORITIES: Priority[] = [1, 2, 3]
type Props = { policy: PolicyDto | null; onSaved: () => void; onClose: () => void }

/** Conditions and caps of one policy; a change of them needs a new approval. */
export function PolicyDialog({ policy, onSaved, onClose }: Props) {
  const t = useTranslations('grid-ui')
  const request = useRequest()
  const transformers = useGrid((state) => state.transformers)
  const feeders = [...new Map([...transformers.values()].map((each) => [each.feederId, each.feederName]))]
  const given = policy?.conditions
  const [name, setName] = useState(policy?.name ?? '')
  const [priorities, setPriorities] = useState<Priority[]>(given?.priorities ?? [1])
  const [kinds, setKinds] = useState((given?.alertKinds ?? ['overload', 'temperature']).join(', '))
  const [feederIds, setFeederIds] = useState<string[]>(given?.feederIds ?? [])
  const [sure, setSure] = useState<number | null>(Math.round(100 * (given?.minPEnough ?? 0.95)))
  const [maxKw, setMaxKw] = useState<number | null>(given?.maxKw ?? 50)
  const [maxCustomers, setMaxCustomers] = useState<number | null>(given?.maxCustomers ?? null)
  const [perDay, setPerDay] = useState<number | null>(given?.maxEventsPerDay ?? 1)
  const [quietFrom, setQuietFrom] = useState<number | null>(given?.quietHours?.fromHour ?? null)
  const [quietTo, setQuietTo] = useState<number | null>(given?.quietHours?.toHour ?? null)
  const [wait, setWait] = useState<number | null>(given?.waitSeconds ?? 60)
  const alertKinds = kinds
    .split(/[\s,]+/)
    .map((each) => each.trim())
    .filter(Boolean)
  const valid =
    name.trim() !== '' && priorities.length > 0 && alertKinds.length > 0 && maxKw !== null && sure !== null
  async function save() {
    const conditions = {
      priorities,
      alertKinds,
      transformerIds: given?.transformerIds ?? [],
      feederIds,
      minPEnough: (sure ?? 95) / 100,
      maxKw,
      maxCustomers,
      maxEventsPerDay: perDay ?? 1,
      quietHours: quietFrom === null || quietTo === null ? null : { fromHour: quietFrom, toHour: quietTo },
      waitSeconds: wait ?? 60,
    }
    const answer = policy
      ? await request.send(`/api/admin/policies/${policy.id}`, 'PATCH', { name: name.trim(), conditions })
      : await request.send('/api/admin/policies', 'POST', { name: name.trim(), conditions })
    if (answer.ok) onSaved()
  }
  return (
    <Dialog
      wide
      title={policy ? t('automation.edit', { name: policy.name }) : t('automation.new')}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (valid) void save()
        }}
      >
        <div className="r-dialog-body">
          <div className="form-grid">
            <TextField label={t('rules.col.name')} value={name} onChange={setName} maxLength={100} span={6} />
            <fieldset style={{ gridColumn: 'span 3' }}>
              <legend className="muted small">{t('alarm.col.priority')}</legend>
              {PRIORITIES.map((each) => (
                <label key={each} className="r-check">
                  <input
                    type="checkbox"
                    checked={priorities.includes(each)}
                    onChange={(event) =>
                      setPriorities(
                        event.target.checked
                          ? [...priorities, each]
                          : priorities.filter((one) => one !== each),
                      )
                    }
                  />
                  {t(`priority.${each}`)}
                </label>
              ))}
            </fieldset>
            <fieldset style={{ gridColumn: 'span 3' }}>
              <legend className="muted small">{t('automation.where')}</legend>
              {feeders.map(([id, feeder]) => (
                <label key={id} className="r-check">
                  <input
                    type="checkbox"
                    checked={feederIds.includes(id)}
                    onChange={(event) =>
                      setFeederIds(
                        event.target.checked ? [...feederIds, id] : feederIds.filter((one) => one !== id),
                      )
                    }
                  />
                  {id} {feeder}
                </label>
              ))}
            </fieldset>
            <TextField label={t('rules.alertKind')} value={kinds} onChange={setKinds} span={3} />
            <NumberField
              label={t('automation.minSure')}
              value={sure}
              onChange={setSure}
              unit="%"
              min={50}
              max={99.9}
              span={3}
            />
            <NumberField
              label={t('automation.maxKw')}
              value={maxKw}
              onChange={setMaxKw}
              unit="kW"
              min={1}
              span={2}
            />
            <NumberField
              label={t('automation.maxCustomers')}
              value={maxCustomers}
              onChange={setMaxCustomers}
              min={1}
              step={1}
              span={2}
              hint={t('automation.noCap')}
            />
            <NumberField
              label={t('automation.perDay')}
              value={perDay}
              onChange={setPerDay}
              min={1}
              max={24}
              step={1}
              span={2}
            />
            <NumberField
              label={t('automation.quietFrom')}
              value={quietFrom}
              onChange={setQuietFrom}
              unit=":00"
              min={0}
              max={23}
              step={1}
              span={2}
            />
            <NumberField
              label={t('automation.quietTo')}
              value={quietTo}
              onChange={setQuietTo}
              unit=":00"
              min={0}
              max={23}
              step={1}
              span={2}
            />
            <NumberField
              label={t('automation.wait')}
              value={wait}
              onChange={setWait}
              unit="s"
              min={0}
              max={540}
              step={1}
              span={2}
              hint={t('automation.waitHint')}
            />
          </div>
          {policy ? <p className="r-hint">{t('automation.newApproval')}</p> : null}
          <Refusal problem={request.problem} />
        </div>
        <div className="r-dialog-foot">
          <button type="button" className="r-btn" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button type="submit" className="r-btn primary" disabled={!valid || request.busy}>
            {t('action.save')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
