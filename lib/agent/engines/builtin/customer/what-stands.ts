import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { asks as asksIn } from '@/lib/agent/understanding/only-asks'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { type Follow, followed, lately, waitsForYes } from './follow-ups'
import { tellOwnState } from './state-questions'

const SAME =
  /\b(?:(?:program\w*|enrollment|membership|everything|it all|programas?|inscripcion|todo)\b.{0,40}\b(?:same|unchanged|as (?:it|they) (?:is|was|were|are)|stays?|remains?|still (?:there|in place|stands)|untouched|kept|not (?:changed|touched)|igual|como (?:esta|estaba|siempre)|sin cambios|no (?:cambi\w+|se toc\w+)|sigue|queda|se queda|dej\w+))\b/
/** "That doesn't kick me out of the whole thing, does it?" */
const KICKED =
  /\b(?:(?:kick|throw|drop|remove|push|take|get)(?:s|ed|ing|n)? (?:me|us) (?:out|off)|(?:lose|losing|lost) (?:my|our|the) (?:place|spot|membership|enrollment|program)|(?:end|cancel|leave|quit)s? (?:my|our|the) (?:program|enrollment|membership)|(?:am|are) (?:i|we) (?:still )?(?:out|off)|(?:me|nos) (?:sac\w+|ech\w+|quit\w+|dan de baja)|pierdo (?:mi|el) (?:lugar|programa|puesto))\b/
const WHOLE =
  /\b(?:whole thing|program\w*|everything|altogether|completely|for good|entirely|all of it|next (?:ones?|time)|other (?:ones|times|events)|programa|todo|por completo|del todo|los (?:demas|otros|proximos))\b/
const PROGRAM = /\b(?:program\w*|enrollment|membership|programas?|inscripcion)\b/
const TICKETS =
  /\b(?:tickets?|reports?|call ?backs?|complaints?|reportes?|avisos?|quejas?|reclamos?|llamadas? pendientes?)\b/
const OPEN =
  /\b(?:(?:anything|something|nothing|any|what(?:'?s| is)?|there|algo|nada|algun\w*|que|queda\w*|tengo|hay)\b.{0,30}\b(?:open|opened|pending|outstanding|left open|still (?:running|active)|under way|in progress|abiert\w+|pendientes?|en (?:curso|marcha|tramite)))\b/
const ENDS = /\b(?:right|correct|yes|no|ok|okay|verdad|cierto|si)\W*$|[?¿]/
const OF_OTHER =
  /\b(?:store|shop|office|window|door|late|until|hours?|price\w*|bill|street|outage|power|event|tonight|tienda|oficina|ventana|puerta|horario|precio|factura|calle|corte|luz|evento)\b/

/** "Is there really nothing open now?", "any report of mine still open?", "the program stays as it was, right?": how things stand. */
export const followWhatStands: Follow = async ({ turn, words, asks, count }) => {
  if (count > 20 || waitsForYes(turn)) return undefined
  const questioned = asks || asksIn(turn.text) || ENDS.test(words) || /[?¿]/.test(turn.text)
  const tagged = /\b(?:does|do|is|are|will|would|did) (?:it|that|this|i|we)\W*$/.test(words)
  if (!questioned && !tagged) return undefined
  const kicked =
    KICKED.test(words) && WHOLE.test(words) && lately(turn, /^(?:events|vacation|programs\.pause)/, 2)
  if (kicked || (SAME.test(words) && PROGRAM.test(words) && ENDS.test(turn.text.toLowerCase())))
    return followed('programs.mine', () => tellOwnState(turn))
  if (!OPEN.test(words) || OF_OTHER.test(words)) return undefined
  return TICKETS.test(words)
    ? followed('fault.report', async () => say(await ticketText(turn)))
    : followed('orders.list', () => tellAll(turn))
}

async function tellAll(turn: Turn): Promise<Reply> {
  const { ctx, t } = turn
  const order = (await listOrders(ctx)).find(({ domain, state }) => domain === 'solar' && state === 'active')
  const mine = (await listMyEnrollments(ctx)).find(({ state }) => state !== 'left')
  return say(
    [
      order ? t('stands.order', { name: order.offer.name, reference: order.reference }) : t('stands.noOrder'),
      mine
        ? t(mine.state === 'paused' ? 'stands.paused' : 'stands.program', { name: mine.name })
        : t('stands.noProgram'),
      await ticketText(turn),
    ].join(' '),
  )
}

async function ticketText({ ctx, t }: Turn): Promise<string> {
  const { actor, db } = ctx
  const open =
    actor.kind === 'customer'
      ? await db.ticket.findMany({
          where: { customerId: actor.customerId, state: 'open' },
          orderBy: { createdAt: 'desc' },
          take: 5,
        })
      : []
  return open.length === 0
    ? t('stands.noTicket')
    : t('stands.ticket', { references: open.map(({ reference }) => reference).join(', ') })
}
