import type { Metadata } from 'next'
import { InviteForm } from '@/components/grid/login/invite-form'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.invite') }
}

export default function InvitePage() {
  return <InviteForm />
}
