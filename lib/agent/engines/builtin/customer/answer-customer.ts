import { type Reply, say, type Turn } from '@/lib/agent/turn'
import type { CustomerIntent } from '@/lib/agent/understanding/intent'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import { onlyTells } from '@/lib/agent/understanding/request-start'
import type { Act, Understander } from '@/lib/agent/understanding/understanding'
import { askBelowConfidence } from '@/lib/agent/understanding/understanding'
import { getTranslator } from '@/lib/i18n/translator'
import { answerAction } from './answer-action'
import { keepsDone } from './as-done'
import { bySubject, withoutOther } from './by-subject'
import { phoneIn } from './call-words'
import { callbackSlot } from './callback-words'
import { programsOnSale } from './catalogue'
import { followUp } from './follow-ups'
import { withoutHelpWith } from './help-with'
import { withoutHoldOn } from './hold-on'
import { inContext } from './in-context'
import { joinReplies } from './join-replies'
import { withoutKnownDevices } from './known-devices'
import { textOf } from './message-before'
import { saidAnew } from './misread'
import { programsNamedIn, solarNamedIn } from './named-in-words'
import { namedWish } from './named-wish'
import { stillOpenAfter, yesNotTaken } from './open-question'
import { openingOf } from './openings'
import { ownCorrection } from './own-correction'
import { chooseCallback } from './people'
import { declineProposal } from './proposals'
import { notOnCondition, ofAnotherMeter } from './refused-first'
import { saidOnce } from './said-once'
import { notTwice } from './said-twice'
import { answerSolarFacts } from './solar-facts/answer-solar-facts'
import { mayAskOfSolar } from './solar-follow-ups'
import { spokenOf } from './spoken-of'
import { ifStrayed } from './strayed'
import { type Apart, takenOut } from './taken-out'
import { takenUp } from './taken-up'
import { topics } from './topics'
import { speaksOfEnding } from './weak-evidence'
import { asksAboutProposal, tellProposal } from './while-asked'
import { otherDays } from './yes-no'

const MOST_ACTS = 4
/** A login code typed once more after it worked, as it is stored */
const ONLY_A_CODE = /^\W*••••••\W*$/

/** A customer's message: a card's button, or what was typed, each thing asked answered in order. */
export async function answerCustomer(typed: Turn, understand: Understander): Promise<Reply> {
  const turn = typed.action ? typed : { ...typed, text: await takenUp(typed) }
  if (turn.action) return answerAction(spoken(turn, turn.locale))
  const reply = await answerSaid(
    { ...turn, text: withoutHelpWith(ownCorrection(turn.text), turn.locale) },
    understand,
    MOST_OPENINGS,
  )
  const kept = await yesNotTaken(turn, reply)
  return keepsDone(turn, saidOnce(kept.length > 0 ? joinReplies([reply, ...kept]) : reply))
}

const MOST_OPENINGS = 3

async function answerSaid(said: Turn, understand: Understander, openings: number): Promise<Reply> {
  const turn = { ...said, text: withoutHoldOn(said.text) }
  const opening = openings > 0 ? await openingOf(turn, said.text) : undefined
  if (!opening) return answerWords(turn, understand)
  if (!opening.rest) return opening.reply
  const after = { ...turn, text: opening.rest, memory: { ...turn.memory, ...opening.reply.memory } }
  const reply = await answerSaid(after, understand, openings - 1)
  // What was only told beside it has been heard with it.
  if (onlyHeard(turn, reply)) return opening.reply
  return joinReplies([
    opening.reply,
    opening.misread ? await saidAnew(after, reply, opening.misread === 'told') : reply,
    ...stillOpenAfter(opening, reply),
  ])
}

