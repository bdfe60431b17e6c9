import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LoginForm } from '@/components/grid/login/login-form'
import { pageActor } from '@/lib/auth/page-session'
import { env } from '@/lib/env'
import { requestLocale } from '@/lib/i18n/request-locale'
import { getTranslator } from '@/lib/i18n/translator'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator(await requestLocale(), 'grid-ui')
  return { title: t('title.login') }
}

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const next = insideRoom((await searchParams).next)
  if ((await pageActor('staff'))?.kind === 'staff') redirect(next)
  const { UTILITY_NAME, demo } = env()
  return <LoginForm utilityName={UTILITY_NAME} demo={demo} next={next} />
}

/** Only pages of the control room itself: nobody is sent elsewhere after signing in. */
function insideRoom(next: string | undefined): string {
  return next && /^\/admin(?:[/?]|$)/.test(next) && !next.startsWith('/admin/login') ? next : '/admin'
}
