'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { hasOlder } from '@/lib/client/message-log'
import { saveFile } from '@/lib/client/save-file'
import { writeTranscript } from '@/lib/client/transcript'
import { getConversationStore } from '@/lib/client/use-conversation'
import { useChat, useFormats } from './chat-context'

/** The whole conversation as a text file: older pages are fetched first. */
export function useTranscript() {
  const t = useTranslations('chat')
  const { site } = useChat()
  const formats = useFormats()
  const [preparing, setPreparing] = useState(false)

  async function download() {
    setPreparing(true)
    const store = getConversationStore('/chat')
    for (let before = -1; hasOlder(store.getSnapshot().log); ) {
      const { length } = store.getSnapshot().log.messages
      if (length === before) break
      before = length
      await store.loadOlder()
    }
    const now = new Date()
    const names = {
      customer: t('message.you'),
      agent: t('message.assistant'),
      admin: site.utilityName,
      system: t('message.system'),
    }
    const heading = t('transcript.heading', { utility: site.utilityName, time: formats.dateTime(now) })
    const text = writeTranscript(heading, store.getSnapshot().log.messages, names, formats)
    saveFile(`${t('transcript.file')}-${now.toISOString().slice(0, 10)}.txt`, 'text/plain', text)
    setPreparing(false)
  }

  return { download, preparing }
}
