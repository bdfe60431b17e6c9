'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { preferences } from './preferences'

/** What single keys do; a list or panel on the page answers them by listening. */
export const ROOM_KEYS = ['j', 'k', 'a', 's', 'n', '/', '?'] as const
/** The one that works while somebody types, too, and when single keys are off */
export const PALETTE_KEY = 'Ctrl K'
export type RoomKey = (typeof ROOM_KEYS)[number] | typeof PALETTE_KEY

const KEY_NAMES = { '/': 'slash', '?': 'help', [PALETTE_KEY]: 'palette' } as const

type Listener = () => void
const listeners = new Map<RoomKey, Set<Listener>>()

/** While mounted, `run` answers the key; the newest listener is asked first. */
export function useRoomKey(key: RoomKey, run: Listener) {
  const latest = useRef(run)
  // Before the screen shows it: a key pressed at once means what is on the screen.
  useLayoutEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    const listener = () => latest.current()
    const set = listeners.get(key) ?? new Set()
    set.add(listener)
    listeners.set(key, set)
    return () => {
      set.delete(listener)
    }
  }, [key])
}

export function openShortcutHelp() {
  press('?')
}

export function openPalette() {
  press(PALETTE_KEY)
}

/** Single-key shortcuts for the whole room, and the list of them. Off while someone types, and by a switch. */
export function Keyboard() {
  const t = useTranslations('grid-ui')
  const dialog = useRef<HTMLDialogElement>(null)
  useRoomKey('?', () => dialog.current?.showModal())
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.altKey || event.isComposing || document.querySelector('dialog[open]')) return
      if (event.ctrlKey || event.metaKey) {
        const asked = event.key.toLowerCase() === 'k' && !event.shiftKey
        if (asked && press(PALETTE_KEY)) event.preventDefault()
        return
      }
      if (!preferences().keys || isTyping(event.target)) return
      const key = ROOM_KEYS.find((each) => each === event.key)
      if (key && press(key)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <dialog ref={dialog} className="r-dialog" aria-labelledby="shortcut-title">
      <div className="r-head">
        <h2 id="shortcut-title">{t('keys.title')}</h2>
      </div>
      <dl className="r-facts">
        {([...ROOM_KEYS, PALETTE_KEY, 'Enter', 'Esc'] as const).map((key) => (
          <KeyRow
            key={key}
            name={key}
            text={t(`keys.${KEY_NAMES[key as keyof typeof KEY_NAMES] ?? key}` as 'keys.help')}
          />
        ))}
      </dl>
      <form method="dialog" className="r-dialog-foot">
        <span className="muted small r-grow">{t('keys.off')}</span>
        <button type="submit" className="r-btn">
          {t('action.close')}
        </button>
      </form>
    </dialog>
  )
}

function KeyRow({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>
        <span className="r-key">{name}</span>
      </dt>
      <dd>{text}</dd>
    </>
  )
}

function press(key: RoomKey): boolean {
  const newest = [...(listeners.get(key) ?? [])].at(-1)
  newest?.()
  return newest !== undefined
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
