'use client'

import { useTranslations } from 'use-intl'
import { useFormats } from '@/components/chat/chat-context'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { OrderDto } from '@/lib/protocol/order'

type Props = { order: OrderDto; currency: string; onClose: () => void; onCancel: () => void }

/** What canceling costs now stands before the question. */
export function CancelOrderDialog({ order, currency, onClose, onCancel }: Props) {
  const t = useTranslations('account')
  const formats = useFormats()
  const feeMinor = order.cancellation?.feeMinor ?? 0
  const fee = formats.money(feeMinor, order.quote?.currency || currency)
  return (
    <Dialog
      title={t('orders.cancelTitle', { name: order.offer.name })}
      closeLabel={t('close')}
      onClose={onClose}
    >
      <div className="grid gap-4 p-5">
        <p className="text-body text-pretty">
          {feeMinor > 0
            ? t('orders.cancelFee', { reference: order.reference, fee })
            : t('orders.cancelFree', { reference: order.reference })}
        </p>
        <div className="card-acts">
          <Button onClick={onCancel}>{t('orders.cancelYes')}</Button>
          <Button kind="quiet" onClick={onClose}>
            {t('orders.keep')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
