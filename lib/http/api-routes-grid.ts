import * as z from 'zod'
import { AlertmanagerPayload } from '@/lib/intake/alertmanager'
import {
  ActivationDryRun,
  ActivationDto,
  CreateActivationInput,
  ExtendActivationInput,
  NoticeDto,
} from '@/lib/protocol/activation'
import { ActivationHomes } from '@/lib/protocol/activation-homes'
import { AlertDto, AlertTimelineEntry, NativeAlert } from '@/lib/protocol/alert'
import { CallableDto } from '@/lib/protocol/callable'
import {
  BatchResult,
  ForecastDto,
  MeterReading,
  ReadingDto,
  TelemetryReading,
  TransformerDto,
} from '@/lib/protocol/grid'
import { AcknowledgeInput, CloseInput, NoteInput, ShelveInput } from '@/lib/protocol/grid-queries'
import { OutlookRow } from '@/lib/protocol/outlook'
import {
  ChangeProgramInput,
  CreateProgramInput,
  PreviewProgramInput,
  ProgramDto,
  ProgramEligibility,
  ProgramPreview,
} from '@/lib/protocol/program'
import { PlanRequestInput, RecommendationDto } from '@/lib/protocol/recommendation'
import type { ApiRoute } from './api-route'
import { alarmApiRoutes } from './api-routes-alarms'
import { policyApiRoutes } from './api-routes-policies'
import { reportApiRoutes } from './api-routes-reports'

const IngestedAlert = AlertDto.extend({
  duplicate: z.boolean(),
  outcome: z.enum(['raised', 'repeated', 'updated', 'cleared', 'ignored']),
})

