import type { Tx } from '@/lib/db/client'
import { selectParticipants } from '@/lib/domain/activation/select-participants'
import { sizeCall } from '@/lib/domain/activation/size-call'
import { staggerOffsets } from '@/lib/domain/activation/stagger'
import { planNeed } from '@/lib/domain/alert/plan-need'
import type { Call } from '@/lib/domain/plan/candidate'
import { describeOption, type PlanOption, planSettings } from '@/lib/domain/plan/plan-options'
import type { CreateActivationInput } from '@/lib/protocol/activation'
import type { Context } from '@/lib/usecases/context'
import { callableCustomers, MAX_LEAD_MINUTES } from '@/lib/usecases/recommendations/compute-plan'
import {
  type Enrolled,
  type EnrolledProgram,
  loadEnrolled,
} from '@/lib/usecases/recommendations/load-enrolled'
import type { PlanBasis } from '@/lib/usecases/recommendations/present-recommendation'
import { type Beliefs, loadBeliefs } from '@/lib/usecases/recommendations/segment-beliefs'
import { segmentEnrolled } from '@/lib/usecases/recommendations/segment-enrolled'
import type { EventWindow } from './event-window'
import type { PlanChoice } from './plan-choice'

export type Frozen = {
  /** With their own start and end where these are spread */
  participants: (Enrolled & {
    participation: string
    expectedKw: number
    startAt: Date | null
    endAt: Date | null
  })[]
  programs: { programId: string; name: string; participants: number; expectedKw: number }[]
  /** Mean over the event, from the first start to the last end */
  expectedKw: number
  lowKw: number
  highKw: number
  /** While everybody acts, which is what the need asks for */
  fullKw: number
  /** That it covers what the plan says is needed: less than the plan's where fewer can be called by now */
  pEnough: number
  /** Between their first and last start, which is less than asked for where nobody is there to begin later */
  staggerMinutes: number
  /** Their last end */
  endAt: Date
  /** What the objective aimed at; null when it was the option itself or everybody */
  targetKw: number | null
  /** Programs of the option that cannot be called for this window, with the reason's code */
  dropped: { name: string; code: string; values: Record<string, string | number> }[]
}

type Callable = { program: EnrolledProgram; customers: Enrolled[]; wanted: number }
type Objective = Pick<CreateActivationInput, 'objective' | 'targetKw'>

const MINUTE_MS = 60_000
const MONTH_MS = 30 * 86_400_000

/** Who will be asked for this option, window and objective, looked at again in the transaction that decides. */
export async function freezeParticipants(
  tx: Tx,
  ctx: Context,
  plan: PlanChoice,
  window: EventWindow,
  objective: Objective,
): Promise<Frozen> {
  const known = await loadEnrolled(tx, plan.transformerId, ctx.now())
  const beliefs = await loadBeliefs(tx)
  const { callable, dropped } = findCallable(ctx, plan, window, known, objective.objective === 'maximum')
  const durationMinutes = window.minutes
  const terms = { gridNow: window.gridNow, durationMinutes, beliefs }
  const targetKw = targetOf(plan, objective)
  const counts = countsFor(callable, objective, targetKw, terms)
  const offsets = staggerOffsets(
    callable.reduce((sum, one, i) => sum + Math.min(counts[i]!, one.customers.length), 0),
    window.staggerMinutes,
  )
  const staggerMinutes = Math.max(0, ...offsets)
  const endAt = new Date(window.startAt.getTime() + (staggerMinutes + durationMinutes) * MINUTE_MS)
  // Everybody acts for as long as without a spread, in an event that is longer by it.
  const share = (durationMinutes * MINUTE_MS) / (endAt.getTime() - window.startAt.getTime())
  const full = deliveryOf(
    callable.flatMap((one, i) => callsOf(one, counts[i]!, terms)),
    durationMinutes,
    plan,
  )
  const frozen: Frozen = {
    participants: [],
    programs: [],
    expectedKw: full.expectedKw * share,
    lowKw: full.lowKw * share,
    highKw: full.highKw * share,
    fullKw: full.expectedKw,
    pEnough: full.pEnough,
    staggerMinutes,
    endAt,
    targetKw,
    dropped,
  }
  callable.forEach((one, i) => {
    const { program } = one
    const chosen = chosenOf(one, counts[i]!, window.gridNow)
    if (chosen.length === 0) return
    frozen.programs.push({
      programId: program.id,
      name: program.name,
      participants: chosen.length,
      expectedKw:
        Math.round(deliveryOf(callsOf(one, counts[i]!, terms), durationMinutes).expectedKw * share * 10) / 10,
    })
    for (const customer of chosen)
      frozen.participants.push({
        ...customer,
        participation: program.terms.participation,
        expectedKw: customer.kwEach * program.terms.response.participation,
        ...ownWindow({ ...window, staggerMinutes }, offsets[frozen.participants.length] ?? 0),
      })
  })
  return frozen
}

function ownWindow({ startAt, minutes, staggerMinutes }: EventWindow, offsetMinutes: number) {
  if (staggerMinutes === 0) return { startAt: null, endAt: null }
  const start = startAt.getTime() + offsetMinutes * MINUTE_MS
  return { startAt: new Date(start), endAt: new Date(start + minutes * MINUTE_MS) }
}

