'use client'

import { useTranslations } from 'use-intl'
import { formatSpan } from '@/lib/client/grid/room-format'
import type { ActivationDryRun } from '@/lib/protocol/activation'
import { useRoom } from '../shell/room-context'
import { Icon } from '../symbols/icon'

/** What a confirmation would do, what refuses it and what to know before. Nothing has been sent. */
export function PlanCheckResult({ result }: { result: ActivationDryRun }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  const { approval } = result
  // While everybody acts, which is what the need is held against.
  const full = result.expectedKw > 0 ? result.fullKw / result.expectedKw : 1
  return (
    <section className="check-result" aria-label={t('check.result')} aria-live="polite">
      <table className="r-table">
        <thead>
          <tr>
            <th>{t('activation.col.program')}</th>
            <th className="number">{t('activation.col.asked')}</th>
            <th className="number">{t('activation.col.expected')}</th>
          </tr>
        </thead>
        <tbody>
          {result.programs.map((program) => (
            <tr key={program.programId}>
              <td>{program.name}</td>
              <td className="number">{format.whole(program.participants)}</td>
              <td className="number">{format.number(program.expectedKw)} kW</td>
            </tr>
          ))}
          <tr className="strong">
            <td>{t('activation.together')}</td>
            <td className="number">{format.whole(result.wouldAsk)}</td>
            <td className="number">{format.number(result.expectedKw)} kW</td>
          </tr>
        </tbody>
      </table>
      <ul className="reasons">
        <li>
          <Icon name="clock" size={11} />
          <span>
            {t('check.window', {
              from: format.dayMinute(result.startAt),
              to: format.minute(result.endAt),
              span: formatSpan(Date.parse(result.endAt) - Date.parse(result.startAt)),
            })}
          </span>
        </li>
        <li>
          <Icon name={result.fullKw >= result.neededKw ? 'check' : 'cross'} size={11} />
          <span>
            {t('check.band', {
              low: format.number(Math.round(10 * result.lowKw * full) / 10),
              high: format.number(Math.round(10 * result.highKw * full) / 10),
              need: format.number(result.neededKw),
            })}
          </span>
        </li>
        {result.blocks.map((block) => (
          <li key={`${block.code}${block.text}`}>
            <Icon name="stop" size={11} />
            <span>
              <b>{t('check.refused')}</b> {block.text}
            </span>
          </li>
        ))}
        {result.warnings.map((warning) => (
          <li key={`${warning.code}${warning.text}`}>
            <Icon name="cross" size={11} />
            <span>{warning.text}</span>
          </li>
        ))}
        {approval.needed ? (
          <li>
            <Icon name="clock" size={11} />
            <span>
              {approval.endorsedBy ? t('check.secondOf', { who: approval.endorsedBy }) : t('check.twoNeeded')}
            </span>
          </li>
        ) : null}
      </ul>
      <p className="micro muted">{t('check.nothingSent')}</p>
    </section>
  )
}
