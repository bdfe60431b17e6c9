'use client'

import { useTranslations } from 'use-intl'
import type { ProgramDto } from '@/lib/protocol/program'
import { useRoom } from '../shell/room-context'

type Props = { program: ProgramDto; version: number; onVersion: (version: number) => void }

/** Every version with who keeps it. */
export function ProgramVersions({ program, version, onVersion }: Props) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const keeps = (of: number) => program.enrolled.byVersion?.find((each) => each.version === of)?.count ?? 0
  return (
    <table className="r-table">
      <thead>
        <tr>
          <th>{t('programs.version')}</th>
          <th>{t('programs.publishedAt')}</th>
          <th className="number">{t('feeder.col.enrolled')}</th>
          <th>
            <span className="visually-hidden">{t('action.column')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {program.versions.map((each) => (
          <tr key={each.version} className={each.version === version ? 'selected' : undefined}>
            <td>
              v{each.version}
              {each.version === program.currentVersion && each.publishedAt ? ` ${t('programs.current')}` : ''}
            </td>
            <td className="muted">
              {each.publishedAt ? format.dayMinute(each.publishedAt) : t('programs.draft')}
            </td>
            <td className="number">{format.whole(keeps(each.version))}</td>
            <td className="number">
              <button type="button" className="r-link" onClick={() => onVersion(each.version)}>
                {t('dock.open')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
