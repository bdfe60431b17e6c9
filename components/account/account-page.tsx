'use client'

import { UserRound } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { ChatLink, HeaderFrame } from '@/components/chat/chat-header'
import { PhoneHeaderLink } from '@/components/chat/phone-header-link'
import { useMe } from '@/lib/client/use-me'
import { AccountNav } from './account-nav'
import { DataSection } from './data-section'
import { DevicesSection } from './devices-section'
import { EarningsSection } from './earnings-section'
import { NoticesSection } from './notices-section'
import { OfflineBanner } from './offline-banner'
import { OrdersSection } from './orders-section'
import { Overview } from './overview'
import { PreferencesMenu } from './preferences-menu'
import { ProgramsSection } from './programs-section'
import { SessionsSection } from './sessions-section'
import { SignInFirst } from './sign-in-first'
import { Trouble } from './trouble'

export type AccountSite = { utilityName: string; phone: string }

/** Everything the utility and the customer have with each other, on one page. */
export function AccountPage({ site }: { site: AccountSite }) {
  const t = useTranslations('chat.header')
  const account = useMe(true, '')
  const { me, problem } = account
  const signedOut = problem?.status === 401

  return (
    <div className="shell">
      <HeaderFrame name={site.utilityName}>
        <ChatLink />
        <PhoneHeaderLink phone={site.phone} />
        {me && (
          <Link
            className="header-button max-tablet:hidden"
            href="/account"
            aria-current="page"
            aria-label={t('accountLabel', { meter: me.maskedMeterId })}
          >
            <UserRound size={18} strokeWidth={1.75} />
            <span className="max-tablet:hidden">{t('account', { meter: me.maskedMeterId })}</span>
          </Link>
        )}
        <PreferencesMenu signedIn={me !== null} />
      </HeaderFrame>
      <OfflineBanner />
      <main className="flex-1">
        {signedOut ? (
          <SignInFirst />
        ) : (
          <div className="account">
            <AccountNav />
            <div className="account-body">
              {me ? <Overview me={me} /> : <Trouble problem={problem} onRetry={account.reload} />}
              <ProgramsSection onChange={account.reload} />
              <OrdersSection currency={me?.currency} onChange={account.reload} />
              <EarningsSection />
              <NoticesSection grid={me ? { ...me.grid, receivedAt: account.receivedAt } : null} />
              <DevicesSection meter={me?.maskedMeterId} simulated={me?.simulated ?? false} />
              <SessionsSection />
              <DataSection />
            </div>
          </div>
        )}
      </main>
    </div>
  )
}
