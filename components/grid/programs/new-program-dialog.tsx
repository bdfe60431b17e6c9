'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ProgramDto } from '@/lib/protocol/program'
import { SelectField, TextField } from '../forms/fields'
import { Dialog } from '../shell/dialog'
import { useRequest } from '../shell/use-request'
import { Refusal } from '../states/refusal'
import { termsOf } from './program-versions'

type Props = { programs: ProgramDto[]; onMade: (id: string) => void; onClose: () => void }

/** A new program begins as a draft with the terms of one that exists: nothing is left empty. */
export function NewProgramDialog({ programs, onMade, onClose }: Props) {
  const t = useTranslations('grid-ui')
  const request = useRequest()
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  const [from, setFrom] = useState(programs[0]?.id ?? '')
  const valid = /^[a-z][a-z0-9-]{2,39}$/.test(id) && name.trim() !== '' && from !== ''
  return (
    <Dialog title={t('programs.new')} onClose={onClose}>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          const base = programs.find((program) => program.id === from)
          const terms = base ? termsOf(base, base.currentVersion) : null
          if (!valid || !terms) return
          const answer = await request.send<ProgramDto>('/api/programs', 'POST', {
            id,
            terms: { ...terms, name: { en: name.trim(), es: name.trim() } },
          })
          if (answer.ok) onMade(id)
        }}
      >
        <div className="r-dialog-body">
          <TextField label={t('programs.name')} value={name} onChange={setName} maxLength={80} />
          <TextField
            label={t('programs.id')}
            value={id}
            onChange={setId}
            maxLength={40}
            hint={t('programs.idHint')}
          />
          <SelectField
            label={t('programs.copyFrom')}
            value={from}
            onChange={setFrom}
            options={programs.map((program) => ({ value: program.id, label: program.name }))}
            hint={t('programs.copyHint')}
          />
          <Refusal problem={request.problem} />
        </div>
        <div className="r-dialog-foot">
          <button type="button" className="r-btn" onClick={onClose}>
            {t('action.cancel')}
          </button>
          <button type="submit" className="r-btn primary" disabled={!valid || request.busy}>
            {t('programs.make')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
