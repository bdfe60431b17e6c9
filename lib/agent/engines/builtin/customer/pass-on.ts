import { say } from '@/lib/agent/turn'
import { chips } from './chips'
import { type Follow, followed, waitsForYes } from './follow-ups'

const PASS_ON =
  /^\W*(?:(?:ok|okay|yes|yeah|yep|ya|sure|please|just|then|so|and|can you|could you|si|bueno|vale|claro|por favor|y|pues)\W+)*(?:(?:pass|send|forward|hand) (?:it|that|this|them|my (?:complaint|words|message)|the complaint) (?:on|along|over|up)|p[ae]s(?:a|e)l[oa]|traslad\w+l[oa])(?:\W+(?:please|then|now|to (?:them|somebody|someone|a person|your boss|the manager)|yes|por favor|ya|pues))*\W*$/

/** "Pass it on" is for a person, and no answer to an event: what it is about is asked. */
export const followPassOn: Follow = async ({ turn, words }) => {
  if (!PASS_ON.test(words) || waitsForYes(turn)) return undefined
  return followed('handover.person', async () => say(turn.t('callMe.passWhat'), chips(turn, ['person'])))
}