async function answerWords(said: Turn, understand: Understander): Promise<Reply> {
  if (ONLY_A_CODE.test(said.text)) return say(said.t('auth.already'))
  const { memory } = said
  // The form asked when to call: the very next words may say it as well.
  const slot =
    memory.notes?.asksForCallback === true && !phoneIn(said.text) ? callbackSlot(said.text) : undefined
  if (slot) return chooseCallback(said, { when: slot })
  const shown = (memory.offers ?? []).map((offer, i) => ({ ...offer, ordinal: i + 1 }))
  const programs = await programsOnSale(said)
  const names = programsNamedIn(said.text, programs, said.locale).map(({ name }) => name)
  const turn = { ...said, text: (names.length > 0 && namedWish(said.text, names)) || said.text }
  const alsoNamed = await solarNamedIn(turn, shown)
  const { acts, locale } = understand(turn.text, {
    audience: 'customer',
    locale: turn.locale,
    signedIn: true,
    expecting: memory.expecting,
    offers: [...shown, ...alsoNamed],
    entities: { programs: programsNamedIn(turn.text, programs, turn.locale) },
  })
  const question = questionBesideRemark(turn.text, acts)
  if (question) return answerWords({ ...said, text: question }, understand)
  const ending = speaksOfEnding(foldText(turn.text))
  const sure = acts.map((act) =>
    act.intent === 'orders.cancel' && !ending ? { ...act, confidence: Math.min(act.confidence, 0.4) } : act,
  )
  const heard = await withoutKnownDevices(turn, withoutFaintYes(turn, sure).slice(0, MOST_ACTS))
  // A word or two tells little about the language, save the first ones; a sentence does, and the conversation goes on in it.
  const tells = !memory.locale || turn.text.trim().split(/\s+/).length >= 3
  const heardIn = tells ? locale : turn.locale
  let current = spoken(
    { ...turn, t: heardIn === turn.locale ? turn.t : await getTranslator(heardIn, 'agent') },
    heardIn,
  )
  if (heard.length === 0) return topics['out-of-scope'](current, nothingHeard(turn.text))
  if (ofAnotherMeter(turn.ctx.actor, heard))
    return topics['other-customer'](current, { ...heard[0]!, intent: 'other-customer' })
  const apart = takenOut(current, heard)
  if (apart) return answerApart(current, apart, heard, understand)
  current = await withoutOther(current)
  const meant = await Promise.all(heard.map((act) => bySubject(current, act, heard.length === 1)))
  const followed = await followUp(current, meant)
  if (followed)
    return goneOn(current, await notTwice(current, await followed.answer()), followed.about, meant, heardIn)
  const replies: Reply[] = []
  const answered: CustomerIntent[] = []
  const refused = await refusedBeside(current, meant)
  if (refused) {
    replies.push(refused)
    current = { ...current, memory: { ...current.memory, ...refused.memory } }
  }
  const left = await answerLeftQuestion(current, meant)
  if (left) replies.push(left)
  for (const said of meant.filter((act) => !forLater(act, meant))) {
    // Left for another: that one is next on the same card.
    if (JOINING.test(said.intent) && replies.some(goesOnAlready)) continue
    const act = inContext(current, said)
    const aboutTerms = asksAboutProposal(current, act)
    const fact =
      meant.length > 1 && mayAskOfSolar(act) && mayBeFact(current, act)
        ? await answerSolarFacts(current, act.span)
        : undefined
    const reply = fact ?? (aboutTerms ? tellProposal(current) : await answerAct(current, act))
    answered.push(
      fact ? 'solar.details' : aboutTerms || onlyHedged(act) ? 'repeat' : (act.intent as CustomerIntent),
    )
    // The same card put twice by two wishes of one message: the later one is the one that counts.
    const same = replies.findIndex((before) => saidBy(before) === saidBy(reply))
    if (same >= 0) replies.splice(same, 1)
    replies.push(reply)
    current = { ...current, memory: { ...current.memory, ...reply.memory } }
  }
  const together = joinReplies(replies)
  const joined = answered.includes('repeat') ? together : await notTwice(turn, together)
  return {
    ...joined,
    memory: {
      locale: heardIn,
      notes: undefined,
      ...ifStrayed(memory, joined.memory, answered),
      ...spokenOf(memory, answered, meant),
      ...joined.memory,
    },
  }
}

