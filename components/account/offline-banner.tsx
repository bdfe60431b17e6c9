'use client'

import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'

function subscribe(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

export function useOnline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
}

export function OfflineBanner() {
  const t = useTranslations('account.state')
  if (useOnline()) return null
  return (
    <div className="banner" role="status">
      <div className="mx-auto flex min-h-13 max-w-[1064px] items-center gap-2.5 px-6 py-2 max-tablet:px-4">
        <WifiOff size={20} strokeWidth={1.5} className="flex-none text-warn" />
        <p>{t('offline')}</p>
      </div>
    </div>
  )
}
