import { randomUUID } from 'node:crypto'
import { AppError } from '@/lib/errors'
import { TestAlertInput } from '@/lib/protocol/admin-intake'
import type { AlertDto } from '@/lib/protocol/alert'
import { takeAlertMessage } from '@/lib/usecases/alerts/take-alert-message'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, withTransaction } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'

const TEST_ORIGIN = { apiKeyId: null, format: 'test', name: 'Test' }

/**
 * An alert that says TEST and goes the way of every alert to screens and chat. Its kind is `test`: it carries no load,
 * nothing is planned for it, and rules do not mind it.
 */
export async function sendTestAlert({ ctx, input }: Call<unknown>): Promise<AlertDto> {
  const staff = requireStaff(ctx.actor, 'operator')
  const { transformerId, severity, message } = TestAlertInput.parse(input ?? {})
  if (transformerId && !(await ctx.db.transformer.findUnique({ where: { id: transformerId } })))
    throw new AppError('not-found', `There is no transformer ${transformerId}.`)
  const t = gridText(ctx.env)
  const { alert } = await takeAlertMessage(ctx, TEST_ORIGIN, {
    sourceEventId: `test:${randomUUID()}`,
    status: 'raised',
    senderObservedAt: ctx.now(),
    transformerId,
    externalId: transformerId ? undefined : 'TEST',
    kind: 'test',
    severity,
    load: {},
    message: t('source.test', { text: message ?? t('source.testText', { who: staff.name }) }),
  })
  if (!alert) throw new AppError('internal', 'The test alert was not taken.')
  await withTransaction(ctx, (tx) =>
    recordAudit(tx, ctx, 'alert.test-sent', `alert:${alert.id}`, { severity }),
  )
  return alert
}
