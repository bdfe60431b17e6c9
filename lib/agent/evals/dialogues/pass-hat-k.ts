/** pass^k: the chance that k trials drawn from n all pass when c of them did, C(c,k)/C(n,k) (tau-bench). */
export function passHatK(passed: number, trials: number, k: number): number {
  if (k > trials) throw new RangeError(`pass^${k} needs ${k} trials, there are ${trials}`)
  let chance = 1
  for (let i = 0; i < k; i++) chance *= Math.max(0, passed - i) / (trials - i)
  return chance
}
