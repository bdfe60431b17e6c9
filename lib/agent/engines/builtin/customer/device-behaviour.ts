import { type Reply, say } from '@/lib/agent/turn'
import { ownEvent } from '@/lib/domain/activation/own-event'
import { loadMyEvents } from '@/lib/usecases/earnings/list-my-events'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { newestOpenEvent } from './event-answers'
import { explainEvent, showNextEvent } from './event-topics'
import { actFor, type Follow, followed, type Heard } from './follow-ups'
import { joinReplies } from './join-replies'
import { whenText } from './when-text'

const WHY = /\b(?:why|how come|what (?:happened|made|caused)|por ?que|como es que)\b/
/** What a device did, or did not do, at home */
const DID =
  /\b(?:charg\w+|plugged|full|empty|drain\w*|discharg\w*|drop\w*|low|off|on|warm\w*|hot|cold|cool\w*|start\w*|stop\w*|paus\w*|delay\w*|late|wait\w*|run\w*|heat\w*|work\w*|carg\w+|vaci\w+|baj[oa]\w*|apag\w+|prend\w+|frio|fria|caliente|calor|tard\w+|retras\w*|paro)\b/
const DEVICE: readonly [RegExp, string][] = [
  [/\b(?:cars?|ev|evs|tesla|charger|charging|coche|carro|auto|cargador)\b/, 'ev'],
  [/\b(?:thermostat|ac|a\/c|air ?con\w*|house|heating|cooling|nest|termostato|aire|casa)\b/, 'thermostat'],
  [/\b(?:battery|powerwall|bateria)\b/, 'battery'],
  [/\b(?:water|heater|boiler|shower|agua|calentador|ducha)\b/, 'water-heater'],
]
/** "What happened with my car last night?", "was that you who stopped it?" */
const WHAT_HAPPENED =
  /\b(?:what (?:happened|went on|was (?:that|going on|wrong))|que (?:paso|le paso)) (?:with|to|con|a) (?:my|the|our|mi|el|la|nuestr[oa]) \w+/
const WAS_IT_YOU =
  /\b(?:did you (?:guys )?|have you |was (?:that|it|this) (?:you\b|because of|due to|from|caused by)|is that because of|fue por |were you (?:the ones )?|ustedes |fueron ustedes|lo (?:pararon|apagaron))/
const NOT_PAST = /\b(?:would|will|should|do you|if|can you|why (?:would|should|do|can)|what if)\b/
const RECENT_MS = 48 * 3_600_000

/** The device of the program one is in */
async function ownDevice({ turn }: Heard): Promise<string | undefined> {
  const mine = (await listMyEnrollments(turn.ctx)).find(({ state }) => state !== 'left')
  return (await programsOnSale(turn)).find(({ id }) => id === mine?.programId)?.terms.deviceType ?? undefined
}

/** "Why did my car charge so late last night?": an event in which the device of the program waited is the reason we know of. */
export const followDeviceBehaviour: Follow = async (heard) => {
  const { turn, words, count } = heard
  if (count > 30 || NOT_PAST.test(words)) return undefined
  const happened = WHAT_HAPPENED.test(words) || (WAS_IT_YOU.test(words) && DID.test(words))
  if (!happened && !(WHY.test(words) && DID.test(words))) return undefined
  const spoken = happened ? turn.memory.deviceSpoken : undefined
  const type =
    DEVICE.find(([named]) => named.test(words))?.[1] ??
    spoken ??
    (WAS_IT_YOU.test(words) ? await ownDevice(heard) : undefined)
  if (!type) return undefined
  const { ctx, t, locale } = turn
  const gridNow = await ctx.gridNow()
  const events = await loadMyEvents(ctx, { after: null, limit: 5 })
  const programs = await programsOnSale(turn)
  const near = events
    .map((event) => ({
      own: ownEvent(event.activation, event),
      state: event.state,
      program: programs.find((one) => one.id === event.programId),
    }))
    .filter(
      ({ own, program, state }) =>
        program?.terms.deviceType === type && own.startAt <= gridNow && state !== 'declined',
    )
    .find(({ own }) => gridNow.getTime() - own.endAt.getTime() < RECENT_MS)
  const has = programs.some((one) => one.terms.deviceType === type)
  // One that is called for later is told of: why it was called, and its hours.
  const ahead = near ? undefined : await newestOpenEvent(turn)
  if (ahead) return followed('events.next', async () => tellAhead(heard))
  if (!near || !has)
    return followed('events.why', async () =>
      say(t('events.noReason', { phone: ctx.env.UTILITY_PHONE }), chips(turn, ['eventHistory', 'person'])),
    )
  const when = whenText(turn)
  return followed('events.why', async () =>
    say(
      [
        t('events.reasonIs', {
          name: near.program!.terms.name[locale],
          day: when.day(near.own.startAt),
          from: when.time(near.own.startAt),
          to: when.time(near.own.endAt),
        }),
        near.program!.terms.card.whatHappens[locale],
        near.program!.terms.card.sayingNo[locale],
      ].join(' '),
      chips(turn, ['whyEvent', 'eventHistory']),
    ),
  )
}

/** None has run, so none explains it; the one to come, with its hours and why it was called. */
async function tellAhead(heard: Heard): Promise<Reply> {
  const { turn } = heard
  const shown = await showNextEvent(turn, actFor('events.next', heard))
  const why = await explainEvent(turn, actFor('events.why', heard))
  return joinReplies([say(turn.t('events.noneYetRan')), why, shown])
}
