'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { MeState } from '@/lib/client/use-me'
import { AccountFacts } from './account-facts'
import { useFormats } from './chat-context'
import { nextEventWords } from './next-event-words'

/** The rail on a narrow screen: one line under the header that opens. */
export function AccountSheet({ account }: { account: MeState }) {
  const t = useTranslations('chat')
  const formats = useFormats()
  const { me } = account
  const next = me?.nextEvent ? nextEventWords(me, formats, t) : null
  const middle = next ? (next.short ?? next.words) : (me?.program?.name ?? t('rail.noProgram'))
  return (
    <details className="sheet group sticky top-(--header) z-4 border-b border-line bg-page short:static">
      <summary className="flex min-h-12 items-center gap-2 px-6 text-label text-muted max-tablet:px-4">
        {me ? (
          <>
            <b className="font-medium text-ink">{me.maskedMeterId}</b>
            <Bar />
            <span className="truncate">{middle}</span>
            <Bar />
            <span className="whitespace-nowrap">
              {t('rail.earnedShort', {
                amount:
                  me.season.earnedMinor === 0
                    ? formats.moneyShort(0, me.currency)
                    : formats.money(me.season.earnedMinor, me.currency),
              })}
            </span>
          </>
        ) : (
          <span className="skeleton h-4 w-52" />
        )}
        <ChevronDown
          size={20}
          strokeWidth={1.5}
          className="ms-auto flex-none text-faint transition-transform group-open:rotate-180"
        />
        <span className="sr-only">{t('rail.sheet')}</span>
      </summary>
      <div className="grid max-h-[70dvh] gap-5 overflow-y-auto border-t border-line px-6 py-5 max-tablet:px-4">
        <AccountFacts account={account} />
      </div>
    </details>
  )
}

function Bar() {
  return (
    <span className="text-line-strong" aria-hidden="true">
      |
    </span>
  )
}
