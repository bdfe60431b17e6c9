import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { isConditional } from '@/lib/agent/understanding/conditions'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import { takesReportBack } from '@/lib/agent/understanding/wish-forms'
import { requireCustomer } from '@/lib/usecases/authorize'
import { listMyTickets } from '@/lib/usecases/tickets/open-ticket'
import { withdrawTicket } from '@/lib/usecases/tickets/withdraw-ticket'
import { asDone } from './as-done'
import { noCall } from './call-me'
import { waitsForYes } from './follow-ups'
import type { Opening } from './openings'
import { inWords } from './outage-topics'
import { declineProposal } from './proposals'
import { asksOrOrders, clausesOf, restOf } from './sentences'

const UNDO =
  '(?:cancel|close|withdraw|delete|take (?:it |that )?back|undo|drop|remove|scrap|retract|revoke|get rid of|cancel\\w*|cierr\\w+|cerr\\w+|retir\\w+|quit\\w+|borr\\w+|anul\\w+|elimin\\w+)'
const TICKET = '(?:tickets?|reports?|complaints?|call ?backs?|reportes?|avisos?|quejas?|reclamos?)'
/** Of other things as well: meant only after something was handed over */
const REQUEST = '(?:requests?|case|call|solicitud|peticion|llamada)'
const UNDOES_TICKET = new RegExp(
  `\\b${UNDO}\\b.{0,24}\\b${TICKET}\\b|\\b${TICKET}\\b.{0,24}\\b${UNDO}\\b|\\b${UNDO}\\b.{0,16}\\bt-[a-z0-9]{6}\\b|\\b(?:take|pull)\\b.{0,16}\\b${TICKET}\\b.{0,12}\\bback\\b|\\b(?:forget(?: about)?|never ?mind(?: about)?|scratch|recall|olvid\\w+) (?:the|my|that|this|el|mi|ese) ${TICKET}\\b`,
)
const UNDOES_REQUEST = new RegExp(
  `\\b${UNDO}\\b.{0,24}\\b${REQUEST}\\b|\\b(?:take|pull)\\b.{0,16}\\b${REQUEST}\\b.{0,12}\\bback\\b`,
)
const UNDOES_IT = new RegExp(
  `^(?:(?:ok|okay|no|please|just|so|then|and|yes|now|you can|u can|you may|you could|feel free to|go ahead and|can you|could you|por favor|pues|y|ya|ya puedes?|puede[ns]?|lo puede[ns]?)\\W+)*(?:(?:${UNDO}|forget(?: about)?|scratch) (?:it|that|this|eso|lo)(?: one)?|(?:cancel|cierr|retir|quit|borr|anul|elimin)\\w*l[oa])(?: please| again| then| por favor)?\\W*$`,
)
/** The customer's own words of themselves: "you did not report the lamp" takes nothing back. */
const UNASKED =
  /\b(?:i|we) (?:did ?n'?t|did not) (?:ask(?:ed|ing)? (?:for|you to|to)|want(?:ed)? (?:that|this|it|one|to|an? (?:ticket|report))|order\w*|request\w*|report\w*|mean\w* to|meant to)\b|\b(?:i|we) never (?:asked (?:for|you to|to)|wanted|requested)\b|\bno (?:lo |la )?(?:pedi|quise|queria|solicite|reporte)\b/
/** "No thanks, I'll ask an electrician", right after it was passed on */
const SEES_TO_IT =
  /^\W*(?:oh |ok |okay |ay |ah )*no,? ?(?:thanks|thank you|gracias|need|hace falta)?\W.*\b(?:i(?:'ll| will|'m going to)|we(?:'ll| will)) (?:just )?(?:ask|call|fix|handle|do|get|look|see|check|sort|deal|take)\b|^\W*(?:ay |ah |bueno )*no,? ?(?:gracias|hace falta)?\W.*\b(?:yo (?:lo|la) (?:veo|arreglo|reviso)|llam(?:o|are) (?:a|yo)|le (?:pregunto|digo) a|lo (?:veo|arreglo) yo)\b/
const NOT_NEEDED =
  /\bnot to (?:report|open|file|pass)\b|\bno need (?:to|for)\b.{0,12}\b(?:report|ticket)|\b(?:don'?t|do not) (?:need|want) (?:an?|the|any|that|this|your)\b.{0,12}\b(?:ticket|report)\b|\bno (?:quiero|necesito|hace falta)\b.{0,16}\b(?:ticket|reporte|aviso)\b/
/** No call, no visitor: what was passed on stands all the same. */
const NO_CALL =
  /\bnot to call\b|\b(?:no need|not necessary|unnecessary) (?:to|for)\b.{0,12}\b(?:call\w*|phone)\b|\b(?:don'?t|do not|didn'?t) (?:need|want|ask for) (?:an?|the|any|that|this|your|to be)\b.{0,12}\b(?:calls?|called|callback|phoned)\b|\bno (?:quiero|necesito|hace falta|pedi)\b.{0,16}\b(?:llam\w+|que me llam\w+)\b|^\W*no (?:phone )?calls?\b/
const WHY_OPENED =
  /\bwhy\b.{0,24}\b(?:open\w*|creat\w*|mak\w+|made|fil\w+|report\w*|ticket|pass\w*)\b|\bpor que\b.{0,24}\b(?:abri\w+|cre\w+|hic\w+|report\w+|ticket|aviso)\b/
/** "I only asked", after something was handed over */
const ONLY_ASKED =
  /^\W*(?:(?:no|hey|but|wait|pero|oiga)\W+)*(?:i (?:was |am )?|i'?m )?(?:just|only) (?:ask\w*|wonder\w*)\W*$|^\W*(?:(?:no|pero)\W+)*(?:yo )?solo (?:pregunt\w+|era una pregunta)\W*$/
const DID_YOU =
  /\b(?:did you|have you|is (?:it|that|the ticket)|was it)\b.{0,20}\b(?:cancel\w*|clos\w*|withdr\w*|gone)\b/
const OTHER_THINGS =
  /\b(?:solar|panels?|order|program|event|enroll\w*|account|visit|pedido|paneles|programa|evento|cuenta)\b/

const OF_CALL =
  /^(?!.*\b(?:tickets?|reports?|complaints?|reportes?|avisos?|quejas?)\b).*\b(?:call ?backs?|calls?|llamada)\b/

/** Said of nothing else but of what was handed over */
const WITHDRAWS = /\b(?:withdraw|retract|take (?:it|that|this) back|retir\w+l[oa])\b/

/** What was handed to a person is taken back by the customer's own order to do so; a question takes nothing back. */
export async function withdrawalOpening(turn: Turn): Promise<Opening | undefined> {
  const cut = clausesOf(turn.text)
  // "And the ticket, can you close that one" is one wish.
  const short = turn.text.split(/\s+/).length <= 12 && cut.every((clause) => !kindOf(clause, turn))
  const clauses = short ? [turn.text] : cut
  const kinds = clauses.map((clause) => kindOf(clause, turn))
  if (kinds.every((kind) => kind === undefined)) return undefined
  // Beside it what is only told is its reason ("it's back"): what asks or orders something goes on.
  const rest = restOf(
    clauses.filter((clause, i) => kinds[i] === undefined && asksOrOrders(clause) && !tellsItIsOver(clause)),
  )
  if (kinds.includes('undo')) return { reply: await withdraw(turn), rest }
  if (kinds.includes('no-call')) return { reply: await noCall(turn), rest }
  if (kinds.includes('did')) return { reply: await tellState(turn), rest }
  const { ticket } = turn.memory
  return {
    reply: say(
      ticket
        ? turn.t('people.whyTicket', { reference: ticket.reference })
        : turn.t('people.nothingToWithdraw'),
    ),
    rest,
  }
}

/** "They tell me it was fixed just now": the reason it is taken back, and nothing to be answered */
function tellsItIsOver(clause: string): boolean {
  return !/[?¿]/.test(clause) && IS_OVER.test(foldText(clause))
}
const IS_OVER =
  /\b(?:fix(?:ed|ing)|repair(?:ed|ing)|solved|sorted|works? again|working again|back on|(?:is|are|came|it'?s) back|on again|false alarm|my (?:own )?(?:fault|mistake|breaker|fuse|switch)|(?:was|were) (?:just|only|my)|breaker|main switch|fuse|tripped|forget it|never ?mind|arregl\w+|repar\w+|funciona\w*|volvi\w*|regres\w+|solucion\w+|resuelt\w+|falsa alarma|era (?:solo|mi|el)|interruptor|fusible|breaker|olvid\w+)\b/

function undoesTicket(words: string): boolean {
  return UNDOES_TICKET.test(words) || takesReportBack(words)
}

type Kind = 'undo' | 'no-call' | 'why' | 'did' | undefined

function kindOf(clause: string, turn: Turn): Kind {
  const { memory } = turn
  const words = foldText(clause)
  const proposed = memory.asking === 'proposal' && memory.proposal?.kind === 'ticket'
  const recent = memory.ticket !== undefined && (memory.ticket.ago <= 3 || WITHDRAWS.test(words))
  const whyTicket = WHY_OPENED.test(words) && /\bticket\b/.test(words)
  if (!recent && !undoesTicket(words) && !whyTicket) return undefined
  const onlyAsked = recent && memory.ticket!.ago <= 1 && ONLY_ASKED.test(words)
  if (onlyAsked && !asks(words.replace(ONLY_ASKED, ''))) return 'why'
  if (recent && DID_YOU.test(words) && asks(clause)) return 'did'
  if (whyTicket || (recent && WHY_OPENED.test(words))) return 'why'
  if (
    asks(clause) ||
    isConditional(clause) ||
    /\b(?:don'?t|do not|didn'?t|did not|never|haven'?t|have not|no|nunca)(?: (?:he|lo|la|ever|yet|want (?:you )?to|ask(?:ed)? (?:you )?to))* (?:cancel|close|withdr|delet|remov|drop|retir|quit|cerr|borr|anul)/.test(
      words,
    )
  )
    return undefined
  const onlyCall = recent && memory.ticket!.topic !== 'question' && OF_CALL.test(words)
  if (onlyCall && (undoesTicket(words) || UNDOES_REQUEST.test(words))) return 'no-call'
  if (undoesTicket(words)) return proposed && !recent ? undefined : 'undo'
  if (!recent || OTHER_THINGS.test(words)) return undefined
  if (NO_CALL.test(words) && !NOT_NEEDED.test(words)) return 'no-call'
  if (UNDOES_REQUEST.test(words) || NOT_NEEDED.test(words)) return 'undo'
  const near = memory.ticket!.ago <= 1 || WITHDRAWS.test(words) || clausesOf(turn.text).some(tellsItIsOver)
  if (UNDOES_IT.test(words)) return near && !waitsForYes(turn) ? 'undo' : undefined
  return memory.ticket!.ago <= 1 && (UNASKED.test(words) || SEES_TO_IT.test(words)) ? 'undo' : undefined
}

async function withdraw(turn: Turn): Promise<Reply> {
  const { ctx, t, memory } = turn
  if (memory.proposal?.kind === 'ticket' && memory.asking === 'proposal' && !memory.ticket)
    return declineProposal(turn)
  const reference = /\bT-[A-Z0-9]{6}\b/i.exec(turn.text)?.[0].toUpperCase() ?? memory.ticket?.reference
  const which = reference ? undefined : await whichToWithdraw(turn)
  if (which) return which
  const ticket = await withdrawTicket({ ctx, input: { reference } })
  return asDone(turn, {
    ...say(ticket ? t('people.withdrawn', { reference: ticket.reference }) : t('people.nothingToWithdraw')),
    memory: { ticket: undefined },
  })
}

/** None is named: the only one is meant. Of several, or right after another was withdrawn, a guess could take the wrong one. */
async function whichToWithdraw({ ctx, t }: Turn): Promise<Reply | undefined> {
  const { customerId } = requireCustomer(ctx.actor)
  const open = (await listMyTickets(ctx)).filter(({ state }) => state === 'open')
  const since = new Date(ctx.now().getTime() - JUST_NOW_MS)
  const justWithdrawn = { customerId, state: 'withdrawn', closedAt: { gte: since } }
  if (open.length === 0 || (open.length === 1 && (await ctx.db.ticket.count({ where: justWithdrawn })) === 0))
    return undefined
  const list = open.map(({ reference, text }) => `${reference} (“${inWords(text, 60)}”)`).join('; ')
  const items = open.slice(0, 3).map(({ reference }) => t('people.withdrawOne', { reference }))
  return say(t('people.whichToWithdraw', { count: open.length, list }), { type: 'suggestions', items })
}
const JUST_NOW_MS = 15 * 60_000

async function tellState(turn: Turn): Promise<Reply> {
  const { ctx, t, memory } = turn
  const { reference } = memory.ticket!
  const row =
    ctx.actor.kind === 'customer'
      ? await ctx.db.ticket.findFirst({ where: { reference, customerId: ctx.actor.customerId } })
      : null
  return say(
    row?.state === 'open'
      ? t('people.stands', { reference, phone: ctx.env.UTILITY_PHONE })
      : t('people.withdrawn', { reference }),
  )
}
