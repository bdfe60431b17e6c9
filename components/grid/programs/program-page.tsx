'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { ProgramDto } from '@/lib/protocol/program'
import { useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { useResource } from '../shell/use-resource'
import { useSelection } from '../shell/use-selection'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { Icon } from '../symbols/icon'
import { NewProgramDialog } from './new-program-dialog'
import { ProgramList } from './program-list'
import { ProgramPreview } from './program-preview'
import { ProgramTermsForm } from './program-terms-form'
import { termsOf } from './program-versions'
import { useTermsEdit } from './use-program-draft'

/** Programs with their terms by version, and what homes see of them. */
export function ProgramPage() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { get, set } = useSelection()
  const { data, problem, reload } = useResource<ProgramDto[]>('/api/programs')
  const [search, setSearch] = useState('')
  const [making, setMaking] = useState(false)
  const permission = usePermission('admin')
  const programs = useMemo(
    () =>
      (data ?? []).filter((program) =>
        `${program.name} ${program.id}`.toLowerCase().includes(search.trim().toLowerCase()),
      ),
    [data, search],
  )
  const selected = (data ?? []).find((program) => program.id === get('program')) ?? programs[0] ?? null
  const version = Number(get('version')) || selected?.versions[0]?.version || 1
  const enrolled = (data ?? []).reduce((n, program) => n + program.enrolled.active, 0)
  if (problem && !data) return <ProblemNote title={t('programs.failed')} problem={problem} onRetry={reload} />
  return (
    <div className="r-page">
      <div className="page-head">
        <h1>{t('nav.programs')}</h1>
        <span className="muted small">
          {data ? t('programs.summary', { n: data.length, enrolled: format.whole(enrolled) }) : ''}
        </span>
        <span className="r-grow" />
        <button
          type="button"
          className="r-btn primary"
          disabled={!permission.allowed || !data?.length}
          title={permission.reason}
          onClick={() => setMaking(true)}
        >
          <Icon name="plus" size={12} />
          {t('programs.new')}
        </button>
      </div>
      {data === null ? (
        <Skeleton rows={10} />
      ) : data.length === 0 ? (
        <EmptyNote title={t('programs.none')} text={t('programs.noneText')} />
      ) : (
        <div className="page-body program-grid">
          <ProgramList
            programs={programs}
            selectedId={selected?.id ?? null}
            search={search}
            onSearch={setSearch}
            onPick={(id) => set({ program: id, version: null })}
          />
          {selected ? (
            <SelectedProgram
              key={`${selected.id}.${version}`}
              program={selected}
              version={version}
              onVersion={(next) =>
                set({ program: selected.id, version: next === null ? null : String(next) })
              }
              onChanged={reload}
            />
          ) : null}
        </div>
      )}
      {making && data ? (
        <NewProgramDialog
          programs={data}
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setMaking(false)
            set({ program: id, version: null })
            reload()
          }}
        />
      ) : null}
    </div>
  )
}

type SelectedProps = {
  program: ProgramDto
  version: number
  onVersion: (version: number | null) => void
  onChanged: () => void
}

function SelectedProgram(props: SelectedProps) {
  const terms = useMemo(() => termsOf(props.program, props.version), [props.program, props.version])
  return terms ? <ProgramEditor {...props} terms={terms} /> : null
}

function ProgramEditor({
  program,
  version,
  terms,
  onVersion,
  onChanged,
}: SelectedProps & { terms: ProgramTerms }) {
  const edit = useTermsEdit(terms)
  return (
    <>
      <ProgramTermsForm
        program={program}
        version={version}
        edit={edit}
        onVersion={onVersion}
        onChanged={onChanged}
      />
      <ProgramPreview programId={program.id} terms={edit.terms} />
    </>
  )
}
