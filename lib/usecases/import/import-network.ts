import type { Tx } from '@/lib/db/client'
import type { ImportProblem } from '@/lib/protocol/admin-intake'
import { id, number, oneOf, type Row, text } from './columns'
import { repeated } from './read-rows'
import { type Written, writeRows } from './write-rows'

/** One line for each transformer, with its feeder and substation. */
export const NETWORK_COLUMNS = {
  transformerId: { cell: id(), required: true },
  name: { cell: text(100) },
  externalId: { cell: text(200) },
  feederId: { cell: id(), required: true },
  feederName: { cell: text(100) },
  feederRatedKva: { cell: number(1, 1_000_000, 'kVA') },
  substationId: { cell: id(), required: true },
  substationName: { cell: text(100) },
  ratedKva: { cell: number(1, 1_000_000, 'kVA'), required: true },
  powerFactor: { cell: number(0.5, 1) },
  loadLossKw: { cell: number(0, 10_000, 'kW') },
  noLoadLossKw: { cell: number(0, 10_000, 'kW') },
  cooling: { cell: oneOf(['ONAN', 'ONAF', 'OF', 'OD']) },
  paper: { cell: oneOf(['normal', 'upgraded']) },
  limitKw: { cell: number(0.1, 1_000_000, 'kW') },
} as const

type NetworkRow = Row<typeof NETWORK_COLUMNS>

/** What the lines say against each other or against what is there. */
export async function checkNetwork(tx: Tx, rows: NetworkRow[]): Promise<ImportProblem[]> {
  const problems = [...repeated(rows, 'transformerId'), ...repeated(rows, 'externalId')]
  const feeders = new Map<string, NetworkRow>()
  for (const row of rows) {
    if (row.feederId === null) continue
    const first = feeders.get(row.feederId)
    if (!first) feeders.set(row.feederId, row)
    else
      for (const column of ['substationId', 'feederRatedKva', 'feederName'] as const)
        if (row[column] !== null && first[column] !== null && row[column] !== first[column])
          problems.push({
            line: row.line,
            column,
            detail: `is ${row[column]}; line ${first.line} says ${first[column]} for feeder ${row.feederId}`,
          })
  }
  // Lists as one parameter each: a file may have more lines than a statement has parameters.
  const known = await tx.$queryRaw<
    { id: string }[]
  >`select id from "Feeder" where id = any(${[...feeders.keys()]})`
  const rated = new Set([
    ...known.map((feeder) => feeder.id),
    ...rows.filter((row) => row.feederRatedKva !== null).map((row) => row.feederId),
  ])
  for (const [feederId, first] of feeders)
    if (!rated.has(feederId))
      problems.push({
        line: first.line,
        column: 'feederRatedKva',
        detail: `is missing: feeder ${feederId} is new, say once what its cable carries`,
      })
  const names = rows.map((row) => row.externalId).filter((name) => name !== null)
  const taken = await tx.$queryRaw<{ id: string; externalId: string }[]>`
    select id, "externalId" from "Transformer" where "externalId" = any(${names})`
  const owners = new Map(taken.map((one) => [one.externalId, one.id]))
  for (const row of rows) {
    const owner = row.externalId === null ? undefined : owners.get(row.externalId)
    if (owner !== undefined && row.transformerId !== null && owner !== row.transformerId)
      problems.push({
        line: row.line,
        column: 'externalId',
        detail: `${row.externalId} belongs to transformer ${owner}`,
      })
  }
  return problems
}

