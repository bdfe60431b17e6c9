'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Hint } from '@/components/ui/hint'
import type { ApiProblem } from '@/lib/client/api'
import type { ListState } from '@/lib/client/use-list'
import { Trouble } from './trouble'

type SectionProps = { id: string; title: string; note?: string; children: ReactNode }

export function Section({ id, title, note, children }: SectionProps) {
  return (
    <section id={id} aria-label={title}>
      <div className="flex items-baseline justify-between gap-4 max-tablet:grid max-tablet:gap-1">
        <h2 className="text-when">{title}</h2>
        {note && <p className="text-body text-muted text-pretty">{note}</p>}
      </div>
      {children}
    </section>
  )
}

type ListProps<T> = { list: ListState<T>; empty: ReactNode; children: (items: T[]) => ReactNode }

/** A list in every state it can be in: coming, failed, empty, there. */
export function ListBody<T>({ list, empty, children }: ListProps<T>) {
  if (list.items === null) return <Trouble problem={list.problem} onRetry={list.reload} />
  return (
    <>
      {list.problem && <Trouble problem={list.problem} onRetry={list.reload} />}
      {list.items.length === 0 ? (
        <div className="list-box">
          <div className="list-row text-body text-muted">{empty}</div>
        </div>
      ) : (
        children(list.items)
      )}
    </>
  )
}

/** What became of a write, under the list it was about. */
export function ChangeProblem({ problem }: { problem: ApiProblem | null }) {
  const t = useTranslations('account.state')
  if (!problem) return null
  return <Hint error>{t('notSaved', { message: problem.detail })}</Hint>
}
