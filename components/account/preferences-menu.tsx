'use client'

import { LogOut, MenuIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { LanguageRow, ThemeRow, ZoneNote } from '@/components/chat/chat-menu'
import { Menu } from '@/components/ui/menu'
import { signOut } from '@/lib/client/auth-session'

/** Language, appearance, and the way out, on pages without a conversation. */
export function PreferencesMenu({ signedIn }: { signedIn: boolean }) {
  const t = useTranslations('chat.header')
  const [leaving, setLeaving] = useState(false)

  async function leave() {
    setLeaving(true)
    await signOut('customer').catch(() => undefined)
    window.sessionStorage.clear()
    window.location.assign('/')
  }

  return (
    <Menu label={t('menu')} icon={<MenuIcon size={18} strokeWidth={1.75} />}>
      {() => (
        <div className="grid">
          <LanguageRow signedIn={signedIn} />
          <ThemeRow />
          {signedIn && (
            <>
              <hr className="mx-2.5 my-1.5 border-line" />
              <button type="button" className="menu-row" onClick={() => void leave()}>
                <LogOut size={18} strokeWidth={1.5} className="text-muted" />
                {leaving ? t('signingOut') : t('signOut')}
              </button>
            </>
          )}
          <ZoneNote />
        </div>
      )}
    </Menu>
  )
}
