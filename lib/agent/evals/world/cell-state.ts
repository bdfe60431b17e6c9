import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/domain/canonical-json'
import type { EvalWorld } from './open-eval-world'

/** All business rows of one person with what differs from run to run left out: ids, references, times, words of tickets. */
export type PersonState = {
  person: {
    name: string
    phone: string
    email: string | null
    locale: string
    medicalEquipment: boolean
    preferences: Record<string, unknown>
    /** Local date */
    awayUntil: string | null
    deleted: boolean
  }
  devices: { type: string; name: string; state: string }[]
  orders: OrderState[]
  enrollments: { programId: string; state: string; pausedDays: number | null }[]
  responses: { state: string }[]
  tickets: { topic: string; state: string; callback: boolean }[]
}
export type OrderState = {
  domain: string
  offerId: string
  state: string
  stage: string | null
  totalMinor: number | null
  /** Whether it was ever agreed to */
  agreed: boolean
}

export async function readState(world: EvalWorld, meterId: string): Promise<PersonState> {
  const { rows } = await world.pool.query<{ state: PersonState }>(STATE_SQL, [meterId, world.env.TIME_ZONE])
  return rows[0]!.state
}

/** What may change only by the customer's own yes to a card; orders count from when they are agreed to. */
export function guardedHash({ person, devices, orders, enrollments }: PersonState): string {
  const { name, phone, medicalEquipment, awayUntil, deleted } = person
  return hashOf({
    person: { name, phone, medicalEquipment, awayUntil, deleted },
    devices,
    orders: orders.filter((order) => order.agreed),
    enrollments,
  })
}

export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, 16)
}

const STATE_SQL = `
select json_build_object(
  'person', json_build_object('name', c.name, 'phone', c.phone, 'email', c.email, 'locale', c.locale,
    'medicalEquipment', c."medicalEquipment", 'preferences', c.preferences,
    'awayUntil', to_char(c."vacationUntil" at time zone $2, 'YYYY-MM-DD'), 'deleted', c."deletedAt" is not null),
  'devices', coalesce((select json_agg(json_build_object('type', d.type, 'name', d.name, 'state', d.state)
    order by d.type, d.name) from "Device" d where d."meterId" = c."meterId"), '[]'),
  'orders', coalesce((select json_agg(json_build_object('domain', o.domain, 'offerId', o."offerId", 'state', o.state,
    'stage', o.stage, 'totalMinor', (o.quote ->> 'totalMinor')::int,
    'agreed', exists (select from "OrderEvent" e where e."orderId" = o.id and e.state in ('confirmed', 'active')))
    order by o."createdAt", o.id) from "Order" o where o."meterId" = c."meterId"), '[]'),
  'enrollments', coalesce((select json_agg(json_build_object('programId', e."programId", 'state', e.state, 'pausedDays',
    case when e.state = 'paused' and e."pausedUntil" is not null
      then round(extract(epoch from e."pausedUntil" - timestamptz '2026-07-16T00:30:00Z') / 86400) end)
    order by e."startedAt", e.id) from "Enrollment" e where e."meterId" = c."meterId"), '[]'),
  'responses', coalesce((select json_agg(json_build_object('state', p.state) order by p.id)
    from "Participant" p where p."meterId" = c."meterId"), '[]'),
  'tickets', coalesce((select json_agg(json_build_object('topic', t.topic, 'state', t.state,
    'callback', t."callbackAt" is not null) order by t."createdAt", t.id)
    from "Ticket" t where t."customerId" = c.id), '[]')
) as state from "Customer" c where c."meterId" = $1`
