import Link from 'next/link'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export default async function NotFound() {
  const t = await getTranslator(await requestLocale(), 'account')
  return (
    <main className="lane grid min-h-dvh content-center justify-items-start gap-4 py-16">
      <h1 className="text-key">{t('notFound.title')}</h1>
      <p className="measure text-muted">{t('notFound.text')}</p>
      <Link href="/" className="button" data-kind="primary">
        {t('notFound.act')}
      </Link>
    </main>
  )
}
