import * as z from 'zod'
import { CloudEvent } from '@/lib/intake/cloudevents'
import { GrafanaPayload } from '@/lib/intake/grafana'
import { PagerDutyEvent } from '@/lib/intake/pagerduty'
import {
  ChangeSourceInput,
  CreateSourceInput,
  HeartbeatDto,
  ImportReport,
  MadeMapping,
  MapAssetInput,
  MappingDto,
  SourceDto,
  SourceSecret,
  TestAlertDto,
  TestAlertInput,
  UnmappedDto,
} from '@/lib/protocol/admin-intake'
import {
  ChangeWebhookInput,
  CreateWebhookInput,
  DeliveryDto,
  WebhookDto,
  WebhookSecret,
} from '@/lib/protocol/admin-webhooks'
import type { ApiRoute } from './api-route'
import { staffRoute } from './api-routes-admin'

const Taken = z.object({
  received: z.number().int(),
  alerts: z.array(
    z.object({
      sourceEventId: z.string(),
      alertId: z.string().nullable(),
      outcome: z.enum(['raised', 'repeated', 'updated', 'cleared', 'ignored', 'refused']),
      detail: z.string().optional(),
    }),
  ),
})

const webhook = (
  method: 'post' | 'put',
  product: string,
  summary: string,
  more: Partial<ApiRoute>,
): ApiRoute => ({
  method,
  path: `/api/grid/alerts/${product}`,
  tag: 'Alerts',
  summary,
  auth: 'key',
  needs: 'alerts:write',
  response: Taken,
  status: 202,
  errors: ['invalid-input', 'invalid-json', 'too-large', 'unavailable'],
  ...more,
})

const webhooks: ApiRoute[] = [
  webhook('post', 'grafana', 'Webhook of Grafana Alerting, unchanged', { request: GrafanaPayload }),
  webhook('put', 'grafana', 'The same by PUT', { request: GrafanaPayload }),
  webhook(
    'post',
    'pagerduty',
    'An event as PagerDuty’s Events API v2 takes it; the key in the header or as routing_key',
    {
      request: PagerDutyEvent,
      response: undefined,
      body: z.object({ status: z.literal('success'), message: z.string(), dedup_key: z.string() }),
    },
  ),
  webhook('post', 'cloudevents', 'CloudEvents 1.0: structured, batch or binary', {
    request: z.union([CloudEvent, z.array(CloudEvent)]),
    requestContentType: [
      'application/cloudevents+json',
      'application/cloudevents-batch+json',
      'application/json',
    ],
    headers: [{ name: 'ce-specversion', description: '1.0 with the other ce- headers: binary mode' }],
    errors: ['invalid-input', 'invalid-json', 'unsupported-media-type', 'too-large', 'unavailable'],
  }),
]

const INTEGRATION = 'Integration'
const sources: ApiRoute[] = [
  {
    method: 'get',
    path: '/api/grid/sources',
    tag: INTEGRATION,
    summary: 'Sources of alerts and how they go; a key sees its own',
    auth: 'key-or-staff',
    needs: 'alerts:write',
    response: SourceDto,
    list: true,
  },
  {
    method: 'post',
    path: '/api/grid/sources/{id}/heartbeat',
    tag: INTEGRATION,
    summary: 'A source is alive; by its id, or the format of the own key (native, alertmanager …)',
    auth: 'key',
    needs: 'alerts:write',
    response: HeartbeatDto,
    errors: ['not-found', 'unavailable'],
  },
  staffRoute('get', '/api/admin/sources', 'viewer', INTEGRATION, 'Sources of alerts and how they go', {
    response: SourceDto,
    list: true,
  }),
  staffRoute('post', '/api/admin/sources', 'admin', INTEGRATION, 'Set a source up before its first message', {
    request: CreateSourceInput,
    response: SourceDto,
    status: 201,
    errors: ['not-found', 'conflict', 'unprocessable'],
  }),
  staffRoute('patch', '/api/admin/sources/{id}', 'admin', INTEGRATION, 'Name, heartbeat, label of assets', {
    request: ChangeSourceInput,
    response: SourceDto,
    errors: ['not-found'],
  }),
  staffRoute(
    'post',
    '/api/admin/sources/{id}/secret',
    'admin',
    INTEGRATION,
    'Ask for signatures, or change the secret; the one before counts for a day',
    {
      response: SourceSecret,
      status: 201,
      errors: ['not-found'],
    },
  ),
  staffRoute('delete', '/api/admin/sources/{id}/secret', 'admin', INTEGRATION, 'Ask for signatures no more', {
    response: SourceDto,
    errors: ['not-found'],
  }),
  staffRoute('post', '/api/admin/test-alert', 'operator', INTEGRATION, 'Send an alert that says TEST', {
    request: TestAlertInput,
    response: TestAlertDto,
    status: 201,
    errors: ['not-found'],
  }),
  staffRoute(
    'get',
    '/api/admin/unmapped',
    'viewer',
    INTEGRATION,
    'Assets that alerts name and we do not know',
    {
      response: UnmappedDto,
      list: true,
    },
  ),
  staffRoute('get', '/api/admin/mappings', 'viewer', INTEGRATION, 'What other names of assets mean', {
    response: MappingDto,
    list: true,
  }),
  staffRoute(
    'post',
    '/api/admin/mappings',
    'operator',
    INTEGRATION,
    'Say which transformer a name means, now and later',
    {
      request: MapAssetInput,
      requestExample: { externalId: 'XFMR-NORTH-7', transformerId: 'T-07' },
      response: MadeMapping,
      status: 201,
      errors: ['not-found'],
    },
  ),
  staffRoute('delete', '/api/admin/mappings/{id}', 'operator', INTEGRATION, 'Take a mapping back', {
    status: 204,
    errors: ['not-found'],
  }),
]

