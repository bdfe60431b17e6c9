import { type ActivationStep, dueStep } from '@/lib/domain/activation/due-step'
import { requireStaffOrSystem } from '@/lib/usecases/authorize'
import type { Context } from '@/lib/usecases/context'
import { callOff } from './call-off'
import { endEvent } from './end-event'
import { loadProgress } from './load-progress'
import { measureActivation } from './measure'
import { notifyParticipants } from './notify-participants'
import { recordRebound } from './record-rebound'
import { settleActivation } from './settle'
import { startEvent } from './start-event'

const STEPS: Record<ActivationStep, (ctx: Context, activationId: string) => Promise<unknown>> = {
  notify: notifyParticipants,
  start: startEvent,
  end: endEvent,
  measure: measureActivation,
  settle: settleActivation,
  'call-off': callOff,
  rebound: recordRebound,
}

/**
 * Takes every step that an activation owes now, one after another. Each step may run twice, stop anywhere and run
 * beside another worker: its effects are guarded by state and unique keys. Answers the steps it ran.
 */
export async function advanceActivation(ctx: Context, activationId: string): Promise<ActivationStep[]> {
  requireStaffOrSystem(ctx.actor, 'admin')
  const taken: ActivationStep[] = []
  for (;;) {
    const row = await ctx.db.activation.findUniqueOrThrow({ where: { id: activationId } })
    const step = dueStep(await loadProgress(ctx.db, row), await ctx.gridNow())
    // A step that changes nothing yet is left for the next round instead of being tried in a loop.
    if (!step || taken.at(-1) === step) return taken
    ctx.log.info({ activationId, step, state: row.state }, 'activation step')
    await STEPS[step](ctx, activationId)
    taken.push(step)
  }
}
