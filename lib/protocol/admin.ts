import * as z from 'zod'
import { API_SCOPES, STAFF_ROLES } from '@/lib/domain/actor'
import { cleanText } from '@/lib/domain/clean-text'
import { Time } from './time'

// What the administration's screens and routes under /api/admin share: staff, own account, API keys, hand-over, audit.
// Sources, mappings and imports stand in admin-intake.ts, webhooks in admin-webhooks.ts.

export const Words = (max: number) => z.string().trim().min(1).max(max).transform(cleanText)
export const StaffRole = z.enum(STAFF_ROLES)

// ---- staff

export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/, 'A user name has 2 to 40 small letters, digits, dots or dashes.')

/** How somebody gets in: a link that works once, or a password shown once. */
export const Way = z.enum(['link', 'password'])

export const InviteStaffInput = z.strictObject({
  username: Username,
  name: Words(100),
  role: StaffRole,
  way: Way.default('link'),
})
export const ChangeStaffInput = z
  .strictObject({ name: Words(100).optional(), role: StaffRole.optional() })
  .refine((input) => input.name !== undefined || input.role !== undefined, 'Give name or role.')
export const ResetStaffInput = z.strictObject({ way: Way.default('link') })

export const StaffDto = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: StaffRole,
  /** invited: has not chosen a password yet */
  state: z.enum(['active', 'invited', 'disabled']),
  createdAt: Time,
  /** The rest is null for those who are no administrators */
  secondFactor: z.boolean().nullable(),
  lastSignInAt: Time.nullable(),
  /** Sessions that live now */
  sessions: z.number().int().nullable(),
  lockedUntil: Time.nullable(),
})
export type StaffDto = z.infer<typeof StaffDto>

/** Shown once: the link or the password is kept nowhere. */
export const StaffAccess = z.object({
  staff: StaffDto,
  link: z.string().nullable(),
  expiresAt: Time.nullable(),
  password: z.string().nullable(),
})
export type StaffAccess = z.infer<typeof StaffAccess>

export const MIN_PASSWORD_CHARS = 12
export const NewPassword = z
  .string()
  .min(MIN_PASSWORD_CHARS, `A password has at least ${MIN_PASSWORD_CHARS} characters.`)
  .max(200)

export const AcceptInviteInput = z.strictObject({ token: z.string().min(20).max(200), password: NewPassword })
/** Who an invitation is for, to greet them; asked with the token. */
export const InviteCheckInput = z.strictObject({ token: z.string().min(20).max(200) })
export const InviteDto = z.object({
  username: z.string(),
  name: z.string(),
  purpose: z.enum(['invite', 'reset']),
  expiresAt: Time,
})
export type InviteDto = z.infer<typeof InviteDto>

// ---- own account

export const AdminMe = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  role: StaffRole,
  secondFactor: z.boolean(),
  /** Of ten; null without a second factor */
  recoveryCodesLeft: z.number().int().nullable(),
  lastSignInAt: Time.nullable(),
})
export type AdminMe = z.infer<typeof AdminMe>

export const ChangePasswordInput = z.strictObject({
  currentPassword: z.string().min(1).max(1000),
  newPassword: NewPassword,
})
/** The secret is shown until its first code is confirmed; only then it counts. */
export const TotpEnrolment = z.object({
  secret: z.string(),
  uri: z.string(),
  /** An SVG document of the QR code, drawn here: the secret goes to nobody else */
  qrSvg: z.string(),
})
export type TotpEnrolment = z.infer<typeof TotpEnrolment>
/** Shown in this answer and never again; each signs in once where a code is asked for. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>
export const ConfirmedTotp = AdminMe.extend({ recoveryCodes: RecoveryCodes.shape.codes })
export type ConfirmedTotp = z.infer<typeof ConfirmedTotp>
export const TotpCodeInput = z.strictObject({ code: z.string().regex(/^\d{6}$/, 'Six digits.') })
export const DisableTotpInput = z.strictObject({ password: z.string().min(1).max(1000) })

export const StaffSessionDto = z.object({
  sessionId: z.string(),
  current: z.boolean(),
  device: z.string(),
  signedInAt: Time,
  lastUsedAt: Time,
})
export type StaffSessionDto = z.infer<typeof StaffSessionDto>

// ---- API keys

export const ApiScope = z.enum(API_SCOPES)
export const CreateKeyInput = z.strictObject({
  name: Words(100),
  scopes: z.array(ApiScope).min(1).optional(),
  expiresAt: Time.optional(),
})
export const ApiKeyDto = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  state: z.enum(['active', 'revoked', 'expired']),
  createdAt: Time,
  lastUsedAt: Time.nullable(),
  expiresAt: Time.nullable(),
})
export type ApiKeyDto = z.infer<typeof ApiKeyDto>
/** `key` is shown this once. */
export const CreatedKey = ApiKeyDto.extend({ key: z.string() })
export type CreatedKey = z.infer<typeof CreatedKey>

// ---- assignment and hand-over

export const AssignInput = z.strictObject({
  /** Null takes the assignment back */
  staffId: z.string().max(100).nullable(),
  note: Words(2000).optional(),
})
export const HandoverInput = z.strictObject({
  text: Words(4000),
  alertIds: z.array(z.string().max(100)).max(100).default([]),
})
export const HandoverDto = z.object({
  id: z.string(),
  author: z.string(),
  text: z.string(),
  alertIds: z.array(z.string()),
  gridAt: Time,
  createdAt: Time,
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: Time.nullable(),
})
export type HandoverDto = z.infer<typeof HandoverDto>

// ---- audit

/** Filters of GET /api/admin/audit; `action` is a beginning: alert, alert.acknowledged. */
export const AuditQuery = z.object({
  actor: z.string().max(200).optional(),
  action: z.string().max(100).optional(),
  subject: z.string().max(300).optional(),
  from: Time.optional(),
  to: Time.optional(),
})
export const AuditEventDto = z.object({
  id: z.string(),
  at: Time,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  prevHash: z.string(),
  hash: z.string(),
})
export type AuditEventDto = z.infer<typeof AuditEventDto>
export const AuditCheck = z.object({
  intact: z.boolean(),
  checked: z.number().int(),
  /** The newest sound row: note its hash elsewhere, it proves all before it */
  head: z.object({ id: z.string(), hash: z.string(), at: Time }).nullable(),
  broken: z.object({ id: z.string(), problem: z.string() }).nullable(),
})
export type AuditCheck = z.infer<typeof AuditCheck>
