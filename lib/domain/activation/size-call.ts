export type CallSize = {
  /** Customers that the option names */
  wanted: number
  /** Customers who can be called for the window, the wanted ones among them */
  callable: number
}

const STEPS = 1000

/**
 * How many of each program to ask so that `enough` holds with as few as possible: first the option itself, scaled, then
 * everybody else in the same programs in proportion. When nothing is enough, everybody. `enough` must not become
 * false again when more are asked.
 */
export function sizeCall(
  programs: readonly CallSize[],
  enough: (counts: readonly number[]) => boolean,
): number[] {
  const countsAt = (step: number) => programs.map((program) => countAt(program, step))
  let low = 1
  let high = 2 * STEPS
  if (!enough(countsAt(high))) return countsAt(high)
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (enough(countsAt(middle))) high = middle
    else low = middle + 1
  }
  return countsAt(low)
}

/** Up to STEPS the option is scaled, above it the rest joins. */
function countAt({ wanted, callable }: CallSize, step: number): number {
  const base = Math.min(wanted, callable)
  if (step <= STEPS) return Math.ceil((base * step) / STEPS)
  return base + Math.ceil(((callable - base) * (step - STEPS)) / STEPS)
}
