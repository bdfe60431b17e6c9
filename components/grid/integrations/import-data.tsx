'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestProblem } from '@/lib/client/grid/call-api'
import type { ImportReport } from '@/lib/protocol/admin-intake'
import { useRoom } from '../shell/room-context'
import { usePermission } from '../shell/use-permission'
import { NoPermission } from '../states/no-permission'
import { Refusal } from '../states/refusal'
import { Icon } from '../symbols/icon'

const KINDS = ['network', 'customers', 'devices'] as const
type Kind = (typeof KINDS)[number]

/** A utility's own data from CSV: always tried first, with every problem by its line, then written whole or not at all. */
export function ImportData() {
  const t = useTranslations('grid-ui')
  const { format, refresh } = useRoom()
  const permission = usePermission('admin')
  const [kind, setKind] = useState<Kind>('network')
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const [problem, setProblem] = useState<RequestProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  async function run(dryRun: boolean) {
    if (!file) return
    setBusy(true)
    setProblem(null)
    const answer = await upload(kind, file, dryRun)
    setBusy(false)
    if ('problem' in answer) return setProblem(answer.problem)
    setReport(answer.report)
    if (answer.report.written) refresh()
  }
  function choose(next: File | null) {
    setFile(next)
    setReport(null)
    setProblem(null)
  }
  if (!permission.allowed) return <NoPermission needs="admin" />
  return (
    <section className="r-panel" aria-label={t('import.title')}>
      <div className="r-head">
        <h2>{t('import.title')}</h2>
        <span className="muted small ellipsis">{t('import.note')}</span>
        <span className="r-grow" />
        <fieldset className="r-seg" aria-label={t('import.kind')}>
          {KINDS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={kind === each}
              onClick={() => {
                setKind(each)
                choose(null)
                if (input.current) input.current.value = ''
              }}
            >
              {t(`import.kinds.${each}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <div className="r-dialog-body">
        <p className="muted">
          {t('import.columns')} <span className="mono">{t(`import.columnsOf.${kind}`)}</span>
        </p>
        <div className="r-row wrap">
          <label className="r-field">
            <span className="label">{t('import.file')}</span>
            <input
              ref={input}
              type="file"
              accept=".csv,text/csv"
              onChange={(event) => choose(event.target.files?.[0] ?? null)}
            />
          </label>
          <span className="r-grow" />
          <button type="button" className="r-btn" disabled={!file || busy} onClick={() => void run(true)}>
            {t('import.try')}
          </button>
          <button
            type="button"
            className="r-btn primary"
            disabled={!file || busy || !report?.dryRun || report.problemCount > 0}
            title={report ? undefined : t('import.tryFirst')}
            onClick={() => void run(false)}
          >
            {t('import.write')}
          </button>
        </div>
        <Refusal problem={problem} />
      </div>
      {report ? (
        <div role="status">
          <div className="r-row" style={{ padding: '8px 12px', borderTop: '1px solid var(--line)' }}>
            <Icon
              name={report.problemCount === 0 ? 'check' : 'cross'}
              className={report.problemCount === 0 ? 'act-text' : undefined}
            />
            <b>
              {t(
                report.written
                  ? 'import.written'
                  : report.problemCount > 0
                    ? 'import.refused'
                    : 'import.fine',
              )}
            </b>
            <span className="muted">
              {t('import.counts', {
                rows: format.whole(report.rows),
                created: format.whole(report.created),
                changed: format.whole(report.changed),
                unchanged: format.whole(report.unchanged),
              })}
            </span>
          </div>
          {report.problems.length > 0 ? (
            <div className="r-scroll" style={{ maxHeight: 420 }}>
              <table className="r-table">
                <thead className="pinned">
                  <tr>
                    <th className="number">{t('import.line')}</th>
                    <th>{t('import.column')}</th>
                    <th>{t('import.problem', { n: format.whole(report.problemCount) })}</th>
                  </tr>
                </thead>
                <tbody>
                  {report.problems.map((each) => (
                    <tr key={`${each.line}.${each.column}.${each.detail}`}>
                      <td className="number">{each.line}</td>
                      <td className="mono">{each.column ?? '–'}</td>
                      <td style={{ whiteSpace: 'normal' }}>{each.detail}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

async function upload(
  kind: Kind,
  file: File,
  dryRun: boolean,
): Promise<{ report: ImportReport } | { problem: RequestProblem }> {
  try {
    const response = await fetch(`/api/admin/import/${kind}${dryRun ? '?dryRun=1' : ''}`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: file,
    })
    const body = (await response.json()) as { data?: ImportReport; code?: string; detail?: string }
    if (body.data) return { report: body.data }
    return {
      problem: {
        status: response.status,
        code: body.code ?? 'internal',
        detail: body.detail ?? '',
        requestId: response.headers.get('x-request-id'),
      },
    }
  } catch {
    return { problem: { status: 0, code: 'offline', detail: '', requestId: null } }
  }
}
