import { useTranslations } from 'use-intl'
import type { RequestProblem } from '@/lib/client/grid/call-api'

/** Why the last thing pressed was not done; nothing while there is no reason. */
export function Refusal({ problem }: { problem: RequestProblem | null }) {
  const t = useTranslations('grid-ui')
  if (!problem) return null
  return (
    <p className="r-problem small" role="alert">
      {problem.detail || t(problem.status === 0 ? 'state.noAnswer' : 'state.failed')}
    </p>
  )
}
