'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { callApi } from '@/lib/client/grid/call-api'
import type { FloodGroup } from '@/lib/client/grid/flood'
import type { AlertDto } from '@/lib/protocol/alert'
import { Dialog } from '../shell/dialog'
import { useRoom } from '../shell/room-context'
import type { Permission } from '../shell/use-permission'

const AT_ONCE = 4

/** Acknowledges the low alarms of a group after naming their number. */
export function GroupAcknowledge({ group, permission }: { group: FloodGroup; permission: Permission }) {
  const t = useTranslations('grid-ui')
  const { store } = useRoom()
  const [asking, setAsking] = useState(false)
  const [left, setLeft] = useState<number | null>(null)
  const [failed, setFailed] = useState(0)
  async function acknowledge() {
    const waiting = [...group.unseenLow]
    setLeft(waiting.length)
    setFailed(0)
    let problems = 0
    async function worker() {
      for (let alert = waiting.pop(); alert; alert = waiting.pop()) {
        const answer = await callApi<AlertDto>(`/api/grid/alerts/${alert.id}/acknowledge`, {
          method: 'POST',
          body: {},
        })
        if (answer.ok) store.dispatch({ type: 'alert', alert: answer.data })
        else problems += 1
        setLeft(waiting.length)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    setLeft(null)
    setFailed(problems)
    if (problems === 0) setAsking(false)
  }
  const n = group.unseenLow.length
  return (
    <>
      <button
        type="button"
        className="r-btn tiny"
        disabled={!permission.allowed}
        title={permission.reason}
        onClick={() => setAsking(true)}
      >
        {t('flood.acknowledge', { n })}
      </button>
      {asking ? (
        <Dialog title={t('flood.askTitle', { n, name: group.name })} onClose={() => setAsking(false)}>
          <div className="r-dialog-body">
            <p>{t('flood.askText')}</p>
            {failed > 0 ? (
              <p className="r-problem" role="alert">
                {t('flood.failed', { n: failed })}
              </p>
            ) : null}
          </div>
          <div className="r-dialog-foot">
            <button type="button" className="r-btn" onClick={() => setAsking(false)}>
              {t('action.cancel')}
            </button>
            <button
              type="button"
              className="r-btn primary"
              disabled={left !== null}
              onClick={() => void acknowledge()}
            >
              {left === null ? t('flood.acknowledge', { n }) : t('flood.left', { n: left })}
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
