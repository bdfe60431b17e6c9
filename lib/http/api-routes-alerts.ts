import * as z from 'zod'
import { AlertmanagerPayload } from '@/lib/intake/alertmanager'
import { AlertDto, AlertTimelineEntry, NativeAlert } from '@/lib/protocol/alert'
import { AcknowledgeInput, CloseInput, NoteInput, ShelveInput } from '@/lib/protocol/grid-queries'
import { PlanRequestInput, RecommendationDto } from '@/lib/protocol/recommendation'
import type { ApiRoute } from './api-route'

const IngestedAlert = AlertDto.extend({
  duplicate: z.boolean(),
  outcome: z.enum(['raised', 'repeated', 'updated', 'cleared', 'ignored']),
})

const SIGNATURE_HEADER = {
  name: 'X-Feederline-Signature',
  description: 't=<unix seconds>,v1=<hex HMAC-SHA256 over "t.body">, when the source signs its messages',
}

const nativeExample = {
  sourceEventId: 'scada-4711',
  transformerId: 'T-07',
  kind: 'overload',
  severity: 'critical',
  status: 'raised',
  observedAt: '2026-07-15T17:58:05-07:00',
  loadPercent: 118,
  expectedDurationMinutes: 120,
  message: 'Overload, above 115 % for 20 minutes',
}

/** Alerts as outside systems send them, and the plans made for them. */
export const alertApiRoutes: ApiRoute[] = [
  {
    method: 'post',
    path: '/api/grid/alerts',
    tag: 'Alerts',
    summary: 'Send one native alert, or up to 500 as an array',
    auth: 'key',
    needs: 'alerts:write',
    request: z.union([NativeAlert, z.array(NativeAlert).max(500)]),
    requestExample: nativeExample,
    response: IngestedAlert,
    status: 201,
    headers: [
      { name: 'Idempotency-Key', description: 'A repeat under it is answered to the letter for two days' },
      SIGNATURE_HEADER,
    ],
    also: [
      {
        status: 200,
        description:
          'A repeat, an update or a clear; for an array a result or a problem for each item, in order',
        response: z.union([
          IngestedAlert,
          z.array(z.union([IngestedAlert, z.record(z.string(), z.unknown())])),
        ]),
      },
    ],
    errors: [
      'invalid-input',
      'invalid-json',
      'idempotency-in-flight',
      'idempotency-mismatch',
      'too-large',
      'unsupported-media-type',
      'rate-limited',
      'unavailable',
    ],
  },
  {
    method: 'post',
    path: '/api/grid/alerts/alertmanager',
    tag: 'Alerts',
    summary: 'Webhook of Prometheus Alertmanager, version 4, unchanged',
    auth: 'key',
    needs: 'alerts:write',
    request: AlertmanagerPayload,
    response: z.object({
      received: z.number().int(),
      alerts: z.array(
        z.object({
          sourceEventId: z.string(),
          alertId: z.string().nullable(),
          outcome: z.enum(['raised', 'repeated', 'updated', 'cleared', 'ignored', 'refused']),
          detail: z.string().optional(),
        }),
      ),
    }),
    status: 202,
    errors: ['invalid-input', 'invalid-json', 'too-large', 'unavailable'],
  },
  {
    method: 'get',
    path: '/api/grid/alerts',
    tag: 'Alerts',
    summary: 'Alerts, newest first',
    auth: 'key-or-staff',
    needs: 'alerts:read',
    query: [
      { name: 'state', description: 'active, acknowledged, returned, closed; several with commas' },
      { name: 'priority', description: '1, 2, 3; several with commas' },
      { name: 'transformerId', description: 'Of one transformer' },
      { name: 'feederId', description: 'Of one feeder' },
      { name: 'view', description: 'seen, shelved, suppressed, stale or chattering' },
      { name: 'from', description: 'Raised at or after (RFC 3339)' },
      { name: 'to', description: 'Raised at or before (RFC 3339)' },
    ],
    response: AlertDto,
    list: true,
  },
  {
    method: 'get',
    path: '/api/grid/alerts/{id}',
    tag: 'Alerts',
    summary: 'One alert with its timeline',
    auth: 'key-or-staff',
    needs: 'alerts:read',
    response: AlertDto.extend({
      timeline: z.array(AlertTimelineEntry),
      recommendationId: z.string().nullable(),
      activationIds: z.array(z.string()),
    }),
    errors: ['not-found'],
  },
  ...(
    [
      ['acknowledge', 'Say that it was seen', AcknowledgeInput, 200],
      ['shelve', 'Put it aside until a time, with a reason', ShelveInput, 200],
      ['unshelve', 'Take it back into view', undefined, 200],
      ['close', 'End it by hand', CloseInput, 200],
      ['notes', 'Write something down beside it', NoteInput, 201],
    ] as const
  ).map(
    ([verb, summary, request, status]): ApiRoute => ({
      method: 'post',
      path: `/api/grid/alerts/{id}/${verb}`,
      tag: 'Alerts',
      summary,
      auth: 'staff',
      needs: 'operator',
      ...(request ? { request } : {}),
      response: AlertDto,
      status,
      errors: ['not-found', 'conflict'],
    }),
  ),
  {
    method: 'post',
    path: '/api/grid/alerts/{id}/recommendation',
    tag: 'Plans',
    summary:
      'The ranked plan of an alert: the current one, or a new version after two minutes or for a wish (only some devices, a most cost)',
    auth: 'staff',
    needs: 'operator',
    request: PlanRequestInput,
    response: RecommendationDto,
    errors: ['not-found', 'conflict', 'unprocessable'],
  },
]
