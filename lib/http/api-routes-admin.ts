import * as z from 'zod'
import {
  AcceptInviteInput,
  AdminMe,
  ApiKeyDto,
  AssignInput,
  AuditCheck,
  AuditEventDto,
  ChangePasswordInput,
  ChangeStaffInput,
  ConfirmedTotp,
  CreatedKey,
  CreateKeyInput,
  DisableTotpInput,
  HandoverDto,
  HandoverInput,
  InviteCheckInput,
  InviteDto,
  InviteStaffInput,
  RecoveryCodes,
  ResetStaffInput,
  StaffAccess,
  StaffDto,
  StaffSessionDto,
  TotpCodeInput,
  TotpEnrolment,
} from '@/lib/protocol/admin'
import { AlertDto } from '@/lib/protocol/alert'
import type { ApiRoute } from './api-route'

type Verb = ApiRoute['method']

/** An operation of staff with the role it needs. */
export function staffRoute(
  method: Verb,
  path: string,
  needs: 'viewer' | 'operator' | 'approver' | 'admin',
  tag: string,
  summary: string,
  more: Partial<ApiRoute> = {},
): ApiRoute {
  return { method, path, tag, summary, auth: 'staff', needs, ...more }
}

const STAFF = 'Staff'
const team: ApiRoute[] = [
  staffRoute(
    'get',
    '/api/admin/staff',
    'viewer',
    STAFF,
    'Colleagues by name; accounts and sessions to administrators',
    {
      response: StaffDto,
      list: true,
    },
  ),
  staffRoute(
    'post',
    '/api/admin/staff',
    'admin',
    STAFF,
    'Invite a colleague: a link that works once, or a password shown once',
    {
      request: InviteStaffInput,
      requestExample: { username: 'ada', name: 'Ada Reyes', role: 'operator' },
      response: StaffAccess,
      status: 201,
      errors: ['conflict', 'invalid-input'],
    },
  ),
  staffRoute('patch', '/api/admin/staff/{id}', 'admin', STAFF, 'Another name or role', {
    request: ChangeStaffInput,
    response: StaffDto,
    errors: ['not-found', 'conflict'],
  }),
  staffRoute(
    'post',
    '/api/admin/staff/{id}/reset',
    'admin',
    STAFF,
    'A new way in for who forgot the password',
    {
      request: ResetStaffInput,
      response: StaffAccess,
      errors: ['not-found'],
    },
  ),
  staffRoute(
    'post',
    '/api/admin/staff/{id}/disable',
    'admin',
    STAFF,
    'Shut somebody out; every session ends at once',
    {
      response: StaffDto,
      errors: ['not-found', 'conflict'],
    },
  ),
  staffRoute('post', '/api/admin/staff/{id}/enable', 'admin', STAFF, 'Let somebody in again', {
    response: StaffDto,
    errors: ['not-found'],
  }),
  staffRoute('delete', '/api/admin/staff/{id}/sessions', 'admin', STAFF, 'End every session of somebody', {
    response: StaffDto,
    errors: ['not-found'],
  }),
  staffRoute(
    'delete',
    '/api/admin/staff/{id}/second-factor',
    'admin',
    STAFF,
    'Take a lost second factor away',
    {
      response: StaffDto,
      errors: ['not-found'],
    },
  ),
  {
    method: 'post',
    path: '/api/admin/invites/check',
    tag: STAFF,
    summary: 'Whom a link is for',
    auth: 'none',
    request: InviteCheckInput,
    response: InviteDto,
    errors: ['expired'],
  },
  {
    method: 'post',
    path: '/api/admin/invites/accept',
    tag: STAFF,
    summary: 'Choose a password with a link, once',
    auth: 'none',
    request: AcceptInviteInput,
    response: z.object({ username: z.string() }),
    errors: ['expired', 'invalid-input'],
  },
]

