'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { personName } from '@/lib/client/grid/asset-label'
import type { ActivationDto } from '@/lib/protocol/activation'
import { useGrid, useRoom } from '../shell/room-context'
import { usePages } from '../shell/use-pages'
import { useSelection } from '../shell/use-selection'
import { EmptyNote } from '../states/empty-note'
import { ProblemNote } from '../states/problem-note'
import { Skeleton } from '../states/skeleton'
import { acceptedShare, isRunning } from './activation-facts'
import { ActivationState } from './activation-state'

/** Every activation, newest first; each row opens its page. */
export function ActivationList() {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { get, set } = useSelection()
  const running = get('state') === 'running'
  const live = useGrid((state) => state.activations)
  const pages = usePages<ActivationDto>('/api/grid/activations')
  const activations = useMemo(() => {
    const known = new Map(pages.items.map((each) => [each.id, each]))
    for (const each of live.values()) {
      const old = known.get(each.id)
      if (!old || each.version > old.version) known.set(each.id, each)
    }
    return [...known.values()].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))
  }, [pages.items, live])
  const shown = running ? activations.filter(isRunning) : activations
  const settled = activations.filter((each) => each.state === 'settled')
  const energyKwh = settled.reduce((sum, each) => sum + (each.energyKwh ?? 0), 0)
  const paid = settled.reduce((sum, each) => sum + (each.settlement?.totalMinor ?? 0), 0)
  const currency = settled[0]?.settlement?.currency
  return (
    <div className="r-page full-height">
      <div className="page-head">
        <h1>{t('nav.activations')}</h1>
        <span className="muted small">
          {t('activation.listSummary', {
            running: activations.filter(isRunning).length,
            settled: settled.length,
          })}
          {settled.length > 0 && currency
            ? ` ${t('activation.listTotals', { kwh: format.number(energyKwh), paid: format.money(paid, currency) })}`
            : null}
        </span>
        <span className="r-grow" />
        <fieldset className="r-seg" aria-label={t('activation.which')}>
          <button type="button" aria-pressed={!running} onClick={() => set({ state: null })}>
            {t('activation.allOfThem')}
          </button>
          <button type="button" aria-pressed={running} onClick={() => set({ state: 'running' })}>
            {t('activation.underWay')}
          </button>
        </fieldset>
      </div>
      <div className="page-body" style={{ gridTemplateRows: 'minmax(0, 1fr)' }}>
        <section className="r-panel" style={{ alignSelf: 'start', maxHeight: '100%' }}>
          {pages.problem && activations.length === 0 ? (
            <ProblemNote title={t('activation.failed')} problem={pages.problem} onRetry={pages.retry} />
          ) : pages.loading && activations.length === 0 ? (
            <Skeleton rows={8} />
          ) : shown.length === 0 ? (
            <EmptyNote
              title={t(running ? 'activation.noneRunning' : 'activation.none')}
              text={t('activation.noneText')}
            />
          ) : (
            <div className="r-scroll">
              <ActivationTable activations={shown} />
              {pages.ended ? null : (
                <div style={{ padding: 12 }}>
                  <button type="button" className="r-btn" disabled={pages.loading} onClick={pages.more}>
                    {t('action.more')}
                  </button>
                </div>
              )}
            </div>
          )}
        </section>
      </div>
    </div>
  )
}

function ActivationTable({ activations }: { activations: ActivationDto[] }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  return (
    <table className="r-table">
      <thead className="pinned">
        <tr>
          <th>{t('activation.title')}</th>
          <th>{t('activation.col.state')}</th>
          <th>{t('activation.col.asset')}</th>
          <th>{t('activation.col.window')}</th>
          <th className="number">{t('activation.col.asked')}</th>
          <th className="number">{t('activation.funnel.accepted')}</th>
          <th className="number">{t('activation.col.expected')}</th>
          <th className="number">{t('activation.col.measured')}</th>
          <th className="number">kWh</th>
          <th className="number">{t('activation.col.paid')}</th>
          <th>{t('activation.col.decidedBy')}</th>
        </tr>
      </thead>
      <tbody>
        {activations.map((each) => (
          <tr key={each.id}>
            <td>
              <Link className="r-link" href={`/admin/activations/${each.id}`} prefetch={false}>
                {each.reference}
              </Link>
            </td>
            <td>
              <ActivationState state={each.state} />
            </td>
            <td>
              {each.transformerId} <span className="muted">{each.transformerName}</span>
            </td>
            <td>
              {format.dayMinute(each.startAt)}–{format.minute(each.endAt)}
            </td>
            <td className="number">{format.whole(each.funnel.asked)}</td>
            <td className="number">{acceptedShare(each, format)}</td>
            <td className="number muted">{format.number(each.expectedKw)} kW</td>
            <td className="number strong">
              {each.reductionKw === null ? '–' : `${format.number(each.reductionKw)} kW`}
            </td>
            <td className="number">{each.energyKwh === null ? '–' : format.number(each.energyKwh)}</td>
            <td className="number">
              {each.settlement ? format.money(each.settlement.totalMinor, each.settlement.currency) : '–'}
            </td>
            <td className="muted">{personName(each.decidedBy)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
