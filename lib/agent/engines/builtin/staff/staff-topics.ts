import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { StaffIntent } from '@/lib/agent/understanding/intent'
import type { Act } from '@/lib/agent/understanding/understanding'
import { showActivationStatus, showHistory, stopActivation } from './activation-topics'
import { acknowledgeTyped, explainAlert, listActiveAlerts } from './alert-topics'
import { explainOptions, refreshOptions, showOptions } from './option-topics'
import { declineTyped, proceedTyped } from './proceed'
import { networkSummary, transformerStatus } from './transformer-topics'

type Topic = (turn: Turn, act: Act) => Promise<Reply>

const unknown: Topic = async (turn) => say(turn.t('staff.unknown'))
const capabilities: Topic = async (turn) => say(turn.t('staff.capabilities'))

/** What answers which intent of staff; a map over the closed list. */
export const staffTopics: Record<StaffIntent, Topic> = {
  greet: capabilities,
  thanks: async (turn) => say(turn.t('thanks')),
  yes: proceedTyped,
  no: declineTyped,
  capabilities,
  'alerts.list': listActiveAlerts,
  'alert.explain': explainAlert,
  'alert.acknowledge': acknowledgeTyped,
  'alert.shelve': unknown,
  'alert.close': unknown,
  'options.show': showOptions,
  'options.why': explainOptions,
  'options.proceed': proceedTyped,
  'options.proceed-with': proceedTyped,
  'options.filter': showOptions,
  'options.refresh': refreshOptions,
  'options.decline': declineTyped,
  'activation.status': showActivationStatus,
  'activation.stop': stopActivation,
  'activation.extend': unknown,
  'activation.result': showActivationStatus,
  'history.show': showHistory,
  'reports.show': showHistory,
  'transformer.status': transformerStatus,
  'network.summary': networkSummary,
  'presence.who': unknown,
  'note.add': unknown,
  'handover.tickets': unknown,
  'policy.status': unknown,
  'out-of-scope': unknown,
}