const me: ApiRoute[] = [
  staffRoute('get', '/api/admin/me', 'viewer', STAFF, 'Own account', { response: AdminMe }),
  staffRoute(
    'post',
    '/api/admin/me/password',
    'viewer',
    STAFF,
    'Change the own password; other sessions end',
    {
      request: ChangePasswordInput,
      status: 204,
      errors: ['invalid-input', 'too-many-attempts'],
    },
  ),
  staffRoute('post', '/api/admin/me/totp', 'viewer', STAFF, 'Set up a second factor: secret and QR code', {
    response: TotpEnrolment,
    status: 201,
    errors: ['conflict'],
  }),
  staffRoute('post', '/api/admin/me/totp/confirm', 'viewer', STAFF, 'Confirm it with its first code', {
    request: TotpCodeInput,
    response: ConfirmedTotp,
    errors: ['code-wrong', 'out-of-order'],
  }),
  staffRoute(
    'delete',
    '/api/admin/me/totp',
    'viewer',
    STAFF,
    'Take the second factor away, with the password',
    {
      request: DisableTotpInput,
      response: AdminMe,
      errors: ['invalid-input'],
    },
  ),
  staffRoute(
    'post',
    '/api/admin/me/totp/recovery-codes',
    'viewer',
    STAFF,
    'Ten new recovery codes in place of the old ones, with the password; shown once',
    {
      request: DisableTotpInput,
      response: RecoveryCodes,
      status: 201,
      errors: ['invalid-input', 'out-of-order', 'too-many-attempts'],
    },
  ),
  staffRoute('get', '/api/admin/me/sessions', 'viewer', STAFF, 'Own sessions', {
    response: StaffSessionDto,
    list: true,
  }),
  staffRoute('delete', '/api/admin/me/sessions/{id}', 'viewer', STAFF, 'End one of them', {
    status: 204,
    errors: ['not-found'],
  }),
]

const shifts: ApiRoute[] = [
  staffRoute('post', '/api/grid/alerts/{id}/assign', 'operator', 'Alerts', 'Say who looks after it', {
    request: AssignInput,
    response: AlertDto,
    errors: ['not-found', 'unprocessable'],
  }),
  staffRoute('get', '/api/admin/handover', 'viewer', STAFF, 'Hand-over notes', {
    response: HandoverDto,
    list: true,
  }),
  staffRoute('post', '/api/admin/handover', 'operator', STAFF, 'Leave a note for the next shift', {
    request: HandoverInput,
    response: HandoverDto,
    status: 201,
    errors: ['not-found'],
  }),
  staffRoute('post', '/api/admin/handover/{id}/acknowledge', 'operator', STAFF, 'Say that it was read', {
    response: HandoverDto,
    errors: ['not-found'],
  }),
]

const keys: ApiRoute[] = [
  staffRoute('get', '/api/admin/keys', 'admin', 'Integration', 'API keys', {
    response: ApiKeyDto,
    list: true,
  }),
  staffRoute('post', '/api/admin/keys', 'admin', 'Integration', 'Make an API key; it is shown this once', {
    request: CreateKeyInput,
    requestExample: { name: 'SCADA gateway', scopes: ['alerts:write', 'telemetry:write'] },
    response: CreatedKey,
    status: 201,
  }),
  staffRoute('delete', '/api/admin/keys/{id}', 'admin', 'Integration', 'End an API key at once', {
    status: 204,
    errors: ['not-found'],
  }),
]

const AUDIT = 'Audit'
const filters = [
  { name: 'actor', description: 'staff:ada, key:…, system:…' },
  { name: 'action', description: 'Beginning of an action: alert, alert.acknowledged' },
  { name: 'subject', description: 'alert:…, activation:…, staff:…' },
  { name: 'from', description: 'At or after (RFC 3339)' },
  { name: 'to', description: 'At or before (RFC 3339)' },
]
const audit: ApiRoute[] = [
  staffRoute('get', '/api/admin/audit', 'admin', AUDIT, 'Who did what, newest first', {
    query: filters,
    response: AuditEventDto,
    list: true,
    errors: ['invalid-input'],
  }),
  staffRoute('get', '/api/admin/audit/verify', 'admin', AUDIT, 'Compute the chain of hashes again', {
    response: AuditCheck,
  }),
  staffRoute('get', '/api/admin/audit/export', 'admin', AUDIT, 'The log as a file, oldest first', {
    query: [...filters, { name: 'format', description: 'csv (default) or json' }],
    contentType: 'text/csv',
    errors: ['invalid-input'],
  }),
]

/** Operations of administration: staff, own account, shifts, keys, audit. */
export const adminApiRoutes: ApiRoute[] = [...team, ...me, ...shifts, ...keys, ...audit]
