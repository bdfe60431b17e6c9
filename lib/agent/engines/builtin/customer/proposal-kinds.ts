import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { setMedicalEquipment } from '@/lib/usecases/customers/set-medical-equipment'
import { addDevice, removeDevice } from '@/lib/usecases/devices/my-devices'
import { leaveProgram, pauseProgram, resumeProgram } from '@/lib/usecases/enrollments/change-enrollment'
import { cancelOrder } from '@/lib/usecases/orders/cancel-order'
import { changeMyPreferences } from '@/lib/usecases/preferences/my-preferences'
import { deleteMyAccount } from '@/lib/usecases/privacy/delete-my-account'
import { chips } from './chips'
import { choose } from './choosing'
import { reasonForm } from './leave-reason'
import { openTicketReply } from './people'
import { chooseVisit } from './solar-order-topics'
import { whenText } from './when-text'

type Data = Record<string, unknown>
type Execute = (turn: Turn, data: Data) => Promise<Reply>

const TAKEN: Record<string, string> = {
  outage: 'outage.outageTaken',
  fault: 'outage.faultTaken',
  'contact-change': 'people.contactChange',
}

/** What a yes to a proposal does: the same use cases as every button. */
export const proposalKinds = {
  leave: async (turn, data) => {
    await leaveProgram({ ctx: turn.ctx, input: { enrollmentId: String(data.enrollmentId) } })
    if (typeof data.next === 'string') return goOn(turn, String(data.name), data.next)
    return say(
      turn.t('membership.left', { name: String(data.name) }),
      reasonForm(turn),
      chips(turn, ['programs', 'rejoin'], { name: String(data.name) }),
    )
  },
  pause: async (turn, data) => {
    const row = await pauseProgram({
      ctx: turn.ctx,
      input: { enrollmentId: String(data.enrollmentId), body: { days: Number(data.days) } },
    })
    const until = whenText(turn).day(row.pausedUntil!)
    return say(turn.t('membership.paused', { name: String(data.name), until }))
  },
  resume: async (turn, data) => {
    await resumeProgram({ ctx: turn.ctx, input: { enrollmentId: String(data.enrollmentId) } })
    return say(turn.t('membership.resumed', { name: String(data.name) }))
  },
  vacation: async (turn, data) => {
    const vacationUntil = String(data.until)
    const vacationFrom = typeof data.from === 'string' ? data.from : null
    await changeMyPreferences({ ctx: turn.ctx, input: { vacationFrom, vacationUntil } })
    const until = whenText(turn).day(vacationUntil)
    return say(
      vacationFrom
        ? turn.t('vacation.setFrom', { from: whenText(turn).day(vacationFrom), until })
        : turn.t('vacation.set', { until }),
    )
  },
  'device-add': async (turn, data) => {
    const device = await addDevice({ ctx: turn.ctx, input: { type: data.type } })
    return say(
      turn.t(device.state === 'connected' ? 'devices.added' : 'devices.pending', { name: device.name }),
      { type: 'devices', items: [device], summary: device.name },
      chips(turn, ['programs']),
    )
  },
  'device-remove': async (turn, data) => {
    await removeDevice({ ctx: turn.ctx, input: { deviceId: String(data.deviceId) } })
    return say(turn.t('devices.removed', { name: String(data.name) }), chips(turn, ['programs']))
  },
  medical: async (turn) => {
    await setMedicalEquipment(turn.ctx)
    return say(turn.t('eligibility.medicalNoted'))
  },
  'cancel-order': async (turn, data) => {
    const order = await cancelOrder({
      ctx: turn.ctx,
      input: { orderId: String(data.orderId), note: 'cancelled by the customer' },
    })
    return say(turn.t('order.cancelled', { name: order.offer.name, reference: order.reference }))
  },
  visit: async (turn, data) => chooseVisit(turn, { slot: data.slot }),
  ticket: async (turn, data) => {
    const topic = String(data.topic)
    const taken = TAKEN[topic]
    return openTicketReply(turn, { topic, text: String(data.text) }, taken)
  },
  'delete-account': async (turn) => ({
    ...say(turn.t('privacy.deleted')),
    afterwards: async () => {
      await deleteMyAccount(turn.ctx)
    },
  }),
} satisfies Record<string, Execute>

/** Left for another program: its terms are next, with a yes of their own. */
async function goOn(turn: Turn, left: string, next: string): Promise<Reply> {
  const done = say(turn.t('membership.left', { name: left }))
  const reply = await choose({ ...turn, memory: { ...turn.memory, proposal: undefined } }, next)
  return { ...reply, messages: [...done.messages, ...reply.messages] }
}

export type ProposalKind = keyof typeof proposalKinds
