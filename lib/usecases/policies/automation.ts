import type { Db, Tx } from '@/lib/db/client'
import type { Automation } from '@/lib/protocol/policy'
import { sayInRoom } from '@/lib/usecases/alarms/escalate-alert'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Context, withTransaction } from '@/lib/usecases/context'
import { gridText } from '@/lib/usecases/grid-text'

const KEY = 'automation'
const RUNNING: Automation = { stopped: false, by: null, at: null }

/** Whether the kill switch is on; a policy acts only while it is off. */
export async function readAutomation(db: Db | Tx): Promise<Automation> {
  const row = await db.setting.findUnique({ where: { key: KEY } })
  return row ? (row.value as Automation) : RUNNING
}

/** Stops every policy at once: any operator may, and it holds until an administrator lets them go on. */
export async function stopAutomation(ctx: Context): Promise<Automation> {
  requireStaff(ctx.actor, 'operator')
  return turn(ctx, true)
}

export async function resumeAutomation(ctx: Context): Promise<Automation> {
  requireStaff(ctx.actor, 'admin')
  return turn(ctx, false)
}

async function turn(ctx: Context, stopped: boolean): Promise<Automation> {
  const staff = requireStaff(ctx.actor)
  return withTransaction(ctx, async (tx) => {
    await tx.$executeRaw`
      insert into "Setting" (key, value, "updatedAt") values (${KEY}, '{"stopped":false,"by":null,"at":null}', ${ctx.now()})
      on conflict do nothing`
    await tx.$queryRaw`select 1 from "Setting" where key = ${KEY} for update`
    const before = await readAutomation(tx)
    if (before.stopped === stopped) return before
    const value = { stopped, by: staff.name, at: ctx.now().toISOString() }
    await tx.setting.update({ where: { key: KEY }, data: { value } })
    const key = stopped ? 'policy.stopped' : 'policy.resumed'
    await sayInRoom(tx, ctx, null, (spoken) => gridText(spoken.env)(key, { who: staff.name }))
    await recordAudit(tx, ctx, stopped ? 'automation.stopped' : 'automation.resumed', 'automation')
    return value
  })
}
