import type { Db, Tx } from '@/lib/db/client'
import type { Recommendation } from '@/lib/db/generated/client'
import { uuidV7 } from '@/lib/db/uuid-v7'
import { type Actor, actorName, hasRole } from '@/lib/domain/actor'
import { AppError } from '@/lib/errors'
import { ApprovalSettings } from '@/lib/protocol/activation'
import { sayInRoom } from '@/lib/usecases/alarms/escalate-alert'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { type Context, readGridNow } from '@/lib/usecases/context'
import { STAFF_CONVERSATION_ID } from '@/lib/usecases/conversations/ensure-conversation'
import { updateParts } from '@/lib/usecases/conversations/update-parts'
import { gridText } from '@/lib/usecases/grid-text'
import { type Say, saidInBoth } from '@/lib/usecases/in-both-languages'
import type { PlanChoice } from './plan-choice'

export const APPROVAL_KEY = 'approval'
const NEVER: ApprovalSettings = { aboveKw: null, aboveHomes: null }

type Staff = Extract<Actor, { kind: 'staff' }>

/** Above which size a second person has to approve; never unless an administrator has set it. */
export async function readApproval(db: Db | Tx): Promise<ApprovalSettings> {
  const row = await db.setting.findUnique({ where: { key: APPROVAL_KEY } })
  const read = ApprovalSettings.safeParse(row?.value)
  return read.success ? read.data : NEVER
}

export function needsSecondPerson(
  frozen: { fullKw: number; participants: { length: number } },
  { aboveKw, aboveHomes }: ApprovalSettings,
): boolean {
  return (
    (aboveKw !== null && frozen.fullKw > aboveKw) ||
    (aboveHomes !== null && frozen.participants.length > aboveHomes)
  )
}

/** Who approved exactly this before, when that was somebody else. */
export function endorsementBy(row: Recommendation, optionId: string, staff: Staff): string | null {
  const same = row.endorsedVersion === row.version && row.endorsedOption === optionId
  return same && row.endorsedById !== null && row.endorsedById !== staff.userId ? row.endorsedBy : null
}

/**
 * The second of two has come: answers who was first. Otherwise this yes is kept as the first one, and null says that
 * the plan waits. The second must be an approver.
 */
export async function takeSecondApproval(
  tx: Tx,
  ctx: Context,
  row: Recommendation,
  plan: PlanChoice,
  staff: Staff,
): Promise<string | null> {
  const first = endorsementBy(row, plan.option.id, staff)
  if (first && hasRole(staff, 'approver')) return first
  if (first)
    throw new AppError(
      'approval-required',
      `${first} has approved. The second yes must be an approver’s; yours is the role ${staff.role}.`,
    )
  await endorse(tx, ctx, plan, staff)
  return null
}

async function endorse(tx: Tx, ctx: Context, plan: PlanChoice, staff: Staff): Promise<void> {
  const { id, alertId, version, reference, option } = plan
  const repeated = plan.endorsedById === staff.userId && plan.endorsedOption === option.id
  await tx.recommendation.update({
    where: { id },
    data: {
      endorsedBy: staff.name,
      endorsedById: staff.userId,
      endorsedAt: ctx.now(),
      endorsedOption: option.id,
      endorsedVersion: version,
    },
  })
  if (repeated && plan.endorsedVersion === version) return
  const facts = { who: staff.name, option: option.id, reference }
  const say: Say = (spoken) => gridText(spoken.env)('approval.waits', facts)
  const { text, es } = saidInBoth(ctx, say)
  await tx.alertEvent.create({
    data: {
      id: uuidV7(),
      alertId,
      kind: 'endorsed',
      actor: actorName(ctx.actor),
      data: { recommendationId: id, optionId: option.id, version },
      gridAt: await readGridNow(tx, ctx.now),
      at: ctx.now(),
    },
  })
  await updateParts(tx, { conversationId: STAFF_CONVERSATION_ID, alertId, kind: 'confirmation' }, (part) =>
    part.type === 'confirm' &&
    part.recommendationId === id &&
    part.version === version &&
    part.state === 'open'
      ? {
          ...part,
          text: `${part.text?.split('\n')[0] ?? ''}\n${text}`,
          ...(part.es
            ? { es: { ...part.es, text: `${part.es.text?.split('\n')[0] ?? ''}\n${es?.text}` } }
            : {}),
        }
      : part,
  )
  await sayInRoom(tx, ctx, { id: alertId }, say)
  await recordAudit(tx, ctx, 'activation.endorsed', `recommendation:${id}`, { optionId: option.id, version })
}
