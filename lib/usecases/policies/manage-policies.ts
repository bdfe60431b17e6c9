import type { Policy, Prisma } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { AppError } from '@/lib/errors'
import {
  ChangePolicy,
  CreatePolicy,
  PolicyConditions,
  type PolicyDecisionDto,
  type PolicyDto,
  type PolicyList,
} from '@/lib/protocol/policy'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, type Context, withTransaction } from '@/lib/usecases/context'
import { readAutomation } from './automation'
import { countEventsToday } from './events-today'

const MOST_DECISIONS = 200

export async function listPolicies(ctx: Context): Promise<PolicyList> {
  requireStaff(ctx.actor)
  const rows = await ctx.db.policy.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return {
    policies: await Promise.all(rows.map((row) => present(ctx, row))),
    automation: await readAutomation(ctx.db),
  }
}

/** A new policy is off and approved by nobody. */
export async function createPolicy({ ctx, input }: Call<unknown>): Promise<PolicyDto> {
  const staff = requireStaff(ctx.actor, 'admin')
  const { name, conditions } = CreatePolicy.parse(input)
  const row = await withTransaction(ctx, async (tx) => {
    const made = await tx.policy.create({
      data: {
        id: uuidV7(),
        name,
        conditions: conditions as unknown as Prisma.InputJsonValue,
        createdBy: staff.name,
        createdById: staff.userId,
        createdAt: ctx.now(),
      },
    })
    await recordAudit(tx, ctx, 'policy.created', `policy:${made.id}`, { name, conditions })
    return made
  })
  return present(ctx, row)
}

/** Other conditions are another version: approved by nobody, so off. Only an approved version is turned on. */
export async function changePolicy({ ctx, input }: Call<{ id: string; body: unknown }>): Promise<PolicyDto> {
  const staff = requireStaff(ctx.actor, 'admin')
  const { name, conditions, state } = ChangePolicy.parse(input.body)
  const row = await withTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from "Policy" where id = ${input.id} for update`
    const before = await tx.policy.findUnique({ where: { id: input.id } })
    if (!before) throw new AppError('not-found', 'There is no such policy.')
    const approved = !conditions && before.approvedVersion === before.version
    if (state === 'on' && !approved)
      throw new AppError('conflict', 'This version has been approved by nobody yet: it cannot be turned on.')
    const changed = await tx.policy.update({
      where: { id: input.id },
      data: {
        ...(name ? { name } : {}),
        ...(conditions
          ? {
              conditions: conditions as unknown as Prisma.InputJsonValue,
              version: { increment: 1 },
              state: 'off',
            }
          : {}),
        ...(state ? { state } : {}),
        changedBy: staff.name,
        changedAt: ctx.now(),
      },
    })
    const action = state ? `policy.turned-${state}` : 'policy.changed'
    await recordAudit(tx, ctx, action, `policy:${input.id}`, { name, conditions, version: changed.version })
    return changed
  })
  return present(ctx, row)
}

/** An approver answers for exactly this version of the conditions. */
export async function approvePolicy({
  ctx,
  input,
}: Call<{ id: string; version: number }>): Promise<PolicyDto> {
  const staff = requireStaff(ctx.actor, 'approver')
  const row = await withTransaction(ctx, async (tx) => {
    const [approved] = await tx.policy.updateManyAndReturn({
      where: { id: input.id, version: input.version },
      data: { approvedVersion: input.version, approvedBy: staff.name, approvedAt: ctx.now() },
    })
    if (!approved) {
      const known = await tx.policy.findUnique({ where: { id: input.id } })
      if (!known) throw new AppError('not-found', 'There is no such policy.')
      throw new AppError('stale-version', `The policy is version ${known.version} now. Read it again.`)
    }
    await recordAudit(tx, ctx, 'policy.approved', `policy:${input.id}`, {
      version: input.version,
      conditions: approved.conditions,
    })
    return approved
  })
  return present(ctx, row)
}

/** The newest decisions with every check that they were made from. */
export async function listPolicyDecisions(ctx: Context): Promise<PolicyDecisionDto[]> {
  requireStaff(ctx.actor)
  const rows = await ctx.db.policyDecision.findMany({
    include: { policy: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_DECISIONS,
  })
  return rows.map(({ policy, reasons, ...row }) => ({
    ...row,
    policyName: policy.name,
    checks: reasons as PolicyDecisionDto['checks'],
    gridAt: row.gridAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  }))
}

async function present(ctx: Context, row: Policy): Promise<PolicyDto> {
  return {
    id: row.id,
    name: row.name,
    state: row.state as PolicyDto['state'],
    version: row.version,
    conditions: PolicyConditions.parse(row.conditions),
    approved: row.approvedVersion === row.version,
    approvedBy: row.approvedBy,
    approvedAt: row.approvedAt?.toISOString() ?? null,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    changedBy: row.changedBy,
    changedAt: row.changedAt?.toISOString() ?? null,
    eventsToday: await countEventsToday(ctx.db, ctx, row.id, await ctx.gridNow()),
  }
}
