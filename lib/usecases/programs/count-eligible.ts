import { eligibility, type Home } from '@/lib/domain/program/eligibility'
import type { ProgramTerms } from '@/lib/domain/program/terms'
import { MISSING_WATTS } from '@/lib/domain/units/missing'
import { utcOffsetMinutes } from '@/lib/domain/usage/local-offset'
import { AppError } from '@/lib/errors'
import type { ProgramEligibility } from '@/lib/protocol/program'
import { requireStaff } from '@/lib/usecases/authorize'
import type { Call, Context } from '@/lib/usecases/context'

const DAY_MS = 86_400_000
/** Enough to know an evening by; a screen that asks at every change must not read a month of every home. */
const DAYS = 7

/** Homes under the published or drafted terms of a program, counted now. */
export async function readProgramEligibility({
  ctx,
  input,
}: Call<{ programId: string; version: number | null }>): Promise<ProgramEligibility> {
  requireStaff(ctx.actor)
  const program = await ctx.db.program.findUnique({
    where: { id: input.programId },
    include: { versions: true },
  })
  const version = program?.versions.find((one) => one.version === (input.version ?? program.currentVersion))
  if (!program || !version) throw new AppError('not-found', 'There is no such program or version.')
  return countEligible(program.id, version.terms as unknown as ProgramTerms, await loadHomes(ctx))
}

export type CountedHome = Home & { deviceKw: number | null }

export function countEligible(
  programId: string,
  terms: ProgramTerms,
  homes: readonly Home[],
): ProgramEligibility {
  const reasons = new Map<string, number>()
  let eligible = 0
  let enrolled = 0
  for (const home of homes) {
    const fit = eligibility(programId, terms, home)
    if (fit.ok) eligible += 1
    else if (fit.reason === 'already-enrolled') enrolled += 1
    else reasons.set(fit.reason, (reasons.get(fit.reason) ?? 0) + 1)
  }
  const { kwPerCustomer, participation } = terms.response
  return {
    homes: homes.length,
    eligible,
    enrolled,
    reasons: [...reasons].map(([reason, n]) => ({ reason, homes: n })).sort((a, b) => b.homes - a.homes),
    potentialKw: Math.round(eligible * kwPerCustomer * participation * 10) / 10,
  }
}

type Row = Omit<Home, 'devices' | 'enrolledProgramIds' | 'eveningKw'> & {
  devices: Home['devices'] | null
  enrolledProgramIds: string[] | null
  eveningKw: number | null
}

/** Every customer's home with what the rules look at; evening use is the mean of 17 to 21 h over the last week. */
export async function loadHomes(ctx: Context): Promise<Home[]> {
  const gridNow = await ctx.gridNow()
  const first = (17 * 60 - utcOffsetMinutes(gridNow, ctx.env.TIME_ZONE)) / 15
  // Slots of the UTC day that hold the local evening; they may lie over midnight.
  const slots = Array.from({ length: 16 }, (_, i) => (((first + i) % 96) + 96) % 96)
  const rows = await ctx.db.$queryRaw<Row[]>`
    select m."homeType", c."ownsHome", c."medicalEquipment", e.programs as "enrolledProgramIds", d.devices,
      u.kw as "eveningKw"
    from "Meter" m join "Customer" c on c."meterId" = m.id and c."deletedAt" is null
    left join lateral (select array_agg("programId") as programs from "Enrollment"
      where "meterId" = m.id and state in ('active', 'paused')) e on true
    left join lateral (select json_agg(json_build_object('id', id, 'type', type, 'state', state, 'ratedKw', "ratedKw"))
      as devices from "Device" where "meterId" = m.id) d on true
    left join lateral (select avg(r.watts[s + 1]) / 1000 as kw from "MeterDay" r, unnest(${slots}::int[]) s
      where r."meterId" = m.id and r.day between ${new Date(gridNow.getTime() - DAYS * DAY_MS)} and ${gridNow}
        and r.watts[s + 1] <> ${MISSING_WATTS}) u on true`
  return rows.map((row) => ({
    homeType: row.homeType,
    ownsHome: row.ownsHome,
    medicalEquipment: row.medicalEquipment,
    eveningKw: Number(row.eveningKw ?? 0),
    devices: row.devices ?? [],
    enrolledProgramIds: row.enrolledProgramIds ?? [],
  }))
}
