'use client'

import { useTranslations } from 'use-intl'
import { callableAnyHour } from '@/lib/domain/program/terms'
import type { ProgramDto } from '@/lib/protocol/program'
import { useRoom } from '../shell/room-context'
import { termsOf } from './program-versions'

type Props = {
  programs: ProgramDto[]
  selectedId: string | null
  search: string
  onSearch: (text: string) => void
  onPick: (id: string) => void
}

export function ProgramList({ programs, selectedId, search, onSearch, onPick }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  return (
    <section className="r-panel" aria-label={t('nav.programs')}>
      <div className="r-head">
        <h2>{t('nav.programs')}</h2>
        <span className="muted small">{programs.length}</span>
      </div>
      <div className="r-row" style={{ padding: '8px 12px', borderBottom: '1px solid var(--line)' }}>
        <input
          className="r-input"
          style={{ height: 28 }}
          type="search"
          value={search}
          aria-label={t('programs.search')}
          placeholder={t('programs.search')}
          onChange={(event) => onSearch(event.target.value)}
        />
      </div>
      <table className="r-table">
        <thead>
          <tr>
            <th>{t('activation.col.program')}</th>
            <th className="number">{t('feeder.col.enrolled')}</th>
            <th>{t('programs.called')}</th>
          </tr>
        </thead>
        <tbody>
          {programs.map((program) => {
            const terms = termsOf(program, program.currentVersion)
            return (
              <tr
                key={program.id}
                className={program.id === selectedId ? 'selected' : undefined}
                data-href
                onClick={() => onPick(program.id)}
              >
                <td style={{ height: 44 }}>
                  <button type="button" className="r-link plain-name" onClick={() => onPick(program.id)}>
                    {program.name}
                  </button>
                  <div className="micro muted">
                    {t(`programs.state.${program.state}`, { version: program.currentVersion })}
                  </div>
                </td>
                <td className="number">{format.whole(program.enrolled.active)}</td>
                <td className="muted">
                  {terms ? t(callableAnyHour(terms) ? 'programs.anyHour' : 'programs.setHours') : ''}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
