'use client'

import { WifiOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Hint } from '@/components/ui/hint'
import { Status } from '@/components/ui/status'
import { useChat } from './chat-context'

/** Why a card's buttons do not act just now, or what became of the last press. */
export function ActStatus({ problem }: { problem?: string | null }) {
  const { live } = useChat()
  const t = useTranslations('chat.connection')
  if (!live) return <Status icon={<WifiOff size={16} />}>{t('cardWaits')}</Status>
  return problem ? <Hint error>{problem}</Hint> : null
}
