import { ApprovalSettings } from '@/lib/protocol/activation'
import {
  ApprovePolicy,
  Automation,
  ChangePolicy,
  CreatePolicy,
  PolicyDecisionDto,
  PolicyDto,
  PolicyList,
} from '@/lib/protocol/policy'
import type { ApiRoute } from './api-route'

const staff = (needs: string) => ({ tag: 'Automatic activation', auth: 'staff' as const, needs })

/** Policies under which plans are carried out without a person, their kill switch, and two-person approval. */
export const policyApiRoutes: ApiRoute[] = [
  {
    method: 'get',
    path: '/api/admin/policies',
    summary: 'Policies, and whether the kill switch is on',
    ...staff('viewer'),
    response: PolicyList,
  },
  {
    method: 'post',
    path: '/api/admin/policies',
    summary: 'A new policy: off, approved by nobody',
    ...staff('admin'),
    request: CreatePolicy,
    requestExample: {
      name: 'Evening overloads on Mill Lane',
      conditions: { priorities: [1], feederIds: ['F-12'], maxKw: 60, maxEventsPerDay: 1 },
    },
    response: PolicyDto,
    status: 201,
    errors: ['invalid-input'],
  },
  {
    method: 'patch',
    path: '/api/admin/policies/{id}',
    summary: 'Turn it on or off, or write other conditions, which nobody has approved then',
    ...staff('admin'),
    request: ChangePolicy,
    response: PolicyDto,
    errors: ['invalid-input', 'not-found', 'conflict'],
  },
  {
    method: 'post',
    path: '/api/admin/policies/{id}/approve',
    summary: 'Answer for exactly this version of a policy',
    ...staff('approver'),
    request: ApprovePolicy,
    response: PolicyDto,
    errors: ['not-found', 'stale-version'],
  },
  {
    method: 'get',
    path: '/api/admin/policies/decisions',
    summary: 'The newest 200 decisions of policies with every check',
    ...staff('viewer'),
    response: PolicyDecisionDto,
    list: true,
  },
  {
    method: 'post',
    path: '/api/admin/policies/stop',
    summary: 'The kill switch: no policy acts from now on',
    ...staff('operator'),
    response: Automation,
  },
  {
    method: 'post',
    path: '/api/admin/policies/resume',
    summary: 'Let policies that are on act again',
    ...staff('admin'),
    response: Automation,
  },
  {
    method: 'get',
    path: '/api/admin/policies/approval',
    summary: 'From which size on a second person must approve an activation',
    ...staff('viewer'),
    response: ApprovalSettings,
  },
  {
    method: 'patch',
    path: '/api/admin/policies/approval',
    summary: 'Change it; null means never',
    ...staff('admin'),
    request: ApprovalSettings.partial(),
    response: ApprovalSettings,
    errors: ['invalid-input'],
  },
]
