import type { Tx } from '@/lib/db/client'
import type { ImportProblem } from '@/lib/protocol/admin-intake'
import { email, id, meterId, number, oneOf, phone, type Row, text, yesNo } from './columns'
import { repeated } from './read-rows'
import { type Written, writeRows } from './write-rows'

/** One line for each meter and who lives there. */
export const CUSTOMER_COLUMNS = {
  meterId: { cell: meterId, required: true },
  transformerId: { cell: id(), required: true },
  name: { cell: text(100), required: true },
  phone: { cell: phone, required: true },
  email: { cell: email },
  locale: { cell: oneOf(['en', 'es']) },
  street: { cell: text(200) },
  homeType: {
    cell: oneOf(['house', 'apartment', 'townhouse', 'mobile-home', 'business']),
  },
  ownsHome: { cell: yesNo },
  medicalEquipment: { cell: yesNo },
  solarKw: { cell: number(0, 10_000, 'kW') },
} as const

type CustomerRow = Row<typeof CUSTOMER_COLUMNS>

export async function checkCustomers(tx: Tx, rows: CustomerRow[]): Promise<ImportProblem[]> {
  const problems = repeated(rows, 'meterId')
  const ids = [...new Set(rows.map((row) => row.transformerId))]
  const found = await tx.$queryRaw<{ id: string }[]>`select id from "Transformer" where id = any(${ids})`
  const known = new Set(found.map((one) => one.id))
  const meterIds = rows.map((row) => row.meterId)
  const deleted = await tx.$queryRaw<{ meterId: string }[]>`
    select "meterId" from "Customer" where "deletedAt" is not null and "meterId" = any(${meterIds})`
  const gone = new Set(deleted.map((one) => one.meterId))
  for (const row of rows) {
    if (row.transformerId !== null && !known.has(row.transformerId))
      problems.push({
        line: row.line,
        column: 'transformerId',
        detail: `There is no transformer ${row.transformerId}: import the network first`,
      })
    if (gone.has(row.meterId))
      problems.push({
        line: row.line,
        column: 'meterId',
        detail: 'This customer had the account deleted: it does not come back by an import',
      })
  }
  return problems
}

/** Meters, then customers; what a line leaves out stays as it is, and so do preferences, language and enrollments. */
export async function writeCustomers(tx: Tx, rows: CustomerRow[]): Promise<Written> {
  const meters = await writeRows(
    tx,
    rows,
    (t, json) => t.$queryRaw`
    insert into "Meter" as m (id, "transformerId", street, "homeType", "solarKw")
    select r."meterId", r."transformerId", coalesce(r.street, k.street, ''), coalesce(r."homeType", k."homeType", 'house'),
      coalesce(r."solarKw", k."solarKw", 0)
    from jsonb_to_recordset(${json}::jsonb)
      as r("meterId" text, "transformerId" text, street text, "homeType" text, "solarKw" float8)
    left join "Meter" k on k.id = r."meterId"
    on conflict (id) do update set "transformerId" = excluded."transformerId", street = excluded.street,
      "homeType" = excluded."homeType", "solarKw" = excluded."solarKw"
    where (m."transformerId", m.street, m."homeType", m."solarKw")
      is distinct from (excluded."transformerId", excluded.street, excluded."homeType", excluded."solarKw")
    returning id, xmax = 0 as created`,
  )
  const customers = await writeRows(
    tx,
    rows,
    (t, json) => t.$queryRaw`
    insert into "Customer" as c (id, "meterId", name, phone, email, locale, "ownsHome", "medicalEquipment")
    select gen_random_uuid()::text, r."meterId", r.name, r.phone, coalesce(r.email, k.email), coalesce(r.locale, 'en'),
      coalesce(r."ownsHome", k."ownsHome", true), coalesce(r."medicalEquipment", k."medicalEquipment", false)
    from jsonb_to_recordset(${json}::jsonb) as r("meterId" text, name text, phone text, email text, locale text,
      "ownsHome" boolean, "medicalEquipment" boolean)
    left join "Customer" k on k."meterId" = r."meterId"
    on conflict ("meterId") do update set name = excluded.name, phone = excluded.phone, email = excluded.email,
      "ownsHome" = excluded."ownsHome", "medicalEquipment" = excluded."medicalEquipment"
    where (c.name, c.phone, c.email, c."ownsHome", c."medicalEquipment") is distinct from
      (excluded.name, excluded.phone, excluded.email, excluded."ownsHome", excluded."medicalEquipment")
    returning c."meterId" as id, xmax = 0 as created`,
  )
  const created = new Set([...meters.created, ...customers.created])
  const changed = new Set([...meters.changed, ...customers.changed].filter((one) => !created.has(one)))
  return { created, changed }
}
