import type { Metadata } from 'next'
import { SolarOrders } from '@/components/grid/customers/solar-orders'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'customers-ui')
  return { title: t('title.solarOrders') }
}

export default function SolarOrdersPage() {
  return <SolarOrders />
}
