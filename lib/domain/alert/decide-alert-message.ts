import { type AlertState, afterAct, isOpen } from './alert-state'
import { graverOf, type Severity } from './severity'

/** What we hold of the newest episode of an alarm. */
export type Episode = {
  state: AlertState
  severity: Severity
  episodeKey: string
  clearedAt: Date | null
  senderObservedAt: Date
  /** 0 marks a clear that came before its raise */
  count: number
}

/** One message of a source about one alarm, whatever its format was. */
export type AlertMessage = {
  status: 'raised' | 'updated' | 'cleared'
  severity: Severity
  senderObservedAt: Date
  /** Given by sources that name their episodes (Alertmanager: startsAt); else we number them */
  episodeKey?: string
}

export type AlertDecision =
  /** A new episode; `displaces` when an older one is still open at this alarm */
  | { do: 'raise'; episodeKey: string; displaces: boolean }
  | { do: 'repeat'; severity: Severity }
  | { do: 'update'; severity: Severity }
  | { do: 'clear'; state: AlertState }
  /** Remember a clear whose raise has not come yet */
  | { do: 'remember-clear'; episodeKey: string; displaces: boolean }
  /** The raise that belongs to a remembered clear */
  | { do: 'raise-cleared' }
  /** Nothing is open, but what is older than this clear must not open anything either */
  | { do: 'advance' }
  | { do: 'ignore'; why: 'older' | 'nothing-open' }

/**
 * What a message does to its alarm, decided from the newest episode alone. Messages are ordered by the sender's own
 * time, and by arrival when that is equal: an old clear never closes a newer episode, an old raise opens none.
 */
export function decideAlertMessage(episode: Episode | null, message: AlertMessage): AlertDecision {
  const named = message.episodeKey
  if (!episode) return onNothing(message, named ?? '1')
  const remembered = episode.count === 0
  if (named !== undefined && named !== episode.episodeKey) return onNamedEpisode(episode, message, named)
  const older = message.senderObservedAt.getTime() < episode.senderObservedAt.getTime()
  if (remembered) {
    if (message.status === 'cleared') return onClearOfNothing(episode, message)
    if (older || named !== undefined) return { do: 'raise-cleared' }
    return { do: 'raise', episodeKey: next(episode.episodeKey), displaces: false }
  }
  if (older) return { do: 'ignore', why: 'older' }
  if (isOpen(episode)) {
    const severity = graverOf(episode.severity, message.severity)
    if (message.status === 'raised') return { do: 'repeat', severity }
    if (message.status === 'updated') return { do: 'update', severity }
    return { do: 'clear', state: afterAct(episode.state, 'clear') ?? 'closed' }
  }
  // A source that names its episodes raises a new one under a new name: the same name again is an old message.
  if (message.status === 'cleared') return onClearOfNothing(episode, message)
  if (named !== undefined) return { do: 'ignore', why: 'nothing-open' }
  return { do: 'raise', episodeKey: next(episode.episodeKey), displaces: false }
}

function onClearOfNothing(episode: Episode, message: AlertMessage): AlertDecision {
  return message.senderObservedAt > episode.senderObservedAt
    ? { do: 'advance' }
    : { do: 'ignore', why: 'nothing-open' }
}

function onNothing(message: AlertMessage, episodeKey: string): AlertDecision {
  return message.status === 'cleared'
    ? { do: 'remember-clear', episodeKey, displaces: false }
    : { do: 'raise', episodeKey, displaces: false }
}

/** Names of named episodes are their start times, so they compare as times. */
function onNamedEpisode(episode: Episode, message: AlertMessage, named: string): AlertDecision {
  if (Date.parse(named) < Date.parse(episode.episodeKey)) return { do: 'ignore', why: 'older' }
  const displaces = isOpen(episode)
  return { do: message.status === 'cleared' ? 'remember-clear' : 'raise', episodeKey: named, displaces }
}

function next(episodeKey: string): string {
  return String(Number(episodeKey) + 1)
}
