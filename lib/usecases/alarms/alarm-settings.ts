import type { Db, Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { type AlarmSettings, alarmSettingsOf } from '@/lib/domain/alarm/alarm-settings'
import { AppError } from '@/lib/errors'
import { ChangeAlarmSettings } from '@/lib/protocol/alarm'
import { recordAudit } from '@/lib/usecases/audit/record-audit'
import { requireStaff } from '@/lib/usecases/authorize'
import { type Call, type Context, withTransaction } from '@/lib/usecases/context'

const KEY = 'alarms'

export async function readAlarmSettings(db: Db | Tx): Promise<AlarmSettings> {
  return alarmSettingsOf((await db.setting.findUnique({ where: { key: KEY } }))?.value)
}

export async function showAlarmSettings(ctx: Context): Promise<AlarmSettings> {
  requireStaff(ctx.actor)
  return readAlarmSettings(ctx.db)
}

/** Changes what is given and leaves the rest; an administrator's act, kept in the audit log. */
export async function changeAlarmSettings({ ctx, input }: Call<unknown>): Promise<AlarmSettings> {
  requireStaff(ctx.actor, 'admin')
  const change = ChangeAlarmSettings.parse(input)
  return withTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from "Setting" where key = ${KEY} for update`
    const before = await readAlarmSettings(tx)
    const { floodStart, floodEnd } = { ...before, ...change }
    if (floodEnd > floodStart)
      throw new AppError('unprocessable', 'A flood must end at no more alerts than it starts at.', {
        errors: [{ pointer: '/floodEnd', detail: `is above floodStart, ${floodStart}` }],
      })
    const value = { ...before, ...change } as unknown as Prisma.InputJsonValue
    await tx.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
    await recordAudit(tx, ctx, 'alarm-settings.changed', 'setting:alarms', change)
    return alarmSettingsOf(value)
  })
}
