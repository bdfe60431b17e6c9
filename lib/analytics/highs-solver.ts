import loadHighs, { type Highs } from 'highs'
import type { Milp, MilpSolution, SolveMilp } from '@/lib/domain/plan/plan-milp'

/** Loads HiGHS (WebAssembly, single-threaded, blocking) and gives it the shape of the planner's port. */
export async function loadHighsSolver(): Promise<SolveMilp> {
  const highs = await loadHighs()
  return (milp, limits) => solve(highs, milp, limits)
}

function solve(highs: Highs, milp: Milp, limits: Parameters<SolveMilp>[1]): MilpSolution | null {
  const columns = milp.costs.length
  const source = {
    numCols: columns,
    numRows: milp.rows.length,
    colCost: milp.costs,
    colLower: new Float64Array(columns),
    colUpper: milp.columnUpper,
    rowLower: milp.rows.map((row) => bound(highs, row.lower)),
    rowUpper: milp.rows.map((row) => bound(highs, row.upper)),
    matrix: rowMatrix(milp, columns),
    integrality: Int32Array.from({ length: columns }, (_, j) => (j < milp.integers ? 1 : 0)),
  }
  return highs.withModel(source, (model) => {
    model.options.set({
      output_flag: false,
      time_limit: limits.seconds,
      mip_rel_gap: limits.relativeGap,
      random_seed: 0,
    })
    model.run()
    const optimal = model.getModelStatus() === highs.constants.modelStatus.optimal
    // 2 is HiGHS's word for a feasible point, which a run that hit its time limit may lack.
    if (Number(model.info.get('primal_solution_status')) !== 2) return null
    const gap = Number(model.info.get('mip_gap'))
    return { values: model.getSolution().colValue, gap: Number.isFinite(gap) ? gap : null, optimal }
  })
}

function rowMatrix(milp: Milp, columns: number) {
  const starts = new Int32Array(milp.rows.length + 1)
  milp.rows.forEach((row, i) => {
    starts[i + 1] = starts[i]! + row.indices.length
  })
  return {
    format: 'csr' as const,
    numRows: milp.rows.length,
    numCols: columns,
    starts,
    indices: Int32Array.from(milp.rows.flatMap((row) => row.indices)),
    values: Float64Array.from(milp.rows.flatMap((row) => row.values)),
  }
}

function bound(highs: Highs, value: number): number {
  if (Number.isFinite(value)) return value
  return value > 0 ? highs.infinity : -highs.infinity
}
