import * as z from 'zod'
import { Words } from './admin'
import { AlertDto, Severity } from './alert'
import { Time } from './time'

// Sources of alerts, names of assets that are not ours, the test alert, and a utility's own data.

export const SOURCE_FORMATS = ['native', 'alertmanager', 'grafana', 'pagerduty', 'cloudevents'] as const
export const SourceFormat = z.enum(SOURCE_FORMATS)
export type SourceFormat = z.infer<typeof SourceFormat>

export const HeartbeatSeconds = z
  .number()
  .int()
  .min(10)
  .max(7 * 86_400)

export const CreateSourceInput = z.strictObject({
  apiKeyId: z.string().min(1).max(100),
  format: SourceFormat,
  name: Words(100).optional(),
  heartbeatSeconds: HeartbeatSeconds.nullable().optional(),
  assetLabel: Words(100).nullable().optional(),
})
export const ChangeSourceInput = z.strictObject({
  name: Words(100).optional(),
  /** Null: no heartbeat is expected */
  heartbeatSeconds: HeartbeatSeconds.nullable().optional(),
  /** Label or field that names the asset, when transformer_id does not; null: the usual ones */
  assetLabel: Words(100).nullable().optional(),
})

export const SourceDto = z.object({
  id: z.string(),
  name: z.string(),
  /** One of SOURCE_FORMATS; rule and test are our own */
  format: z.string(),
  apiKeyId: z.string().nullable(),
  apiKeyName: z.string().nullable(),
  /** waiting: never heard of; ended: its key is revoked or has expired */
  state: z.enum(['waiting', 'heard', 'silent', 'ended']),
  lastSeenAt: Time.nullable(),
  silentSince: Time.nullable(),
  heartbeatSeconds: z.number().int().nullable(),
  assetLabel: z.string().nullable(),
  /** Every message must be signed */
  signed: z.boolean(),
  openAlerts: z.number().int(),
  alerts24h: z.number().int(),
  messages24h: z.number().int(),
  refused24h: z.number().int(),
  lastError: z.object({ at: Time, detail: z.string() }).nullable(),
  createdAt: Time,
})
export type SourceDto = z.infer<typeof SourceDto>

/** Shown once. */
export const SourceSecret = z.object({
  source: SourceDto,
  secret: z.string(),
  previousUntil: Time.nullable(),
})
export type SourceSecret = z.infer<typeof SourceSecret>

export const HeartbeatDto = z.object({
  id: z.string(),
  format: z.string(),
  lastSeenAt: Time,
  heartbeatSeconds: z.number().int().nullable(),
  /** Silence beyond this raises an alert */
  expectedBefore: Time.nullable(),
})
export type HeartbeatDto = z.infer<typeof HeartbeatDto>

export const TestAlertInput = z.strictObject({
  transformerId: z.string().max(100).optional(),
  severity: Severity.default('low'),
  message: Words(500).optional(),
})
export const TestAlertDto = AlertDto

// ---- names of assets

export const UnmappedDto = z.object({
  externalId: z.string(),
  sourceId: z.string(),
  source: z.string(),
  format: z.string(),
  openAlerts: z.number().int(),
  alerts: z.number().int(),
  newestAlertId: z.string(),
  newestMessage: z.string(),
  lastRaisedAt: Time,
  /** Transformers whose name looks alike */
  suggestions: z.array(z.object({ transformerId: z.string(), name: z.string() })),
})
export type UnmappedDto = z.infer<typeof UnmappedDto>

export const MapAssetInput = z.strictObject({
  externalId: z.string().trim().min(1).max(200),
  transformerId: z.string().min(1).max(100),
  /** Left out: what any source calls so */
  sourceId: z.string().min(1).max(100).optional(),
})
export const MappingDto = z.object({
  id: z.string(),
  externalId: z.string(),
  transformerId: z.string(),
  transformerName: z.string(),
  sourceId: z.string().nullable(),
  source: z.string().nullable(),
  createdBy: z.string(),
  createdAt: Time,
})
export type MappingDto = z.infer<typeof MappingDto>
/** `applied`: open alerts that now have their transformer. */
export const MadeMapping = MappingDto.extend({ applied: z.number().int() })
export type MadeMapping = z.infer<typeof MadeMapping>

// ---- a utility's own data

export const IMPORT_KINDS = ['network', 'customers', 'devices'] as const
export const ImportKind = z.enum(IMPORT_KINDS)
export type ImportKind = z.infer<typeof ImportKind>

export const ImportProblem = z.object({
  /** Line of the file; the header is line 1 */
  line: z.number().int(),
  column: z.string().nullable(),
  detail: z.string(),
})
export type ImportProblem = z.infer<typeof ImportProblem>

export const ImportReport = z.object({
  kind: ImportKind,
  dryRun: z.boolean(),
  /** False when there are problems or it was a dry run: nothing was written */
  written: z.boolean(),
  rows: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  problemCount: z.number().int(),
  /** The first 1,000 */
  problems: z.array(ImportProblem),
})
export type ImportReport = z.infer<typeof ImportReport>
