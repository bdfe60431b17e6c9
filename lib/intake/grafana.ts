import * as z from 'zod'
import type { CanonicalAlert } from '@/lib/domain/alert/canonical-alert'
import { fromLabelledAlert, LabelledAlert } from './labelled-alert'

const GrafanaAlert = LabelledAlert.extend({
  /** What the rule's queries and expressions came to, by their names; null without data */
  values: z.record(z.string(), z.unknown()).nullish(),
})

/** Grafana Alerting's webhook, version "1": Alertmanager's shape with values beside. */
export const GrafanaPayload = z.looseObject({
  orgId: z.number().int().optional(),
  alerts: z.array(GrafanaAlert).max(5000),
})
export type GrafanaPayload = z.infer<typeof GrafanaPayload>

/**
 * One message of ours for each alert. A query or expression of the rule that is named load_pct, load_kva or load_kw is
 * the load, unless an annotation of that name says it. Organisations share an address, so theirs is part of the name.
 */
export function fromGrafana(payload: GrafanaPayload, now: Date, assetLabel?: string): CanonicalAlert[] {
  return payload.alerts.map((alert) => {
    const canonical = fromLabelledAlert(alert, now, { values: alert.values ?? {}, assetLabel })
    const org = payload.orgId === undefined || payload.orgId === 1 ? '' : `${payload.orgId}:`
    return { ...canonical, sourceEventId: `${org}${canonical.sourceEventId}`.slice(0, 255) }
  })
}
