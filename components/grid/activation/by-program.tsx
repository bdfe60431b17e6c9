'use client'

import { useTranslations } from 'use-intl'
import type { ActivationDto } from '@/lib/protocol/activation'
import type { ActivationHome } from '@/lib/protocol/activation-homes'
import { useRoom } from '../shell/room-context'

/** Accepted, measured and expected kW of each program called; rewards once they are known. */
export function ByProgram({
  activation,
  homes,
}: {
  activation: ActivationDto
  homes: ActivationHome[] | null
}) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const currency = activation.settlement?.currency
  const rows = activation.programs.map((program) => {
    const members = (homes ?? []).filter((home) => home.programId === program.programId)
    return {
      ...program,
      accepted: members.filter((home) => home.state === 'accepted').length,
      reductionKw: sum(members.map((home) => home.reductionKw)),
      amountMinor: sum(members.map((home) => home.amountMinor)),
    }
  })
  const together = {
    accepted: rows.reduce((n, row) => n + row.accepted, 0),
    participants: rows.reduce((n, row) => n + row.participants, 0),
    reductionKw: sum(rows.map((row) => row.reductionKw)),
    // The plan's own sum: the programs' figures are rounded each by itself.
    expectedKw: activation.expectedKw,
    amountMinor: sum(rows.map((row) => row.amountMinor)),
  }
  const kw = (value: number | null) => (value === null ? '–' : format.number(value))
  return (
    <section className="r-panel" aria-label={t('activation.byProgram')}>
      <div className="r-head">
        <h2>{t('activation.byProgram')}</h2>
        <span className="muted small">{t('activation.byProgramNote')}</span>
      </div>
      <div className="r-table-wrap">
        <table className="r-table">
          <thead>
            <tr>
              <th>{t('activation.col.program')}</th>
              <th className="number">{t('activation.funnel.accepted')}</th>
              <th className="number">kW</th>
              <th className="number">{t('activation.col.expected')}</th>
              {currency ? <th className="number">{t('activation.col.paid')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.programId}>
                <td className="ellipsis" style={{ maxWidth: 130 }} title={row.name}>
                  {row.name}
                </td>
                <td className="number">{t('activation.nOf', { n: row.accepted, of: row.participants })}</td>
                <td className="number">{kw(row.reductionKw)}</td>
                <td className="number muted">{format.number(row.expectedKw)}</td>
                {currency ? (
                  <td className="number">
                    {row.amountMinor === null ? '–' : format.money(row.amountMinor, currency)}
                  </td>
                ) : null}
              </tr>
            ))}
            <tr>
              <td className="strong">{t('activation.together')}</td>
              <td className="number strong">
                {t('activation.nOf', { n: together.accepted, of: together.participants })}
              </td>
              <td className="number strong">{kw(together.reductionKw)}</td>
              <td className="number strong">{format.number(together.expectedKw)}</td>
              {currency ? (
                <td className="number strong">
                  {together.amountMinor === null ? '–' : format.money(together.amountMinor, currency)}
                </td>
              ) : null}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  )
}

function sum(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
}
