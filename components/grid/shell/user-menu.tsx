'use client'

import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { signOut } from '@/lib/client/auth-session'
import { Icon } from '../symbols/icon'
import { PRIORITY_SOUNDS, playTone } from './alarm-tone'
import { openPalette, openShortcutHelp } from './keyboard'
import { usePreference } from './preferences'
import { useRoom } from './room-context'

/** The person, their sounds and shortcuts, the way out. */
export function UserMenu() {
  const t = useTranslations('grid-ui')
  const { me } = useRoom()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const close = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [open])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what opened inside
    <div
      className="room-user"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        setOpen(false)
        box.current?.querySelector('button')?.focus()
      }}
    >
      <button
        type="button"
        className="r-btn tiny plain"
        aria-expanded={open}
        aria-label={t('user.menu', { name: me.name })}
        onClick={() => setOpen(!open)}
      >
        <Icon name="person" />
        <Icon name="open" size={11} className="desk-only" />
      </button>
      {open ? <Menu close={() => setOpen(false)} /> : null}
    </div>
  )
}

function Menu({ close }: { close: () => void }) {
  const t = useTranslations('grid-ui')
  const { me } = useRoom()
  const [sounds, setSounds] = usePreference('sounds')
  const [keys, setKeys] = usePreference('keys')
  return (
    <div className="r-menu">
      <div className="who">
        <div className="strong">{me.name}</div>
        <div className="muted small">{t(`role.${me.role}`)}</div>
      </div>
      {PRIORITY_SOUNDS.map((priority) => (
        <label key={priority} className="r-check" style={{ padding: '4px 12px' }}>
          <input
            type="checkbox"
            checked={sounds.includes(priority)}
            onChange={(event) => {
              if (event.target.checked) playTone(priority)
              setSounds(
                event.target.checked ? [...sounds, priority] : sounds.filter((each) => each !== priority),
              )
            }}
          />
          {t('user.sound', { priority })}
        </label>
      ))}
      <label className="r-check" style={{ padding: '4px 12px' }}>
        <input type="checkbox" checked={keys} onChange={(event) => setKeys(event.target.checked)} />
        {t('user.keys')}
      </label>
      <button
        type="button"
        onClick={() => {
          close()
          openPalette()
        }}
      >
        {t('palette.title')} <span className="r-key">Ctrl K</span>
      </button>
      <button
        type="button"
        onClick={() => {
          close()
          openShortcutHelp()
        }}
      >
        {t('user.shortcuts')} <span className="r-key">?</span>
      </button>
      <hr />
      {(['handover', 'rules', 'automation', 'team', 'audit', 'account'] as const).map((page) => (
        <Link
          key={page}
          href={page === 'rules' ? '/admin/alarm-rules' : `/admin/${page}`}
          prefetch={false}
          onClick={close}
        >
          {t(`nav.${page}`)}
        </Link>
      ))}
      <Link href="/admin?wall=1" prefetch={false} onClick={close}>
        {t('nav.wall')}
      </Link>
      <hr />
      <button
        type="button"
        onClick={async () => {
          await signOut('staff')
          location.assign('/admin/login')
        }}
      >
        {t('user.signOut')}
      </button>
    </div>
  )
}
