import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import { hash } from '@/lib/simulator/load/hash'
import type { DemoHome, DemoNetwork } from '@/lib/simulator/network/demo-network'
import { copyRows } from '@/lib/simulator/seed/binary-copy'

const DAY_MS = 86_400_000

/** Loads the network itself: assets, meters, customers, devices, enrollments. */
export async function copyNetwork(client: PoolClient, network: DemoNetwork, now: Date): Promise<void> {
  await copyRows(
    client,
    'Substation',
    { id: 'text', name: 'text' },
    network.substations.map((s) => [s.id, s.name]),
  )
  await copyRows(
    client,
    'Feeder',
    { id: 'text', name: 'text', substationId: 'text', ratedKva: 'float8' },
    network.feeders.map((f) => [f.id, f.name, f.substationId, f.ratedKva]),
  )
  await copyRows(
    client,
    'Transformer',
    {
      id: 'text',
      externalId: 'text',
      name: 'text',
      feederId: 'text',
      ratedKva: 'float8',
      powerFactor: 'float8',
      loadLossKw: 'float8',
      noLoadLossKw: 'float8',
      simulated: 'bool',
    },
    network.transformers.map((t) => [
      t.id,
      t.externalId,
      t.name,
      t.feederId,
      t.ratedKva,
      t.powerFactor,
      t.loadLossKw,
      t.noLoadLossKw,
      true,
    ]),
  )
  const homes = network.transformers.flatMap((transformer) => transformer.homes)
  await copyMeters(client, homes)
  const devices = homes.flatMap((home) =>
    home.devices.map((device) => ({ ...device, id: randomUUID(), meterId: home.meterId })),
  )
  await copyRows(
    client,
    'Device',
    {
      id: 'text',
      meterId: 'text',
      type: 'text',
      name: 'text',
      ratedKw: 'float8',
      capacityKwh: 'float8',
      simulated: 'bool',
    },
    devices.map((d) => [d.id, d.meterId, d.type, d.name, d.ratedKw, d.capacityKwh, true]),
  )
  await copyEnrollments(client, homes, devices, now)
}

async function copyMeters(client: PoolClient, homes: DemoHome[]): Promise<void> {
  await copyRows(
    client,
    'Meter',
    {
      id: 'text',
      transformerId: 'text',
      street: 'text',
      homeType: 'text',
      simulated: 'bool',
      seed: 'int4',
      solarKw: 'float8',
    },
    homes.map((h) => [
      h.meterId,
      h.transformerId,
      h.address,
      h.model.type,
      true,
      h.model.seed,
      Math.round(h.model.solarKw * 10) / 10,
    ]),
  )
  await copyRows(
    client,
    'Customer',
    {
      id: 'text',
      meterId: 'text',
      name: 'text',
      phone: 'text',
      email: 'text',
      locale: 'text',
      ownsHome: 'bool',
      medicalEquipment: 'bool',
      demoLogin: 'bool',
    },
    homes.map(({ customer: c, meterId, demoLogin }) => [
      c.id,
      meterId,
      c.name,
      c.phone,
      c.email,
      c.locale,
      c.ownsHome,
      c.medicalEquipment,
      demoLogin,
    ]),
  )
}

async function copyEnrollments(
  client: PoolClient,
  homes: DemoHome[],
  devices: { id: string; meterId: string; type: string }[],
  now: Date,
): Promise<void> {
  const { rows } = await client.query<{ programId: string; deviceType: string | null }>(
    `select "programId", terms->>'deviceType' as "deviceType" from "ProgramVersion" where version = 1`,
  )
  const deviceTypeOf = new Map(rows.map((row) => [row.programId, row.deviceType]))
  const devicesOf = new Map<string, typeof devices>()
  for (const device of devices) {
    const list = devicesOf.get(device.meterId) ?? []
    list.push(device)
    devicesOf.set(device.meterId, list)
  }
  await copyRows(
    client,
    'Enrollment',
    {
      id: 'text',
      reference: 'text',
      meterId: 'text',
      programId: 'text',
      programVersion: 'int4',
      state: 'text',
      deviceIds: 'text[]',
      startedAt: 'timestamptz',
      simulated: 'bool',
    },
    homes
      .filter((home) => home.programId !== null)
      .map((home, i) => [
        randomUUID(),
        `DFP-D${String(i + 1).padStart(5, '0')}`,
        home.meterId,
        home.programId,
        1,
        'active',
        (devicesOf.get(home.meterId) ?? [])
          .filter((device) => device.type === deviceTypeOf.get(home.programId as string))
          .map((device) => device.id),
        new Date(now.getTime() - (60 + (hash(home.model.seed, 0, 0xe11) % 500)) * DAY_MS),
        true,
      ]),
  )
}
