/**
 * Rounds to a whole number of minor units, ties to the even one (banker's rounding).
 * A value within 1e-9 of a tie is one: 0.285 * 100 is 28.499999999999996 in binary and 28.5 on paper.
 */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  const fraction = value - floor
  const tolerance = 1e-9 * Math.max(1, Math.abs(value))
  const up = Math.abs(fraction - 0.5) <= tolerance ? floor % 2 !== 0 : fraction > 0.5
  // Adding 0 turns -0 into 0.
  return (up ? floor + 1 : floor) + 0
}
