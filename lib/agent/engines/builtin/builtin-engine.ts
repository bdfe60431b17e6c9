import type { Engine } from '@/lib/agent/turn'
import { answerCustomer } from './customer/answer-customer'
import { answerVisitor } from './customer/answer-visitor'
import { sharedUnderstander } from './shared-understander'
import { answerStaff } from './staff/answer-staff'

/** The engine that needs no language model: reads what is wanted, calls the same use cases as every button. */
export const builtinEngine: Engine = {
  name: 'built-in',
  async answer(turn) {
    const understander = sharedUnderstander()
    const { actor } = turn.ctx
    if (actor.kind === 'staff') return answerStaff(turn, understander)
    if (actor.kind === 'customer') return answerCustomer(turn, understander)
    return answerVisitor(turn, understander)
  },
}
