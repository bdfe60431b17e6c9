import { useTranslations } from 'use-intl'
import type { RequestProblem } from '@/lib/client/grid/call-api'

type Props = { title: string; problem: RequestProblem; onRetry?: () => void }

/** Something failed: what, what we know, the way to try again, and the reference to quote. */
export function ProblemNote({ title, problem, onRetry }: Props) {
  const t = useTranslations('grid-ui')
  return (
    <div className="r-empty" role="alert">
      <div className="strong">{title}</div>
      <div className="muted">
        {problem.detail || t(problem.status === 0 ? 'state.noAnswer' : 'state.failed')}
      </div>
      <div className="r-row wrap">
        {onRetry ? (
          <button type="button" className="r-btn" onClick={onRetry}>
            {t('action.retry')}
          </button>
        ) : null}
        {problem.requestId ? (
          <span className="mono muted">{t('state.reference', { id: problem.requestId.slice(0, 8) })}</span>
        ) : null}
      </div>
    </div>
  )
}
