import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { PartProps } from '../part-view'

export function ErrorNote({ part }: PartProps<'error'>) {
  const t = useTranslations('chat.error')
  return (
    <p className="flex items-start gap-2.5 rounded-card border border-line bg-card px-4 py-3 text-body">
      <CircleAlert size={20} strokeWidth={1.5} className="flex-none text-error" />
      <span>
        {part.text}
        {part.requestId && (
          <span className="block text-label text-faint">{t('reference', { id: part.requestId })}</span>
        )}
      </span>
    </p>
  )
}
