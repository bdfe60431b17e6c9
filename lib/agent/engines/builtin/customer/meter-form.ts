import type { Turn } from '@/lib/agent/turn'
import type { PartOf } from '@/lib/protocol/message'

/** The form that asks for the meter id. */
export function meterForm(turn: Turn, value?: string): PartOf<'form'> {
  const { t } = turn
  return {
    type: 'form',
    form: 'meter-id',
    text: t('auth.meterFormText'),
    fields: [
      {
        name: 'meterId',
        label: t('auth.meterLabel'),
        kind: 'text',
        placeholder: 'NE-1234567-8',
        help: t('auth.meterHelp'),
        ...(value ? { value: value.slice(0, 40) } : {}),
      },
    ],
    action: 'auth.meter',
    submitLabel: t('auth.sendCode'),
    state: 'open',
    summary: t('auth.askMeter'),
  }
}
