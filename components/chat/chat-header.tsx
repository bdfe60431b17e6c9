'use client'

import { MenuIcon, MessageSquare, UserRound } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { BrandMark } from '@/components/ui/brand-mark'
import { Menu } from '@/components/ui/menu'
import type { ConnectionState } from '@/lib/client/connection-state'
import { useChat } from './chat-context'
import { ChatMenu } from './chat-menu'
import { PhoneHeaderLink } from './phone-header-link'

type Props = { connection: ConnectionState; meter: string | undefined }

export function ChatHeader({ connection, meter }: Props) {
  const { site, signedIn } = useChat()
  const t = useTranslations('chat.header')
  return (
    <HeaderFrame name={site.utilityName}>
      <ConnectionWord connection={connection} />
      <PhoneHeaderLink phone={site.phone} />
      {signedIn && meter && (
        <Link className="header-button" href="/account" aria-label={t('accountLabel', { meter })}>
          <UserRound size={18} strokeWidth={1.75} />
          <span className="max-tablet:hidden">{t('account', { meter })}</span>
        </Link>
      )}
      <Menu label={t('menu')} icon={<MenuIcon size={18} strokeWidth={1.75} />}>
        {(close) => <ChatMenu onClose={close} />}
      </Menu>
    </HeaderFrame>
  )
}

/** The bar that every page of the customer's side has. */
export function HeaderFrame({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <header className="sticky top-0 z-5 flex h-(--header) flex-none items-center gap-4 border-b border-line bg-page px-6 max-tablet:gap-2 max-tablet:px-4">
      <Link
        href="/"
        className="flex min-w-0 items-center gap-2.5 text-fact font-semibold tracking-[-0.012em] whitespace-nowrap"
      >
        <BrandMark />
        <span className="truncate">{name}</span>
      </Link>
      <div className="ms-auto flex flex-none items-center gap-1 max-tablet:-me-3 max-tablet:gap-0">
        {children}
      </div>
    </header>
  )
}

export function ChatLink() {
  const t = useTranslations('chat.header')
  return (
    <Link className="header-button" href="/" aria-label={t('chat')}>
      <MessageSquare size={18} strokeWidth={1.75} />
      <span className="max-tablet:hidden">{t('chat')}</span>
    </Link>
  )
}

function ConnectionWord({ connection }: { connection: ConnectionState }) {
  const t = useTranslations('chat.connection')
  const { phase } = connection
  const words =
    phase === 'reconnecting'
      ? t('reconnecting')
      : phase === 'offline'
        ? t('offline')
        : phase === 'server-gone'
          ? t('serverGone')
          : null
  if (!words) return null
  const hollow = phase !== 'reconnecting'
  return (
    <span className="status gap-2 px-2.5" data-tone="warn">
      <span
        className={`size-2 rounded-full ${hollow ? 'border-[1.5px] border-warn' : 'bg-warn-mark'}`}
        aria-hidden="true"
      />
      <span className="max-tablet:sr-only">{words}</span>
    </span>
  )
}
