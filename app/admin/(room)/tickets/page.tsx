import type { Metadata } from 'next'
import { TicketDesk } from '@/components/grid/customers/ticket-desk'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'customers-ui')
  return { title: t('title.tickets') }
}

export default function TicketsPage() {
  return <TicketDesk />
}
