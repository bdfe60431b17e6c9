import { say } from '@/lib/agent/turn'
import type { StaffIntent } from '@/lib/agent/understanding/intent'
import { extendTyped, retryTyped, showActivationStatus, stopActivation } from './activation-topics'
import { addNote, closeTyped, shelveTyped, unshelveTyped } from './alert-acts'
import { acknowledgeTyped, alarmSummary, explainAlert, listActiveAlerts } from './alert-topics'
import { showHistory, showReport } from './history-topics'
import { explainOptions, filterOptions, refreshOptions, showOptions } from './option-topics'
import { showTickets, whoIsHere } from './people-topics'
import { policyDecisions, policyStatus, policyStop } from './policy-topics'
import { declineTyped, holdTyped, proceedTyped } from './proceed'
import type { CommandTopic } from './read-command'
import { dryRun, shapeEvent } from './shape-topics'
import type { StaffTopic } from './staff-topic'
import { networkSummary, transformerStatus } from './transformer-topics'

const unknown: StaffTopic = async (turn) => say(turn.t('staff.unknown'))
const capabilities: StaffTopic = async (turn) => say(turn.t('staff.capabilities'))

/** What answers which intent of staff, and which topic of our own rules; a map over the closed lists. */
export const staffTopics: Record<StaffIntent | CommandTopic, StaffTopic> = {
  greet: networkSummary,
  thanks: async (turn) => say(turn.t('thanks')),
  yes: proceedTyped,
  no: declineTyped,
  capabilities,
  'alerts.list': listActiveAlerts,
  'alarms.summary': alarmSummary,
  'alert.explain': explainAlert,
  'alert.acknowledge': acknowledgeTyped,
  'alert.shelve': shelveTyped,
  'alert.unshelve': unshelveTyped,
  'alert.close': closeTyped,
  'options.show': showOptions,
  'options.why': explainOptions,
  'options.proceed': proceedTyped,
  'options.proceed-with': proceedTyped,
  'options.filter': filterOptions,
  'options.refresh': refreshOptions,
  'options.decline': declineTyped,
  'options.hold': holdTyped,
  'options.another-day': async (turn) => say(turn.t('staff.anotherDay')),
  'event.shape': shapeEvent,
  'event.dry-run': dryRun,
  'activation.status': showActivationStatus,
  'activation.stop': stopActivation,
  'activation.extend': extendTyped,
  'activation.result': showActivationStatus,
  'notices.retry': retryTyped,
  'history.show': showHistory,
  'reports.show': showReport,
  'transformer.status': transformerStatus,
  'network.summary': networkSummary,
  'presence.who': whoIsHere,
  'note.add': addNote,
  'handover.tickets': showTickets,
  'policy.status': policyStatus,
  'policy.stop': policyStop,
  'policy.decisions': policyDecisions,
  'out-of-scope': unknown,
}
