'use client'

import { useDeferredValue, useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { hasOlder, type MessageLog } from '@/lib/client/message-log'
import { searchMessages } from '@/lib/client/search-messages'
import { getConversationStore } from '@/lib/client/use-conversation'
import { useChat, useFormats } from './chat-context'

const OPEN_EVENT = 'feederline:search'

export function openSearch(): void {
  window.dispatchEvent(new Event(OPEN_EVENT))
}

type Props = { log: MessageLog; loadingOlder: boolean }

/** Finds words in what is loaded, fetches more on demand, and goes to the message. */
export function SearchDialog({ log, loadingOlder }: Props) {
  const t = useTranslations('chat.search')
  const [open, setOpen] = useState(false)

  useEffect(() => {
    const show = () => setOpen(true)
    window.addEventListener(OPEN_EVENT, show)
    return () => window.removeEventListener(OPEN_EVENT, show)
  }, [])

  if (!open) return null
  return (
    <Dialog title={t('title')} closeLabel={t('close')} onClose={() => setOpen(false)}>
      <Search log={log} loadingOlder={loadingOlder} onClose={() => setOpen(false)} />
    </Dialog>
  )
}

function Search({ log, loadingOlder, onClose }: Props & { onClose: () => void }) {
  const t = useTranslations('chat')
  const formats = useFormats()
  const { showMessage } = useChat()
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query)
  const id = useId()
  const hits = searchMessages(log.messages, wanted)
  const searching = wanted.trim().length >= 2

  return (
    <div className="grid gap-3 p-5">
      <label htmlFor={id} className="sr-only">
        {t('search.field')}
      </label>
      <input
        id={id}
        type="search"
        className="input-box"
        placeholder={t('search.field')}
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <p role="status" className="text-label text-muted">
        {searching ? t('search.results', { count: hits.length }) : t('search.hint')}
      </p>
      <ul className="grid">
        {hits.slice(0, 60).map((hit) => (
          <li key={hit.seq} className="border-t border-line first:border-0">
            <button
              type="button"
              className="grid w-full gap-0.5 rounded-small px-2 py-2.5 text-start hover:bg-card"
              onClick={() => {
                onClose()
                requestAnimationFrame(() => showMessage(hit.seq))
              }}
            >
              <span className="text-label text-faint">
                {hit.role === 'customer' ? t('message.you') : t('message.assistant')},{' '}
                {formats.dateTime(hit.at)}
              </span>
              <span className="text-body">
                {hit.before}
                <mark className="rounded-[3px] bg-accent-wash text-ink">{hit.match}</mark>
                {hit.after}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hasOlder(log) && (
        <Button
          size="small"
          className="justify-self-start"
          off={loadingOlder}
          onClick={() => void getConversationStore('/chat').loadOlder()}
        >
          {loadingOlder ? t('search.loading') : t('search.older')}
        </Button>
      )}
    </div>
  )
}
