'use client'

import { Laptop, Smartphone } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { Button } from '@/components/ui/button'
import { signOut } from '@/lib/client/auth-session'
import { useChange } from '@/lib/client/use-change'
import { useList } from '@/lib/client/use-list'
import type { SessionDto } from '@/lib/protocol/me'
import { useOnline } from './offline-banner'
import { ChangeProblem, ListBody, Section } from './section'

export function SessionsSection() {
  const t = useTranslations('account')
  const formats = useFormats()
  const list = useList<SessionDto>('/api/me/sessions')
  const { change, busy, problem } = useChange()
  const online = useOnline()
  const off = busy !== null || !online
  const others = list.items?.filter((session) => !session.current) ?? []

  async function end(session: SessionDto) {
    if (session.current) {
      await signOut('customer').catch(() => undefined)
      window.sessionStorage.clear()
      window.location.assign('/')
    } else if ((await change('DELETE', `/api/me/sessions/${session.sessionId}`)).ok) await list.reload()
  }

  async function endOthers() {
    for (const session of others) await change('DELETE', `/api/me/sessions/${session.sessionId}`)
    await list.reload()
  }

  return (
    <Section id="sessions" title={t('sections.sessions')} note={t('sessions.note')}>
      <ListBody list={list} empty={null}>
        {(items) => (
          <div className="list-box">
            {items.map((session) => {
              const Icon = /phone|android|mobile/i.test(session.device) ? Smartphone : Laptop
              return (
                <div key={session.sessionId} className="list-row" data-icon="true">
                  <Icon size={20} strokeWidth={1.5} className="text-muted" />
                  <div className="grid gap-0.5">
                    <h3 className="text-fact font-medium">{session.device}</h3>
                    <p className="text-label text-muted">
                      {session.current
                        ? t('sessions.this', { date: formats.day(session.signedInAt) })
                        : t('sessions.other', { date: formats.dateTime(session.lastUsedAt) })}
                    </p>
                  </div>
                  <Button
                    size="small"
                    off={off}
                    aria-label={t('sessions.signOutLabel', { device: session.device })}
                    onClick={() => void end(session)}
                  >
                    {t('sessions.signOut')}
                  </Button>
                </div>
              )
            })}
          </div>
        )}
      </ListBody>
      {others.length > 1 && (
        <Button size="small" className="justify-self-start" off={off} onClick={() => void endOthers()}>
          {t('sessions.everywhere')}
        </Button>
      )}
      <ChangeProblem problem={problem} />
    </Section>
  )
}