/** The programs of the option that can be called for the window; for the maximum every other one too. */
function findCallable(
  ctx: Context,
  plan: PlanChoice,
  window: EventWindow,
  { programs, enrolled }: { programs: EnrolledProgram[]; enrolled: Enrolled[] },
  everybody: boolean,
): { callable: Callable[]; dropped: Frozen['dropped'] } {
  const leadMinutes = (window.startAt.getTime() - window.gridNow.getTime() + 1000) / 60_000
  const named = plan.option.programs.map(({ programId, name, participants }) => ({
    programId,
    name,
    participants,
  }))
  const others = programs
    .filter((one) => everybody && !named.some((own) => own.programId === one.id))
    .filter((one) => one.terms.noticeMinutes <= leadMinutes)
    .map((one) => ({ programId: one.id, name: one.name, participants: 0 }))
  const callable: Callable[] = []
  const dropped: Frozen['dropped'] = []
  for (const wanted of [...named, ...others]) {
    const program = programs.find((one) => one.id === wanted.programId)
    const found = program
      ? callableAll(ctx, program, enrolled, window, leadMinutes)
      : { obstacle: { code: 'not-callable', values: {} } }
    if (program && 'customers' in found)
      callable.push({ program, customers: found.customers, wanted: wanted.participants })
    else if (named.some((own) => own.programId === wanted.programId) && 'obstacle' in found)
      dropped.push({ name: program?.name ?? wanted.name, ...found.obstacle })
  }
  return { callable, dropped }
}

/** Who can be called for the first and for the last of the spread windows, and so for any between. */
function callableAll(
  ctx: Context,
  program: EnrolledProgram,
  enrolled: Enrolled[],
  { startAt, minutes, staggerMinutes, gridNow }: EventWindow,
  leadMinutes: number,
): ReturnType<typeof callableCustomers> {
  const callable = (among: Enrolled[], afterMinutes: number) =>
    callableCustomers(
      { enrolled: among, durationMinutes: minutes, gridNow, timeZone: ctx.env.TIME_ZONE },
      program,
      new Date(startAt.getTime() + afterMinutes * MINUTE_MS),
      // Who decides early enough may call programs with long notice too.
      Math.max(MAX_LEAD_MINUTES, leadMinutes + afterMinutes),
    )
  const first = callable(enrolled, 0)
  return staggerMinutes > 0 && 'customers' in first ? callable(first.customers, staggerMinutes) : first
}

/** kW that the objective aims at: those asked for, or what is above the limit now. */
function targetOf(plan: PlanChoice, { objective, targetKw }: Objective): number | null {
  if (objective === 'kw') return targetKw ?? plan.neededKw
  if (objective === 'to-limit') {
    const need = planNeed(plan.alert, plan.transformer)
    return need && !need.precaution ? Math.max(need.neededKw, plan.neededKw) : plan.neededKw
  }
  return null
}

type Terms = { gridNow: Date; durationMinutes: number; beliefs: Beliefs }

function countsFor(
  callable: readonly Callable[],
  { objective }: Objective,
  targetKw: number | null,
  terms: Terms,
): number[] {
  if (objective === 'maximum') return callable.map((one) => one.customers.length)
  if (targetKw === null) return callable.map((one) => Math.min(one.wanted, one.customers.length))
  return sizeCall(
    callable.map((one) => ({ wanted: one.wanted, callable: one.customers.length })),
    (counts) => {
      const calls = callable.flatMap((one, i) => callsOf(one, counts[i]!, terms))
      const delivered = deliveryOf(calls, terms.durationMinutes)
      // Back under the limit is promised with 90 %; a number of kW is what is expected.
      return (objective === 'to-limit' ? delivered.lowKw : delivered.expectedKw) >= targetKw - 1e-9
    },
  )
}

function chosenOf({ customers }: Callable, count: number, gridNow: Date): Enrolled[] {
  const since = gridNow.getTime() - MONTH_MS
  const callable = customers.map((customer) => ({
    ...customer,
    recentCalls: customer.events.filter((event) => event.startAt.getTime() > since).length,
    enrolledAt: customer.startedAt,
  }))
  return selectParticipants(callable, count)
}

function callsOf(one: Callable, count: number, terms: Terms): Call[] {
  const chosen = chosenOf(one, count, terms.gridNow)
  if (chosen.length === 0) return []
  return segmentEnrolled(one.program, chosen, terms).map((candidate) => ({
    candidate,
    participants: candidate.customers,
  }))
}

/** The same sums as in the plan, for those who are really asked. */
function deliveryOf(
  calls: Call[],
  durationMinutes: number,
  plan?: PlanChoice,
): Pick<PlanOption, 'expectedKw' | 'lowKw' | 'highKw' | 'pEnough'> {
  const candidates = calls.map((call) => call.candidate)
  const needs = (plan?.basis as unknown as PlanBasis | undefined)?.needByIntervalKw
  const { expectedKw, lowKw, highKw, pEnough } = describeOption(
    calls,
    planSettings({
      candidates,
      needKw: plan?.neededKw ?? 0,
      durationMinutes,
      // An event of another length than planned is held against the most that is needed.
      ...(needs?.length === Math.round(durationMinutes / 15) ? { needByIntervalKw: needs } : {}),
    }),
  )
  return { expectedKw, lowKw, highKw, pEnough }
}
