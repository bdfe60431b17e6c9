'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { FeederHelp } from '@/lib/protocol/recommendation'
import { useRoom } from '../shell/room-context'

/** When no program is enough: what the rest of the feeder could give, and where a load transfer finds room. */
export function FeederHelpText({ help }: { help: FeederHelp }) {
  const t = useTranslations('grid-ui')
  const { format } = useRoom()
  return (
    <>
      <span>
        {help.customers > 0
          ? t('plan.feederRelief', {
              feeder: help.feederName,
              customers: help.customers,
              kw: format.number(help.expectedKw),
              low: format.number(help.lowKw),
              high: format.number(help.highKw),
            })
          : t('plan.feederNobody', { feeder: help.feederName })}
      </span>
      {help.room.length > 0 ? (
        <span>
          {t('plan.room')}{' '}
          {help.room.map((one, i) => (
            <span key={one.transformerId}>
              {i > 0 ? ', ' : null}
              <Link className="r-link" href={`/admin?t=${one.transformerId}`} prefetch={false}>
                {one.name}
              </Link>{' '}
              {format.number(one.roomKw)} kW
            </span>
          ))}
        </span>
      ) : null}
    </>
  )
}
