'use client'

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { MeState } from '@/lib/client/use-me'
import { AccountFacts } from './account-facts'

/** The account at a glance, beside the conversation on a wide screen. */
export function AccountRail({ account }: { account: MeState }) {
  const t = useTranslations('chat.rail')
  return (
    <aside className="rail" aria-label={t('label')}>
      <div className="rail-inner">
        <AccountFacts account={account} />
        <section>
          <Link
            href="/account"
            className="-my-2 flex min-h-10 items-center justify-between text-body font-medium hover:text-accent"
          >
            {t('allAccount')}
            <ChevronRight size={20} strokeWidth={1.5} className="text-faint" />
          </Link>
        </section>
      </div>
    </aside>
  )
}
