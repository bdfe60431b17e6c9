import { DateTime } from 'luxon'
import { say } from '@/lib/agent/turn'
import { newestResult } from '@/lib/usecases/earnings/read-result'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { showResult } from './event-topics'
import { actFor, type Follow, followed, waitsForYes } from './follow-ups'

/** What a home feels of each device */
const FELT: Record<string, RegExp> = {
  'water-heater':
    /\b(?:showers?|baths?|hot water|water|tank|ducha|bano|agua|regadera)\b.{0,40}\b(?:cold|colder|lukewarm|tepid|cool|not (?:hot|warm)|freezing|ice|ran out|no hot|fri[ao]|tibi[ao]|helad[ao]|templad[ao]|sin agua caliente)\b|\b(?:cold|lukewarm|tepid|no hot) (?:showers?|baths?|water)\b|\b(?:no (?:habia|hubo|teniamos) agua caliente|agua (?:fria|tibia))\b/,
  thermostat:
    /\b(?:house|home|room|bedroom|kitchen|it|apartment|place|ac|a\/c|air ?con\w*|thermostat|casa|cuarto|aire|termostato)\b.{0,40}\b(?:hot|hotter|warm|warmer|boiling|stuffy|cold|colder|freezing|degrees?|off|stopped|changed|moved|went up|calor|caliente|frio|apag\w+|subi\w+|cambi\w+|grados)\b|\b(?:hot|hotter|warm|warmer|boiling|stuffy|cold|freezing|calor|frio)\b.{0,24}\b(?:house|home|room|bedroom|kitchen|apartment|place|here|inside|upstairs|casa|cuarto|sala|aqui|adentro)\b/,
  ev: /\b(?:car|ev|tesla|charger|carro|coche|auto|cargador)\b.{0,40}\b(?:not (?:charg\w+|full)|n'?t (?:charg\w+|full)|stopp\w+|half|empty|only \d+|wasn'?t|no (?:carg\w+|estaba)|par\w+|media|vaci[ao])\b/,
  battery:
    /\b(?:battery|powerwall|bateria)\b.{0,40}\b(?:empty|low|drain\w*|discharg\w*|down|only \d+|vaci[ao]|baj[ao]|descarg\w+)\b/,
}
const THEN = /\b(?:yesterday|last (?:night|evening)|ayer|anoche)\b/
const ASKS_WHY =
  /[?¿]|\b(?:what was (?:that|it|going on)|what happened|what'?s (?:that|up|going on)|why|(?:was|is) (?:that|it|this) (?:you\w*|the|one|because|an event)|did you|is that you|how come|que (?:fue|paso)|por que|fueron ustedes|fue (?:eso|por|el))\b/

/** "The shower was lukewarm last night, what was that?": whether it was an event of the own program, and what it brought. */
export const followDeviceFelt: Follow = async (heard) => {
  const { turn, words, count } = heard
  if (count > 34 || waitsForYes(turn) || !THEN.test(words) || !ASKS_WHY.test(words)) return undefined
  const mine = (await listMyEnrollments(turn.ctx)).find(({ state }) => state !== 'left')
  const program = mine && (await programsOnSale(turn)).find(({ id }) => id === mine.programId)
  const device = program?.terms.deviceType
  if (!program || !device || !FELT[device]?.test(words)) return undefined
  const { t, ctx, locale } = turn
  const name = program.terms.name[locale]
  const found = await newestResult(ctx)
  const zone = ctx.env.TIME_ZONE
  const yesterday = DateTime.fromJSDate(await ctx.gridNow(), { zone }).minus({ days: 1 })
  const shown = await showResult(turn, actFor('events.result', heard))
  const then = found && DateTime.fromISO(found.part.startAt, { zone }).toISODate() === yesterday.toISODate()
  if (!then)
    return followed('events.result', async () =>
      say(t('events.notOurs', { name }), chips(turn, ['eventHistory', 'person'])),
    )
  return followed('events.result', async () => ({
    ...shown,
    messages: [
      ...say(`${t('events.wasOurs', { name })} ${program.terms.card.whatHappens[locale]}`).messages,
      ...shown.messages,
    ],
  }))
}
