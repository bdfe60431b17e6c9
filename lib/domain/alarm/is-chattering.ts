import type { AlarmSettings } from './alarm-settings'

/**
 * Whether one alarm comes and goes too often: raises and clears within the window, from the episodes that began in it
 * (each is one raise, and one clear when it is over).
 */
export function isChattering(
  episodes: readonly { over: boolean }[],
  { chatterTransitions }: Pick<AlarmSettings, 'chatterTransitions'>,
): boolean {
  const transitions = episodes.length + episodes.filter((episode) => episode.over).length
  return chatterTransitions > 0 && episodes.length > 1 && transitions >= chatterTransitions
}
