import { addColumn, planMoments, shortfallKw } from '@/lib/domain/plan/plan-moments'
import type { PlanColumn, PlanProblem } from '@/lib/domain/plan/plan-problem'

const NEGLIGIBLE_KW = 1e-6

/**
 * Calls candidates by cost for what they still help, until every interval holds at kappa standard deviations, then
 * drops what became needless. The reference for the optimiser, its first point, and what is used when it runs out.
 */
export function greedyPlan(
  problem: PlanProblem,
  columns: readonly PlanColumn[],
  kappa: number,
  already: ReadonlySet<PlanColumn> = new Set(),
): Set<PlanColumn> {
  const chosen = new Set(already)
  const called = new Set([...already].map((column) => column.candidate.id))
  const groups = groupRoom(problem, columns, already)
  const moments = planMoments(already, problem.needKw.length)
  let short = shortfallKw(moments, problem, kappa)
  const helpKw = (column: PlanColumn) => column.meanKw.reduce((sum, kw) => sum + Math.max(0, kw), 0)
  const ordered = columns
    .filter((column) => !called.has(column.candidate.id))
    .map((column) => ({ column, price: (column.costMinor + 1e-6) / Math.max(NEGLIGIBLE_KW, helpKw(column)) }))
    .sort((a, b) => a.price - b.price || a.column.start - b.column.start)
  // First those that help with most of what they have, then anything that helps at all.
  for (const leastUse of [0.5, 0]) {
    for (const { column } of ordered) {
      if (short <= NEGLIGIBLE_KW) break
      if (called.has(column.candidate.id) || !hasRoom(groups, column)) continue
      addColumn(moments, column, 1)
      const left = shortfallKw(moments, problem, kappa)
      const helped = short - left
      if (helped > NEGLIGIBLE_KW && helped >= leastUse * Math.min(short, helpKw(column))) {
        chosen.add(column)
        called.add(column.candidate.id)
        takeRoom(groups, column)
        short = left
      } else addColumn(moments, column, -1)
    }
  }
  if (short > NEGLIGIBLE_KW) return chosen
  const dearestFirst = [...chosen].sort((a, b) => b.costMinor - a.costMinor)
  for (const column of dearestFirst) {
    addColumn(moments, column, -1)
    if (shortfallKw(moments, problem, kappa) <= NEGLIGIBLE_KW) chosen.delete(column)
    else addColumn(moments, column, 1)
  }
  return chosen
}

/** How many candidates of each fairness group may still be called. */
export function groupRoom(
  problem: PlanProblem,
  columns: readonly PlanColumn[],
  already: Iterable<PlanColumn> = [],
): Map<string, number> {
  const members = new Map<string, Set<string>>()
  for (const { candidate } of columns) {
    if (candidate.fairnessGroup === undefined) continue
    const group = members.get(candidate.fairnessGroup) ?? new Set()
    members.set(candidate.fairnessGroup, group.add(candidate.id))
  }
  const share = problem.fairnessShare ?? 1
  const room = new Map([...members].map(([group, ids]) => [group, Math.ceil(share * ids.size - 1e-9)]))
  for (const column of already) takeRoom(room, column)
  return room
}

function hasRoom(room: Map<string, number>, { candidate }: PlanColumn): boolean {
  return candidate.fairnessGroup === undefined || (room.get(candidate.fairnessGroup) ?? 0) > 0
}

function takeRoom(room: Map<string, number>, { candidate }: PlanColumn): void {
  const group = candidate.fairnessGroup
  if (group !== undefined) room.set(group, (room.get(group) ?? 0) - 1)
}
