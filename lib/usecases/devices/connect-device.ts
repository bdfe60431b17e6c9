import { AppError } from '@/lib/errors'
import type { DeviceDto } from '@/lib/protocol/me'
import { recordAudit } from '../audit/record-audit'
import { requireStaff } from '../authorize'
import { type Call, withTransaction } from '../context'

/**
 * Staff saw a device's connection: from pending to connected, so that it opens programs. Connected twice is connected once.
 * In the demo every device is simulated and answers at once: nobody vouches for one.
 */
export async function connectDevice({ ctx, input }: Call<{ deviceId: string }>): Promise<DeviceDto> {
  requireStaff(ctx.actor, 'operator')
  return withTransaction(ctx, async (tx) => {
    const { count } = ctx.env.demo
      ? { count: 0 }
      : await tx.device.updateMany({
          where: { id: input.deviceId, state: 'pending' },
          data: { state: 'connected' },
        })
    const row = await tx.device.findUnique({ where: { id: input.deviceId } })
    if (!row) throw new AppError('not-found', 'There is no such device.')
    if (row.state !== 'connected')
      throw new AppError('conflict', 'Devices of the demo are simulated: none is connected by hand.')
    if (count === 1) await recordAudit(tx, ctx, 'device.connected', `device:${row.id}`, { type: row.type })
    return { deviceId: row.id, type: row.type, name: row.name, ratedKw: row.ratedKw, state: row.state }
  })
}