export const SIGNATURE_HEADER = {
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

const alerts: ApiRoute[] = [
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

const measurements: ApiRoute[] = [
  {
    method: 'post',
    path: '/api/grid/telemetry',
    tag: 'Measurements',
    summary: 'Readings of transformers, up to 5,000',
    auth: 'key',
    needs: 'telemetry:write',
    request: z.object({ readings: z.array(TelemetryReading).min(1).max(5000) }),
    requestExample: {
      readings: [
        { transformerId: 'T-07', observedAt: '2026-07-15T18:00:00-07:00', loadKw: 352.5, ambientC: 34 },
      ],
    },
    response: BatchResult,
    errors: ['invalid-input', 'invalid-json', 'too-large', 'unavailable'],
  },
  {
    method: 'post',
    path: '/api/grid/meter-readings',
    tag: 'Measurements',
    summary: 'Interval readings of meters, up to 5,000; start is grid time',
    auth: 'key',
    needs: 'readings:write',
    request: z.object({ readings: z.array(MeterReading).min(1).max(5000) }),
    requestExample: {
      readings: [{ meterId: 'NE-1234567-C', start: '2026-07-15T18:00:00-07:00', minutes: 15, kwh: 0.42 }],
    },
    response: BatchResult,
    errors: ['invalid-input', 'invalid-json', 'too-large', 'unavailable'],
  },
  {
    method: 'get',
    path: '/api/grid/transformers',
    tag: 'Network',
    summary: 'Every transformer with its newest reading and who could help under it',
    auth: 'key-or-staff',
    needs: 'grid:read',
    query: [{ name: 'feederId', description: 'Of one feeder' }],
    response: TransformerDto,
    list: true,
  },
  {
    method: 'get',
    path: '/api/grid/transformers/{id}',
    tag: 'Network',
    summary: 'One transformer',
    auth: 'key-or-staff',
    needs: 'grid:read',
    response: TransformerDto,
    errors: ['not-found'],
  },
  {
    method: 'get',
    path: '/api/grid/transformers/{id}/readings',
    tag: 'Network',
    summary: 'Readings of a transformer, newest first',
    auth: 'key-or-staff',
    needs: 'grid:read',
    query: [
      { name: 'from', description: 'Grid time (RFC 3339)' },
      { name: 'to', description: 'Grid time (RFC 3339)' },
    ],
    response: ReadingDto,
    list: true,
    errors: ['not-found'],
  },
  {
    method: 'get',
    path: '/api/grid/transformers/{id}/forecast',
    tag: 'Network',
    summary: 'Load of the next 24 hours with quantiles, and the time to the limit',
    auth: 'key-or-staff',
    needs: 'grid:read',
    response: ForecastDto,
    errors: ['not-found'],
  },
  {
    method: 'get',
    path: '/api/grid/transformers/{id}/callable',
    tag: 'Network',
    summary: 'What each program could take off this transformer if called now, and why others could not',
    auth: 'key-or-staff',
    needs: 'grid:read',
    response: CallableDto,
    errors: ['not-found'],
  },
  {
    method: 'get',
    path: '/api/grid/outlook',
    tag: 'Network',
    summary: 'The transformers whose next 24 hours look worst: peak with its band, chance to pass the limit',
    auth: 'key-or-staff',
    needs: 'grid:read',
    query: [{ name: 'limit', description: 'How many, 20 if not given, 200 at most' }],
    response: z.array(OutlookRow),
  },
]

const activations: ApiRoute[] = [
  {
    method: 'post',
    path: '/api/grid/activations',
    tag: 'Activations',
    summary:
      'Confirm one option of a plan; of two who confirm, one wins. With dryRun=1 it answers 200 with who would be asked, and writes nothing',
    auth: 'staff',
    needs: 'operator',
    query: [{ name: 'dryRun', description: '1: say what would happen (ActivationDryRun)' }],
    request: CreateActivationInput,
    response: ActivationDto,
    status: 201,
    also: [{ status: 200, description: 'With dryRun=1: what would happen', response: ActivationDryRun }],
    errors: [
      'already-decided',
      'stale-version',
      'approval-required',
      'expired',
      'not-found',
      'unprocessable',
    ],
  },
  {
    method: 'get',
    path: '/api/grid/activations',
    tag: 'Activations',
    summary: 'Activations, newest first',
    auth: 'key-or-staff',
    needs: 'grid:read',
    query: [
      { name: 'state', description: 'One or several states with commas; running for all that go on' },
      { name: 'transformerId', description: 'Of one transformer' },
      { name: 'alertId', description: 'Of one alert' },
    ],
    response: ActivationDto,
    list: true,
  },
  {
    method: 'get',
    path: '/api/grid/activations/{id}',
    tag: 'Activations',
    summary: 'One activation with the chart and the checks of its result',
    auth: 'key-or-staff',
    needs: 'grid:read',
    response: ActivationDto.extend({ result: z.record(z.string(), z.unknown()).nullable() }),
    errors: ['not-found'],
  },
  {
    method: 'get',
    path: '/api/grid/activations/{id}/homes',
    tag: 'Activations',
    summary:
      'Everyone asked with what came of it, meter ids masked; delivery of notices; load against like days',
    auth: 'key-or-staff',
    needs: 'grid:read',
    response: ActivationHomes,
    errors: ['not-found'],
  },
  {
    method: 'get',
    path: '/api/grid/recommendations',
    tag: 'Plans',
    summary: 'The newest 200 recommendations, by state',
    auth: 'key-or-staff',
    needs: 'grid:read',
    query: [{ name: 'state', description: 'open, approved, declined, expired, superseded or withdrawn' }],
    response: RecommendationDto,
    list: true,
    errors: ['invalid-input'],
  },
  {
    method: 'post',
    path: '/api/grid/activations/{id}/abort',
    tag: 'Activations',
    summary: 'Call an event off, before or during it',
    auth: 'staff',
    needs: 'operator',
    response: ActivationDto,
    errors: ['not-found', 'already-decided', 'conflict'],
  },
  {
    method: 'post',
    path: '/api/grid/activations/{id}/extend',
    tag: 'Activations',
    summary: 'Let an event run longer, as far as the terms allow',
    auth: 'staff',
    needs: 'operator',
    request: ExtendActivationInput,
    response: ActivationDto,
    errors: ['not-found', 'conflict', 'unprocessable'],
  },
  {
    method: 'get',
    path: '/api/grid/activations/{id}/notices',
    tag: 'Activations',
    summary: 'Delivery log: every notice to every customer, failures first, meter ids masked',
    auth: 'key-or-staff',
    needs: 'grid:read',
    query: [{ name: 'state', description: 'queued, sent, failed or held' }],
    response: NoticeDto,
    list: true,
    errors: ['not-found'],
  },
  {
    method: 'post',
    path: '/api/grid/activations/{id}/notices/retry',
    tag: 'Activations',
    summary: 'Send the notices that failed once more',
    auth: 'staff',
    needs: 'operator',
    response: z.object({ retried: z.number().int() }),
    errors: ['not-found'],
  },
  {
    method: 'get',
    path: '/api/grid/activations/{id}/participants.csv',
    tag: 'Activations',
    summary: 'Who was asked and what came of it, as CSV',
    auth: 'key-or-staff',
    needs: 'grid:read',
    contentType: 'text/csv',
    errors: ['not-found'],
  },
]

const programs: ApiRoute[] = [
  {
    method: 'get',
    path: '/api/programs',
    tag: 'Programs',
    summary: 'Programs with their versions',
    auth: 'staff',
    needs: 'viewer',
    response: ProgramDto,
    list: true,
  },
  {
    method: 'get',
    path: '/api/programs/{id}',
    tag: 'Programs',
    summary: 'One program',
    auth: 'staff',
    needs: 'viewer',
    response: ProgramDto,
    errors: ['not-found'],
  },
  {
    method: 'post',
    path: '/api/programs',
    tag: 'Programs',
    summary: 'A new program, as a draft that nobody can join',
    auth: 'staff',
    needs: 'admin',
    request: CreateProgramInput,
    response: ProgramDto,
    status: 201,
    errors: ['invalid-input', 'conflict'],
  },
  {
    method: 'patch',
    path: '/api/programs/{id}',
    tag: 'Programs',
    summary:
      'Write or discard the draft of the next version, publish it, retire the program; published versions never change',
    auth: 'staff',
    needs: 'admin',
    request: ChangeProgramInput,
    response: ProgramDto,
    errors: ['invalid-input', 'not-found', 'conflict'],
  },
  {
    method: 'get',
    path: '/api/programs/{id}/eligibility',
    tag: 'Programs',
    summary: 'How many homes could join a version now, and why the others could not',
    auth: 'staff',
    needs: 'viewer',
    query: [{ name: 'version', description: 'Of this version; the current one without it' }],
    response: ProgramEligibility,
    errors: ['not-found'],
  },
  {
    method: 'post',
    path: '/api/programs/preview',
    tag: 'Programs',
    summary: 'Terms as a customer would see them, with live counts; nothing is written',
    auth: 'staff',
    needs: 'viewer',
    request: PreviewProgramInput,
    response: ProgramPreview,
    errors: ['invalid-input'],
  },
]

/** Operations of outside systems and the control room. */
export const gridApiRoutes: ApiRoute[] = [
  ...alerts,
  ...alarmApiRoutes,
  ...policyApiRoutes,
  ...measurements,
  ...activations,
  ...programs,
  ...reportApiRoutes,
]
