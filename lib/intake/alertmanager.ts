import * as z from 'zod'
import type { CanonicalAlert } from '@/lib/domain/alert/canonical-alert'
import { fromLabelledAlert, LabelledAlert } from './labelled-alert'

/** Prometheus Alertmanager's webhook, version 4. */
export const AlertmanagerPayload = z.looseObject({ alerts: z.array(LabelledAlert).max(5000) })
export type AlertmanagerPayload = z.infer<typeof AlertmanagerPayload>

/**
 * One message of ours for each alert in a group message, whose states may be mixed.
 * `now` bounds times that a clock ahead of ours sent.
 */
export function fromAlertmanager(
  payload: AlertmanagerPayload,
  now: Date,
  assetLabel?: string,
): CanonicalAlert[] {
  return payload.alerts.map((alert) => fromLabelledAlert(alert, now, { assetLabel }))
}