function onlyHeard({ t }: Turn, { messages }: Reply): boolean {
  return messages.length === 1 && textOf(messages[0]!.parts) === t('scope.remark')
}

/** "Listo, sign me out": with nothing asked a word like that only leads over to what is wanted. */
function withoutFaintYes({ memory }: Turn, acts: Act[]): Act[] {
  const [first] = acts
  const faint = acts.length > 1 && first?.intent === 'yes' && LEADS_OVER.test(foldText(first.span))
  return faint && !memory.asking && !memory.expecting ? acts.slice(1) : acts
}
const LEADS_OVER =
  /^\W*(?:ok|okay|k|fine|alright|all right|good|great|perfect|cool|right|done|well|listo|bueno|vale|bien|perfecto|genial|ya|claro)\W*$/

/** "My husband says we should go bigger. Can I swap it?": heard as a remark only, the question of it is what is answered. */
function questionBesideRemark(text: string, acts: readonly Act[]): string | undefined {
  const sentences = sentencesOf(text)
  if (sentences.length < 2 || acts.length === 0 || !acts.every(({ intent }) => intent === 'remark'))
    return undefined
  const questions = sentences.filter((one) => /[?¿]/.test(one))
  // "It got warm last night. Was that you?": without what was told nothing is asked.
  return questions.length === 1 && !ASKS_OF_TOLD.test(questions[0]!) ? questions[0] : undefined
}

const ASKS_OF_TOLD =
  /^\W*(?:and |so |y )?(?:was|is|were|did|does|could|fue|es|era|fueron) (?:that|it|this|eso|esto|ustedes)\b/i

/** A question about a fact of solar that none of the acts holds */
async function answerLeftQuestion(turn: Turn, acts: readonly Act[]): Promise<Reply | undefined> {
  if (turn.memory.asking) return undefined
  const heard = foldText(acts.map(({ span }) => span).join(' '))
  const left = sentencesOf(turn.text).filter(
    (one) =>
      /[?¿]/.test(one) &&
      !heard.includes(
        foldText(one)
          .replace(/[?¿.!\s]+$/, '')
          .slice(-12),
      ),
  )
  return left.length > 0 && acts.length === 1 ? answerSolarFacts(turn, left.join(' ')) : undefined
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?;])\s+/).filter((one) => /\p{L}/u.test(one))
}

/** What was taken out of the message and what remained of it, each answered in its turn. */
async function answerApart(turn: Turn, apart: Apart, heard: Act[], understand: Understander): Promise<Reply> {
  const replies: Reply[] = []
  let memory = turn.memory
  const goOn = (reply: Reply) => {
    replies.push(reply)
    memory = { ...memory, ...reply.memory }
  }
  const take = async (one: Apart['taken'][number]) => {
    const now = { ...turn, memory }
    const reply = goneOn(now, await one.answer(now), one.about, heard, turn.locale)
    const { strayed: _, ...kept } = reply.memory ?? {}
    goOn(apart.rest ? { ...reply, memory: kept } : reply)
  }
  for (const one of apart.taken.filter(({ first }) => first)) await take(one)
  if (apart.rest && !saysNothing(apart.rest, turn, understand))
    goOn(await answerCustomer({ ...turn, memory, text: apart.rest }, understand))
  for (const one of apart.taken.filter(({ first }) => !first)) await take(one)
  return joinReplies(replies)
}

/** A reason told beside what was taken out: nothing to be answered by itself. */
function saysNothing(rest: string, { locale, memory }: Turn, understand: Understander): boolean {
  if (!memory.asking && !memory.expecting && LEADS_OVER.test(foldText(rest))) return true
  if (!onlyTells(rest)) return false
  const { acts } = understand(rest, {
    audience: 'customer',
    locale,
    signedIn: true,
    expecting: memory.expecting,
  })
  return acts.every(
    ({ intent, confidence }) =>
      confidence < askBelowConfidence || /^(?:remark|small-talk|thanks|out-of-scope)$/.test(intent),
  )
}