const outgoing: ApiRoute[] = [
  staffRoute('get', '/api/admin/webhooks', 'admin', INTEGRATION, 'Who is told of changes', {
    response: WebhookDto,
    list: true,
  }),
  staffRoute(
    'post',
    '/api/admin/webhooks',
    'admin',
    INTEGRATION,
    'Tell another system of changes, signed as Standard Webhooks 1.0; the secret is shown once',
    {
      request: CreateWebhookInput,
      requestExample: {
        name: 'Outage management',
        url: 'https://oms.example.org/hooks/feederline',
        events: ['alert.changed', 'activation.changed'],
      },
      response: WebhookSecret,
      status: 201,
      errors: ['unprocessable'],
    },
  ),
  staffRoute('patch', '/api/admin/webhooks/{id}', 'admin', INTEGRATION, 'Name, address, events, on and off', {
    request: ChangeWebhookInput,
    response: WebhookDto,
    errors: ['not-found', 'unprocessable'],
  }),
  staffRoute('delete', '/api/admin/webhooks/{id}', 'admin', INTEGRATION, 'Take a webhook away', {
    status: 204,
    errors: ['not-found'],
  }),
  staffRoute(
    'post',
    '/api/admin/webhooks/{id}/secret',
    'admin',
    INTEGRATION,
    'Change the secret; both sign for a day',
    {
      response: WebhookSecret,
      status: 201,
      errors: ['not-found'],
    },
  ),
  staffRoute('post', '/api/admin/webhooks/{id}/test', 'admin', INTEGRATION, 'Send a webhook.test', {
    response: DeliveryDto,
    status: 202,
    errors: ['not-found', 'conflict'],
  }),
  staffRoute(
    'get',
    '/api/admin/webhook-deliveries',
    'admin',
    INTEGRATION,
    'What was sent and what was answered',
    {
      query: [
        { name: 'webhookId', description: 'Of one webhook' },
        { name: 'state', description: 'queued, delivered or failed' },
      ],
      response: DeliveryDto,
      list: true,
    },
  ),
  staffRoute(
    'post',
    '/api/admin/webhook-deliveries/{id}/resend',
    'admin',
    INTEGRATION,
    'Send one again under its own webhook-id',
    {
      response: DeliveryDto,
      status: 202,
      errors: ['not-found', 'conflict'],
    },
  ),
]

const data: ApiRoute[] = [
  staffRoute(
    'post',
    '/api/admin/import/{kind}',
    'admin',
    INTEGRATION,
    'A utility’s own data as CSV: network, customers or devices; all of it or nothing',
    {
      query: [{ name: 'dryRun', description: '1: list every problem by line and count, write nothing' }],
      requestContentType: 'text/csv',
      request: z.string(),
      response: ImportReport,
      errors: ['unprocessable', 'too-large', 'not-found'],
    },
  ),
]

/** Operations that connect other systems. */
export const integrationApiRoutes: ApiRoute[] = [...webhooks, ...sources, ...outgoing, ...data]
