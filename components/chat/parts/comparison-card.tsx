'use client'

import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { unbroken } from '@/lib/client/unbroken'
import type { PartOf } from '@/lib/protocol/message'
import { ActStatus } from '../act-status'
import { Card } from '../card'
import type { PartProps } from '../part-view'
import { useAct } from '../use-act'

type Assumption = PartOf<'comparison'>['assumptions'][number]

/** A real table on every screen; on a phone the row's name stands over its values. */
export function ComparisonCard({ part }: PartProps<'comparison'>) {
  const t = useTranslations('chat.compare')
  const columns = { '--columns': part.columns.length } as React.CSSProperties
  return (
    <Card label={part.title} className="compare">
      <div className="grid gap-0.5 px-5 pt-5 pb-4 max-tablet:p-4">
        <h2 className="text-title">{part.title}</h2>
        {part.verdict && <p className="text-body text-muted text-pretty">{part.verdict}</p>}
      </div>
      {/* Roles are repeated because a table drawn as a grid loses them in some browsers. */}
      {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
      <table role="table" style={columns}>
        <caption className="sr-only">{part.title}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              <span className="sr-only">{t('question')}</span>
            </th>
            {part.columns.map((column) => (
              <th key={column.id} scope="col" role="columnheader">
                {column.name}
                {column.note && <small>{column.note}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {part.rows.map((row) => (
            <tr key={row.id} role="row">
              <th scope="row" role="rowheader">
                {row.label}
              </th>
              {part.columns.map((column, i) => (
                <td key={column.id} role="cell">
                  <Value text={row.values[i] ?? ''} figures={isFigureRow(row.values)} />
                  {row.best.includes(column.id) && <span className="best">{t('best')}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
      {part.assumptions.length > 0 && (
        <div className="assume">
          <h3 className="text-body font-semibold">{t('basedOn')}</h3>
          <ul className="assume-list">
            {part.assumptions.map((assumption) => (
              <AssumptionRow key={assumption.id} assumption={assumption} />
            ))}
          </ul>
        </div>
      )}
    </Card>
  )
}

/** Figures carry the weight; sentences do not. */
function Value({ text, figures }: { text: string; figures: boolean }): React.ReactNode {
  return figures ? <b className="font-semibold">{unbroken(text)}</b> : unbroken(text)
}

function isFigureRow(values: string[]): boolean {
  const figures = values.filter((value) => value.length <= 24 && /^[\u2212-]?[$€£\d]/.test(value))
  return figures.length * 2 > values.length
}

function AssumptionRow({ assumption }: { assumption: Assumption }) {
  const t = useTranslations('chat.compare')
  const [editing, setEditing] = useState(false)
  const [value, setValue] = useState(assumption.input ?? assumption.value)
  const { act, busy, problem, off } = useAct()
  const fieldId = useId()

  async function save(event: FormEvent) {
    event.preventDefault()
    const { id, label } = assumption
    if (value.trim() === '') return
    if (
      await act(
        'comparison.change',
        { id, value: value.trim() },
        t('sayChange', { label, value: value.trim() }),
      )
    )
      setEditing(false)
  }

  if (editing)
    return (
      <li>
        <form className="grid w-full gap-1.5 py-1" onSubmit={save}>
          <label htmlFor={fieldId} className="text-muted">
            {assumption.label}
          </label>
          <div className="flex gap-2">
            <input
              id={fieldId}
              className="input-box num min-h-9! flex-1"
              inputMode="decimal"
              value={value}
              // biome-ignore lint/a11y/noAutofocus: the person has just asked to edit this value
              autoFocus
              onChange={(event) => setValue(event.target.value)}
            />
            <Button type="submit" size="small" off={off}>
              {t('save')}
            </Button>
            <Button size="small" kind="quiet" off={busy !== null} onClick={() => setEditing(false)}>
              {t('cancel')}
            </Button>
          </div>
          <ActStatus problem={problem} />
        </form>
      </li>
    )
  return (
    <li>
      <span className="text-muted">{assumption.label}</span>
      <b className="ms-auto text-end font-medium" title={assumption.source}>
        {assumption.value}
      </b>
      {assumption.editable && (
        <button type="button" className="link" onClick={() => setEditing(true)}>
          {t('change')}
          <span className="sr-only"> {assumption.label}</span>
        </button>
      )}
    </li>
  )
}