/** Substations, feeders, transformers, in that order; what a line leaves out stays as it is. */
export async function writeNetwork(tx: Tx, rows: NetworkRow[]): Promise<Written> {
  await writeRows(
    tx,
    substationsOf(rows),
    (t, json) => t.$queryRaw`
    insert into "Substation" as s (id, name)
    select r.id, coalesce(r.name, k.name, r.id)
    from jsonb_to_recordset(${json}::jsonb) as r(id text, name text) left join "Substation" k on k.id = r.id
    on conflict (id) do update set name = excluded.name where s.name <> excluded.name
    returning id, xmax = 0 as created`,
  )
  await writeRows(
    tx,
    feedersOf(rows),
    (t, json) => t.$queryRaw`
    insert into "Feeder" as f (id, name, "substationId", "ratedKva")
    select r.id, coalesce(r.name, k.name, r.id), r."substationId", coalesce(r."ratedKva", k."ratedKva")
    from jsonb_to_recordset(${json}::jsonb) as r(id text, name text, "substationId" text, "ratedKva" float8)
    left join "Feeder" k on k.id = r.id
    on conflict (id) do update set name = excluded.name, "substationId" = excluded."substationId",
      "ratedKva" = excluded."ratedKva"
    where (f.name, f."substationId", f."ratedKva")
      is distinct from (excluded.name, excluded."substationId", excluded."ratedKva")
    returning id, xmax = 0 as created`,
  )
  return writeRows(
    tx,
    rows,
    (t, json) => t.$queryRaw`
    insert into "Transformer" as t (id, "externalId", name, "feederId", "ratedKva", "powerFactor", "loadLossKw",
      "noLoadLossKw", cooling, paper, "limitKw")
    select r."transformerId", coalesce(r."externalId", k."externalId"), coalesce(r.name, k.name, r."transformerId"),
      r."feederId", r."ratedKva", coalesce(r."powerFactor", k."powerFactor", 0.98),
      coalesce(r."loadLossKw", k."loadLossKw", 0), coalesce(r."noLoadLossKw", k."noLoadLossKw", 0),
      coalesce(r.cooling, k.cooling, 'ONAN'), coalesce(r.paper, k.paper, 'normal'), coalesce(r."limitKw", k."limitKw")
    from jsonb_to_recordset(${json}::jsonb) as r("transformerId" text, "externalId" text, name text, "feederId" text,
      "ratedKva" float8, "powerFactor" float8, "loadLossKw" float8, "noLoadLossKw" float8, cooling text, paper text,
      "limitKw" float8)
    left join "Transformer" k on k.id = r."transformerId"
    on conflict (id) do update set "externalId" = excluded."externalId", name = excluded.name,
      "feederId" = excluded."feederId", "ratedKva" = excluded."ratedKva", "powerFactor" = excluded."powerFactor",
      "loadLossKw" = excluded."loadLossKw", "noLoadLossKw" = excluded."noLoadLossKw", cooling = excluded.cooling,
      paper = excluded.paper, "limitKw" = excluded."limitKw", version = t.version + 1
    where (t."externalId", t.name, t."feederId", t."ratedKva", t."powerFactor", t."loadLossKw", t."noLoadLossKw",
        t.cooling, t.paper, t."limitKw")
      is distinct from (excluded."externalId", excluded.name, excluded."feederId", excluded."ratedKva",
        excluded."powerFactor", excluded."loadLossKw", excluded."noLoadLossKw", excluded.cooling, excluded.paper,
        excluded."limitKw")
    returning id, xmax = 0 as created`,
  )
}

function substationsOf(rows: NetworkRow[]) {
  const substations = new Map<string, { id: string; name: string | null }>()
  for (const { substationId: id, substationName } of rows)
    substations.set(id, { id, name: substations.get(id)?.name ?? substationName })
  return [...substations.values()]
}

function feedersOf(rows: NetworkRow[]) {
  const feeders = new Map<
    string,
    { id: string; name: string | null; substationId: string; ratedKva: number | null }
  >()
  for (const row of rows) {
    const known = feeders.get(row.feederId)
    feeders.set(row.feederId, {
      id: row.feederId,
      name: known?.name ?? row.feederName,
      substationId: row.substationId,
      ratedKva: known?.ratedKva ?? row.feederRatedKva,
    })
  }
  return [...feeders.values()]
}
