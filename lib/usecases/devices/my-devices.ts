import type { Device } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors'
import { AddDeviceInput, ChangeDeviceInput, type DeviceDto } from '@/lib/protocol/me'
import { requireCustomer } from '../authorize'
import { type Call, type Context, withTransaction } from '../context'

const MOST_DEVICES = 20
/** kW of a usual device of its kind, used until its owner says otherwise. */
const USUAL_KW = { thermostat: 3, battery: 5, ev: 7.2, 'water-heater': 4.5 } as const
const USUAL_KWH = { thermostat: null, battery: 13.5, ev: 60, 'water-heater': null } as const
const NAMES = {
  thermostat: 'Thermostat',
  battery: 'Home battery',
  ev: 'Car charger',
  'water-heater': 'Water heater',
} as const

export async function listMyDevices(
  ctx: Context,
  page: { after: { at: Date; id: string } | null; limit: number } = { after: null, limit: 50 },
): Promise<(DeviceDto & { createdAt: string })[]> {
  const { meterId } = requireCustomer(ctx.actor)
  const { after } = page
  const rows = await ctx.db.device.findMany({
    where: {
      meterId,
      ...(after
        ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
        : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit,
  })
  return rows.map((row) => ({ ...presentDevice(row), createdAt: row.createdAt.toISOString() }))
}

/**
 * Adds a device that the customer says they have. In demo mode a simulated one answers at once; else it waits as `pending`
 * until its connection was seen, and opens no program before.
 */
export async function addDevice({ ctx, input }: Call<unknown>): Promise<DeviceDto> {
  const { meterId } = requireCustomer(ctx.actor)
  const { type, name, ratedKw, capacityKwh } = AddDeviceInput.parse(input)
  return withTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from "Meter" where id = ${meterId} for update`
    if ((await tx.device.count({ where: { meterId } })) >= MOST_DEVICES)
      throw new AppError('conflict', `A home has at most ${MOST_DEVICES} devices here. Remove one first.`)
    const row = await tx.device.create({
      data: {
        meterId,
        type,
        name: name ?? NAMES[type],
        ratedKw: ratedKw ?? USUAL_KW[type],
        capacityKwh: capacityKwh ?? USUAL_KWH[type],
        state: ctx.env.demo ? 'connected' : 'pending',
        simulated: ctx.env.demo,
      },
    })
    return presentDevice(row)
  })
}

export async function changeDevice({
  ctx,
  input,
}: Call<{ deviceId: string; body: unknown }>): Promise<DeviceDto> {
  const { meterId } = requireCustomer(ctx.actor)
  const change = ChangeDeviceInput.parse(input.body)
  const { count } = await ctx.db.device.updateMany({
    where: { id: input.deviceId, meterId },
    data: change,
  })
  if (count !== 1) throw new AppError('not-found', 'There is no such device of yours.')
  return presentDevice(await ctx.db.device.findFirstOrThrow({ where: { id: input.deviceId, meterId } }))
}

/** Removes a device; not the one that a program in force depends on. Removed twice is removed once. */
export async function removeDevice({ ctx, input }: Call<{ deviceId: string }>): Promise<void> {
  const { meterId } = requireCustomer(ctx.actor)
  await withTransaction(ctx, async (tx) => {
    await tx.$queryRaw`select 1 from "Meter" where id = ${meterId} for update`
    const using = await tx.enrollment.findFirst({
      where: { meterId, state: { in: ['active', 'paused'] }, deviceIds: { has: input.deviceId } },
    })
    if (using && using.deviceIds.length <= 1)
      throw new AppError(
        'conflict',
        'The program you are in depends on this device. Leave the program first, then remove the device.',
      )
    if (using)
      await tx.enrollment.updateMany({
        where: { id: using.id, meterId, version: using.version },
        data: {
          deviceIds: using.deviceIds.filter((id) => id !== input.deviceId),
          version: { increment: 1 },
        },
      })
    const { count } = await tx.device.deleteMany({ where: { id: input.deviceId, meterId } })
    if (count !== 1) throw new AppError('not-found', 'There is no such device of yours.')
  })
}

function presentDevice(row: Device): DeviceDto {
  return { deviceId: row.id, type: row.type, name: row.name, ratedKw: row.ratedKw, state: row.state }
}
