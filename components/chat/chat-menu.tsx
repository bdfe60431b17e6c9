'use client'

import { Check, Download, Inbox, LogOut, Search } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { signOut } from '@/lib/client/auth-session'
import { chooseLocale, chooseTheme, currentTheme, type Theme } from '@/lib/client/preferences'
import { getSocket } from '@/lib/client/socket'
import { LOCALES } from '@/lib/i18n/locale'
import { useChat, useFormats } from './chat-context'
import { openSearch } from './search-dialog'
import { useNow } from './use-now'
import { useTranscript } from './use-transcript'

const THEMES: Theme[] = ['system', 'light', 'dark']
const LANGUAGE_NAMES = { en: 'English', es: 'Español' } as const

export function ChatMenu({ onClose }: { onClose: () => void }) {
  const t = useTranslations('chat.header')
  const { signedIn, site } = useChat()
  const { download, preparing } = useTranscript()
  const [leaving, setLeaving] = useState(false)

  async function leave() {
    setLeaving(true)
    await signOut('customer').catch(() => undefined)
    window.sessionStorage.clear()
    // The server ends the socket's session; a fresh handshake makes sure of it.
    getSocket('/chat').disconnect().connect()
    onClose()
  }

  return (
    <div className="grid">
      <LanguageRow signedIn={signedIn} />
      <ThemeRow />
      <hr className="mx-2.5 my-1.5 border-line" />
      <button
        type="button"
        className="menu-row"
        onClick={() => {
          onClose()
          openSearch()
        }}
      >
        <Search size={18} strokeWidth={1.5} className="text-muted" />
        {t('search')}
      </button>
      <button type="button" className="menu-row" onClick={() => void download().then(onClose)}>
        <Download size={18} strokeWidth={1.5} className="text-muted" />
        {preparing ? t('downloading') : t('download')}
      </button>
      {site.demo && (
        <a className="menu-row" href="/demo/inbox" target="_blank" rel="noreferrer">
          <Inbox size={18} strokeWidth={1.5} className="text-muted" />
          {t('demoInbox')}
        </a>
      )}
      {signedIn && (
        <button type="button" className="menu-row" onClick={() => void leave()}>
          <LogOut size={18} strokeWidth={1.5} className="text-muted" />
          {leaving ? t('signingOut') : t('signOut')}
        </button>
      )}
      <ZoneNote />
    </div>
  )
}

/** Whose clock all times here are on: a reader may sit in another zone. */
export function ZoneNote() {
  const t = useTranslations('chat.header')
  const formats = useFormats()
  const now = useNow(60_000)
  if (!now) return null
  return <p className="px-2.5 py-1.5 text-fine text-faint">{t('times', { zone: formats.zone(now) })}</p>
}

export function LanguageRow({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations('chat.header')
  const locale = useLocale()
  return (
    <fieldset className="px-2.5 pt-1.5 pb-2">
      <legend className="float-start mb-1.5 w-full text-label font-medium text-muted">{t('language')}</legend>
      <div className="either clear-both w-full!">
        {LOCALES.map((choice) => (
          <label key={choice} lang={choice}>
            <input
              type="radio"
              name="fl-language"
              checked={locale === choice}
              onChange={() => void chooseLocale(choice, signedIn)}
            />
            {LANGUAGE_NAMES[choice]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function ThemeRow() {
  const t = useTranslations('chat.header')
  const [theme, setTheme] = useState<Theme>(currentTheme)
  const names = { system: t('themeSystem'), light: t('themeLight'), dark: t('themeDark') }
  return (
    <fieldset className="grid px-0 pb-1">
      <legend className="px-2.5 pb-0.5 text-label font-medium text-muted">{t('theme')}</legend>
      {THEMES.map((choice) => (
        <label key={choice} className="menu-row has-focus-visible:outline-2 has-focus-visible:outline-accent">
          <input
            type="radio"
            name="fl-theme"
            className="sr-only"
            checked={theme === choice}
            onChange={() => {
              setTheme(choice)
              chooseTheme(choice)
            }}
          />
          <Check size={18} strokeWidth={1.75} className={theme === choice ? 'text-accent' : 'invisible'} />
          {names[choice]}
        </label>
      ))}
    </fieldset>
  )
}
