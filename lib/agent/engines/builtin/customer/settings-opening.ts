import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { changeMyPreferences, readMyPreferences } from '@/lib/usecases/preferences/my-preferences'
import { asDone } from './as-done'
import { lately } from './follow-ups'
import type { Opening } from './openings'
import { hasEmail, settingsTable } from './preference-topics'
import { asksOrOrders, clausesOf, restOf } from './sentences'
import { ADDRESS, MESSAGES, namesDays, type Wanted, wantedIn } from './settings-words'
import { whenText } from './when-text'

const OF_SETTINGS = /^(?:notifications\.|auth\.other-channel)/
const OF_PEOPLE = /^(?:handover\.|complaint|outage\.|fault\.|auth\.)/
const MORE =
  /\s(?:and|y|but|pero)\s(?=(?:please |also |por favor )?(?:tell|show|what|which|when|how|can|could|do|no|not|nothing|quiet|don'?t|stop|e-?mail|text|by|use|dime|digame|que|cual|cuando|nada|no)\b)/i

/**
 * Several settings in one message, an address, or days that cannot be set: each is carried out or answered and told, and
 * what else was asked goes on. One plain change alone is left to the intent it is read as.
 */
export async function settingsOpening(turn: Turn): Promise<Opening | undefined> {
  const clauses = clausesOf(turn.text).flatMap((clause) => clause.split(MORE))
  const talked = lately(turn, OF_SETTINGS, 3)
  const wanted = clauses.map(
    (clause) => wantedIn(clause) ?? (talked && daysAgain(turn, clause) ? { days: true as const } : undefined),
  )
  const all: Wanted = Object.assign({}, ...wanted.filter(Boolean))
  if (!isEnough(turn, all, talked)) return undefined
  const rest = restOf(clauses.filter((clause, i) => !wanted[i] && asksOrOrders(clause)))
  return { reply: await carryOut(turn, all), rest }
}

/** "No texts on Saturday and Sunday, I mean" */
function daysAgain({ memory }: Turn, clause: string): boolean {
  return memory.notes?.askedDays === true && namesDays(clause) && clause.split(/\s+/).length <= 8
}

function isEnough(turn: Turn, all: Wanted, talked: boolean): boolean {
  if (all.days) return true
  const short = turn.text.replace(ADDRESS, '').trim().split(/\s+/).length <= 5
  if (all.email)
    return (
      !lately(turn, OF_PEOPLE, 1) &&
      turn.memory.notes?.asksForCallback !== true &&
      (talked || short || /\b(?:e-?mail|text|notif|messag|correo|avis)/.test(foldText(turn.text)))
    )
  const hours = all.range ?? all.fromHour ?? all.toHour
  // What was just talked about is gone on with, before an evening that is open hears a no in it.
  if (talked && (hours !== undefined || all.channel !== undefined)) return true
  // "Don't text me after 9 in the evening": the hours are what is wanted, not an end of all texts.
  if (all.fromHour !== undefined || all.toHour !== undefined) return MESSAGES.test(foldText(turn.text))
  return all.channel !== undefined && hours !== undefined
}

async function carryOut(turn: Turn, wanted: Wanted): Promise<Reply> {
  const { ctx, t } = turn
  const now = (await readMyPreferences(ctx)).quietHours
  const hours =
    wanted.range ??
    (wanted.fromHour !== undefined || wanted.toHour !== undefined
      ? { fromHour: wanted.fromHour ?? now.fromHour, toHour: wanted.toHour ?? now.toHour }
      : undefined)
  const missing = wanted.channel === 'email' && !wanted.email && !(await hasEmail(turn))
  const channel = missing ? undefined : wanted.channel
  const changes = {
    ...(channel ? { channel } : {}),
    ...(wanted.email ? { email: wanted.email } : {}),
    ...(hours ? { quietHours: hours } : {}),
  }
  const prefs =
    Object.keys(changes).length > 0 ? await changeMyPreferences({ ctx, input: changes }) : undefined
  const hour = whenText(turn).hour
  const quiet = hours ? `${hour(hours.fromHour)}–${hour(hours.toHour)}` : ''
  const told = [
    ...(channel
      ? [
          t(wanted.email ? 'notifications.toAddress' : `notifications.channel.${channel}`, {
            email: wanted.email ?? '',
          }),
        ]
      : []),
    ...(hours ? [t('notifications.quiet', { quiet })] : []),
    ...(missing ? [t('notifications.noEmail')] : []),
    ...(wanted.days ? [t('notifications.noDays')] : []),
  ]
  const reply: Reply = {
    ...say(told.join(' '), ...(prefs ? [settingsTable(turn, prefs)] : [])),
    memory: {
      lastTopic: 'notifications.change',
      recent: ['notifications.change', ...(turn.memory.recent ?? [])].slice(0, 5),
      ...(wanted.days ? { notes: { askedDays: true } } : {}),
    },
  }
  return prefs ? asDone(turn, reply) : reply
}
