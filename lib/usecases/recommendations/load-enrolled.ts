import type { Db, Tx } from '@/lib/db/client'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import type { EnrolledCustomer } from '@/lib/domain/recommendation/customer-obstacle'
import { type DeviceType, meanParticipantKw } from '@/lib/domain/response/device-types'

/** One enrolled customer under a transformer with all that decides whether and how much they can be called. */
export type Enrolled = EnrolledCustomer & {
  enrollmentId: string
  meterId: string
  customerId: string
  programId: string
  programVersion: number
  /** Of the version that this customer joined under, which they keep */
  terms: ProgramTerms
  locale: string
  startedAt: Date
  deviceTypes: string[]
  /** Mean kW when this customer takes part, from the rating of the enrolled devices */
  kwEach: number
  /** A simulated home whose customer is neither a demo login nor here in person */
  simulated: boolean
  live: boolean
}

export type EnrolledProgram = { id: string; name: string; version: number; terms: ProgramTerms }

type Row = {
  enrollmentId: string
  meterId: string
  customerId: string
  programId: string
  programVersion: number
  state: string
  pausedUntil: Date | null
  vacationFrom: Date | null
  vacationUntil: Date | null
  medicalEquipment: boolean
  locale: string
  startedAt: Date
  deviceIds: string[]
  simulated: boolean
  demoLogin: boolean
  live: boolean
}

/** All that a plan for one transformer (or for several at once) needs, in four reads. */
export async function loadEnrolled(
  db: Db | Tx,
  transformers: string | readonly string[],
  now: Date,
): Promise<{ programs: EnrolledProgram[]; enrolled: Enrolled[] }> {
  const transformerIds = [transformers].flat()
  const rows = await db.$queryRaw<Row[]>`
    select e.id as "enrollmentId", e."meterId", c.id as "customerId", e."programId", e."programVersion", e.state,
      e."pausedUntil", (c.preferences->>'vacationFrom')::timestamptz as "vacationFrom", c."vacationUntil", c."medicalEquipment", c.locale, e."startedAt", e."deviceIds",
      m.simulated, c."demoLogin",
      exists (select 1 from "Session" s where s."customerId" = c.id and s."endedAt" is null and s."expiresAt" > ${now}
        and s."liveAt" > ${new Date(now.getTime() - LIVE_FOR_MS)}) as live
    from "Enrollment" e join "Meter" m on m.id = e."meterId" join "Customer" c on c."meterId" = m.id
    where m."transformerId" = any(${transformerIds}) and e.state in ('active', 'paused') and c."deletedAt" is null
    order by e.id`
  const meterIds = rows.map((row) => row.meterId)
  const [devices, events, programs] = await Promise.all([
    db.device.findMany({ where: { meterId: { in: meterIds }, state: 'connected' } }),
    loadEvents(db, transformerIds),
    loadPrograms(db),
  ])
  const termsOf = new Map(programs.all.map((version) => [`${version.id} ${version.version}`, version.terms]))
  const devicesOf = Map.groupBy(devices, (device) => device.meterId)
  const enrolled = rows.flatMap((row): Enrolled[] => {
    const terms = termsOf.get(`${row.programId} ${row.programVersion}`)
    if (!terms) return []
    const own = (devicesOf.get(row.meterId) ?? []).filter(
      (device) =>
        device.type === terms.deviceType && (row.deviceIds.length === 0 || row.deviceIds.includes(device.id)),
    )
    const { demoLogin, deviceIds, ...facts } = row
    return [
      {
        ...facts,
        terms,
        simulated: row.simulated && !demoLogin && !row.live,
        devices: own.length,
        deviceTypes: terms.deviceType ? [terms.deviceType] : ['behavioural'],
        kwEach: kwOf(terms, own),
        events: events.get(row.meterId) ?? [],
      },
    ]
  })
  return { programs: programs.current, enrolled }
}

/** A socket says so at least every minute while it is connected. */
export const LIVE_FOR_MS = 5 * 60_000

/** Behavioural customers have no device: the program's own measured or expected figure stands for them. */
function kwOf(terms: ProgramTerms, devices: { type: string; ratedKw: number }[]): number {
  if (terms.deviceType === null) return terms.response.kwPerCustomer
  return devices.reduce(
    (sum, device) => sum + meanParticipantKw(device.type as DeviceType, { ratedKw: device.ratedKw }),
    0,
  )
}

/** Events of the last 366 days that were not called off, by meter. */
async function loadEvents(db: Db | Tx, transformerIds: readonly string[]) {
  const rows = await db.$queryRaw<{ meterId: string; startAt: Date; endAt: Date }[]>`
    select p."meterId", coalesce(p."startAt", a."startAt") as "startAt", coalesce(p."endAt", a."endAt") as "endAt"
    from "Participant" p join "Activation" a on a.id = p."activationId" join "Meter" m on m.id = p."meterId"
    where m."transformerId" = any(${transformerIds}) and a.state not in ('aborted', 'failed')
      and p.outcome is distinct from 'rejected'
      and a."startAt" > (select max("startAt") from "Activation") - interval '366 days'`
  return Map.groupBy(rows, (row) => row.meterId)
}

async function loadPrograms(db: Db | Tx) {
  const versions = await db.programVersion.findMany({
    include: { program: true },
    orderBy: [{ program: { rank: 'asc' } }, { programId: 'asc' }],
  })
  const all = versions.map((version) => ({
    id: version.programId,
    name: version.program.name,
    version: version.version,
    terms: version.terms as unknown as ProgramTerms,
  }))
  const current = versions.flatMap((version, i) =>
    version.program.state === 'published' && version.version === version.program.currentVersion
      ? [all[i]!]
      : [],
  )
  return { all, current }
}