function goneOn(turn: Turn, reply: Reply, about: CustomerIntent, heard: Act[], locale: 'en' | 'es'): Reply {
  const { memory } = turn
  return {
    ...reply,
    memory: {
      locale,
      notes: undefined,
      ...ifStrayed(memory, reply.memory, [about]),
      ...spokenOf(memory, [about], heard),
      ...reply.memory,
    },
  }
}

const JOINING = /^(?:programs\.(?:enroll|search|eligibility)|choose)$/

function goesOnAlready({ memory }: Reply): boolean {
  return memory?.proposal?.kind === 'leave' && typeof memory.proposal.data.next === 'string'
}

/** "I'll join later then. Who sees my data?": what is for later is not taken up beside what is asked now. */
function forLater({ intent, span }: Act, heard: readonly Act[]): boolean {
  return heard.length > 1 && /^(?:events\.accept|programs\.enroll)$/.test(intent) && LATER.test(span)
}

const LATER =
  /\b(?:later|some ?day|another (?:time|day)|some other (?:time|day)|in (?:a few|some|a couple of) (?:months|weeks)|luego|m[aá]s (?:adelante|tarde)|otro d[ií]a)\b/i

function saidBy({ messages }: Reply): string {
  return messages
    .flatMap(({ parts }) => parts)
    .map((part) => (part.type === 'text' ? part.text : part.type === 'confirm' ? part.text : ''))
    .join('|')
}

/** "No, leave it. I'd rather talk to a person": the no is to the card, and something else is wanted besides. */
async function refusedBeside(turn: Turn, heard: Act[]): Promise<Reply | undefined> {
  const { asking, proposal, expecting } = turn.memory
  const beside = /^(?:handover|complaint|outage|fault|usage|bill|earnings|privacy\.export|devices\.list)/
  const first = heard[0]
  return asking === 'proposal' &&
    proposal &&
    expecting !== 'choice' &&
    first?.slots.polarity === 'no' &&
    beside.test(first.intent)
    ? declineProposal(turn)
    : undefined
}

async function answerAct(turn: Turn, act: Act): Promise<Reply> {
  const changed = act.slots.hedgedYes ? await otherDays(turn) : undefined
  if (changed) return changed
  if (act.confidence < askBelowConfidence)
    return asksAboutOrder(turn, act) ? topics['programs.catch'](turn, act) : topics['out-of-scope'](turn, act)
  if (notOnCondition(act)) return say(turn.t('order.hedged'))
  return topics[act.intent as keyof typeof topics]?.(turn, act) ?? topics['out-of-scope'](turn, act)
}

/** At an open card what is only told asks for no fact. */
function mayBeFact({ memory }: Turn, { span }: Act): boolean {
  return memory.asking !== 'proposal' || asks(span) || /[?¿]/.test(span)
}

/** A yes on a condition that asked for nothing else: what waits was the last thing spoken of. */
function onlyHedged({ slots, intent, confidence }: Act): boolean {
  return Boolean(slots.hedgedYes) && (intent === 'yes' || confidence < askBelowConfidence)
}

/** With a quote on the table, a question nobody understood is most likely about it: what it asks of one is told. */
function asksAboutOrder({ memory }: Turn, act: Act): boolean {
  return memory.asking === 'order' && memory.expecting === 'yes-no' && asks(act.span)
}

/** Use cases present in the language of the conversation, not only that of the account. */
function spoken(turn: Turn, locale: 'en' | 'es'): Turn {
  const { actor } = turn.ctx
  return actor.kind === 'customer'
    ? { ...turn, locale, ctx: { ...turn.ctx, actor: { ...actor, locale } } }
    : { ...turn, locale }
}

function nothingHeard(span: string): Act {
  return { intent: 'out-of-scope', confidence: 1, slots: {}, span }
}
