import type { PolicyCheck } from '@/lib/domain/policy/judge-plan'
import type { Env } from '@/lib/env'
import { gridText } from '@/lib/usecases/grid-text'

/** Why a policy acted, with every condition; or why it did not, with those that failed. */
export function explainDecision(
  env: Env,
  name: string,
  plan: { reference: string; version: number },
  checks: readonly PolicyCheck[],
  acted: boolean,
): string {
  const t = gridText(env)
  const named = checks.filter((check) => (acted ? SAID.has(check.code) : !check.ok))
  const reasons = named
    .filter((check) => !(check.code === 'hours' && Number(check.values.from) < 0))
    .filter((check) => !(check.code === 'customers' && Number(check.values.most) < 0))
    .map((check) =>
      t(`policy.${acted ? 'held' : 'failed'}.${check.code}` as 'policy.held.size', check.values as never),
    )
  const facts = { name, reference: plan.reference, version: plan.version, reasons: reasons.join('; ') }
  return t(acted ? 'policy.acted' : 'policy.notActed', facts)
}

/** What is worth saying when all is well. */
const SAID: ReadonlySet<PolicyCheck['code']> = new Set([
  'priority',
  'enough',
  'size',
  'customers',
  'events-today',
  'hours',
] as const)
