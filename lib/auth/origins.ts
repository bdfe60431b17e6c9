import type { Env } from '@/lib/env'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** Exactly the origins of our own pages. In demo the loopback names are alike. */
export function isOwnOrigin(
  env: Pick<Env, 'publicUrl' | 'demo'>,
  origin: string | null | undefined,
): boolean {
  if (!origin) return false
  const own = new URL(env.publicUrl)
  if (origin === own.origin) return true
  if (!env.demo || !LOOPBACK.includes(own.hostname)) return false
  return LOOPBACK.some((host) => origin === `${own.protocol}//${host}${own.port ? `:${own.port}` : ''}`)
}
