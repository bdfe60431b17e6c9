'use client'

import { useTranslations } from 'use-intl'
import type { ProgramDto } from '@/lib/protocol/program'
import { EmptyNote } from '../states/empty-note'
import { diffTerms, termsOf } from './program-versions'

/** What a version changed against the one before it. */
export function ProgramDiff({ program, version }: { program: ProgramDto; version: number }) {
  const t = useTranslations('grid-ui')
  const older = program.versions
    .map((each) => each.version)
    .filter((each) => each < version)
    .sort((a, b) => b - a)[0]
  const before = older === undefined ? null : termsOf(program, older)
  const after = termsOf(program, version)
  const changes = before && after ? diffTerms(before, after) : []
  if (changes.length === 0)
    return (
      <EmptyNote
        title={t(older === undefined ? 'programs.firstVersion' : 'programs.noChange')}
        text={t('programs.diffText')}
      />
    )
  return (
    <table className="r-table">
      <thead>
        <tr>
          <th>{t('programs.field')}</th>
          <th>v{older}</th>
          <th>v{version}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <td className="mono">{change.path}</td>
            <td className="muted" style={{ whiteSpace: 'normal' }}>
              {show(change.before)}
            </td>
            <td style={{ whiteSpace: 'normal' }}>{show(change.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function show(value: unknown): string {
  if (value === undefined || value === null) return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
