'use client'

import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import type { ApiProblem } from '@/lib/client/api'

type Props = { problem: ApiProblem | null; onRetry: () => void }

/** Still coming (its shape), or failed (why, what to do, what to quote). */
export function Trouble({ problem, onRetry }: Props) {
  const t = useTranslations('account.state')
  if (!problem)
    return (
      <div className="list-box" role="status" aria-label={t('loading')}>
        <div className="list-row">
          <div className="grid gap-2">
            <div className="skeleton h-5 w-44" />
            <div className="skeleton h-4 w-64 max-w-full" />
          </div>
        </div>
      </div>
    )
  return (
    <div className="list-box" role="alert">
      <div className="list-row">
        <div className="grid gap-0.5">
          <p className="text-body">{problem.status === 0 ? t('offline') : t('failed')}</p>
          {problem.requestId && (
            <p className="text-label text-faint">{t('reference', { id: problem.requestId })}</p>
          )}
        </div>
        <Button size="small" onClick={onRetry}>
          {t('retry')}
        </Button>
      </div>
    </div>
  )
}
