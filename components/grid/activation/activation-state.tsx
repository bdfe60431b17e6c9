import { useTranslations } from 'use-intl'
import type { ActivationState as State } from '@/lib/protocol/activation'
import { Icon } from '../symbols/icon'

const RUNNING: readonly State[] = ['notifying', 'active']

export function ActivationState({ state }: { state: State }) {
  const t = useTranslations('grid-ui')
  const tone = RUNNING.includes(state) ? ' act' : state === 'settled' ? ' ink' : ''
  return (
    <span className={`r-chip${tone}`}>
      {RUNNING.includes(state) ? <Icon name="dot" size={10} /> : null}
      {t(`activation.state.${state}`)}
    </span>
  )
}
