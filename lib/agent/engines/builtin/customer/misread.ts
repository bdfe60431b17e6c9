import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks } from '@/lib/agent/understanding/only-asks'
import type { Part } from '@/lib/protocol/message'
import { chips } from './chips'
import { messageBefore, textOf } from './message-before'
import { nearChips } from './near-chips'
import type { Opening } from './openings'
import { closeCards } from './proposals'
import { asksOrOrders, clausesOf, restOf } from './sentences'

const LEAD =
  '(?:(?:no|nope|nah|hm+|um+|well|but|sorry|wait|hey|look|ok|okay|come on|omg|lol|please|and|hold on|eh|pero|oiga|oye|mire|mira|perdon|bueno|ay)\\W+)*'
const SAID =
  '(?:ask\\w*|mean\\w*|meant|want\\w*|said|say\\w*|question|talk\\w*|look\\w*|wrote|need\\w*|try\\w*)'
/** That the answer before this was not what was wanted: nothing of its own is asked in it. */
const MISREAD = new RegExp(
  `^${LEAD}(?:${[
    `(?:(?:that|this|it)(?:'?s| is| was)? |is |was )?(?:still |really |at all )*(?:not|isn'?t|wasn'?t) (?:at all |really )?(?:what|the (?:thing|question|one|answer)|an answer|my question)\\b.{0,6}(?:(?:that )?(?:i|we|my)\\b.{0,14}${SAID}.{0,14})?`,
    "(?:(?:that|this|it)(?:'?s| is| was)? |is |was )?(?:not|isn'?t|wasn'?t|no) a? ?complain\\w*",
    "(?:i |we )?(?:did ?n'?t|did not|never|do ?n'?t|do not) (?:ask(?:ed)? for|want(?:ed)?|make|made|file|filed|have) (?:a|any|to file a|to make a) complain\\w*",
    "(?:i'?m |i am |we'?re |i was )?not complaining(?: about (?:it|that|anything))?",
    "(?:you |u |that )?(?:still |really )*(?:did ?n'?t|did not|have ?n'?t|have not|do ?n'?t|do not|does ?n'?t|never|not) (?:really |even |actually )?(?:answer\\w*|respond\\w*)(?: to)?(?: me| us| my question| that| the question| it| what i asked)*",
    "(?:you |u )?(?:misunderst\\w+|misread|misheard|got (?:me|it|that|this) (?:all )?wrong|understood (?:me |it |that )?wrong|are ?n'?t listening|are not listening|don'?t (?:get|understand) (?:me|it|what i))(?: me| that| it)?",
    "(?:(?:that|this|it)(?:'?s| is| was)? )?(?:the )?wrong (?:answer|question|thing|topic|one|program|card)",
    "(?:i |we )?(?:did ?n'?t|did not|never) ask(?:ed)? (?:that|this|you that|you this|about (?:that|this|it)|anything (?:about|like).{0,24})",
    "(?:i'?m |i am |we'?re |i was )?not (?:talking|asking|speaking|writing) about .{2,24}",
    'eso no (?:es|era|fue) (?:lo que|mi pregunta).{0,24}|no (?:es|era) (?:eso|lo que (?:pregunt\\w+|ped\\w+|quer\\w+|dij\\w+))(?: lo que .{0,16})?|no es (?:una |ninguna )?(?:queja|reclamo)|no me (?:estoy quejando|quejo)|no (?:me )?(?:contest\\w+|respond\\w+)(?: (?:a )?(?:lo que pregunte|mi pregunta|nada|eso))?|no pregunt\\w+ (?:eso|por eso)|me (?:entendi\\w+|entendio) mal|no hablo (?:de|del) .{2,24}',
  ].join('|')})\\W*$`,
)
/** "Huh?" alone, or at the start */
const PUZZLED =
  /^\W*(?:(?:no|wait|sorry|perdon)\W+)?(?:huh|what|eh|que|como|mande)\s*\?+!*\s*$|^\W*(?:huh|what|eh|como|mande)\W*$/
/** Only leads over to what was meant: "just asking if", "no, I mean" */
const RESTATES = new RegExp(
  `^${LEAD}(?:(?:i|we)\\b ?'?(?:m|am|was|re|were)? ?(?:just |only |really |actually |simply )*(?:ask(?:ed|ing)?|wonder(?:ed|ing)?|mean|meant|want(?:ed)? to (?:know|ask)|curious|said|talking)|(?:just|only|simply) (?:ask(?:ed|ing)?|wonder(?:ed|ing)?|curious)|(?:simple|my|the) question(?: is| was)?|(?:solo |nada mas |yo |es que |te |le )*(?:pregunt(?:o|e|aba)|quer?ia saber|quise decir|quiero decir|me refiero|me referia|digo|hablo)(?: a| de| si)?)\\b[\\s:,]*`,
)
const ABOUT = /^(?:you |u )?(?:about|for|sobre|por|acerca de|a|del?) (?=\S)/
const IF = /^(?:you )?if\b/
/** "No, don't note anything", "leave that for now": the card goes, with no more said of it */
const DROPS =
  /^(?:(?:no|nope|please|ok|okay|and|just|por favor|y)\W+)*(?:(?:don'?t|do not) (?:pass|note|report|add|send|record|write|do|save|change|put|set|register)\b.*|not to (?:report|note|pass|add|open|file|call)\b.{0,12}|(?:let'?s )?(?:leave|forget|skip|drop) (?:that|it|this)(?: for now| then| now| alone| out)?|no (?:anote|anotes|pase|pases|agregue|agregues|haga|hagas|mande|mandes|registre|ponga)\w*\b.*|(?:but )?(?:i|we) (?:already|do) (?:have|got|own) (?:it|one|that|this|them)(?: already)?|(?:i|we) (?:have|got|own) (?:it|one|that|this|them) already|no to (?:the |adding |that )?.{0,24}|ya (?:lo|la|los) (?:tengo|tenemos)|(?:deja|deje|olvida|olvide)(?:lo|la)?(?: eso| por ahora)?)\W*$/
/** Asked at a card about medical equipment: whether the home may take part */
const OF_JOINING =
  /\b(?:be|get|stay) in\b|\b(?:join\w*|take part|participat\w*|allowed|enroll\w*|sign up|excluded|left out|eligible|qualify|unirme|unirnos|particip\w+|entrar|apuntar\w*|inscrib\w+)\b/
/** "I already have it! Just put me in …", "yes to this, no to that" */
const HAS_IT =
  /^(?:(?:no|but|hey|oh|pero|si)\W+)*(?:i|we) already (?:have|got|own) (?:it|one|that|this|them)$|^(?:(?:no|pero)\W+)*ya (?:lo|la|los) (?:tengo|tenemos)$/
const WAS_ABOUT = new RegExp(
  `^${LEAD}(?:i )?(?:was|am|were) (?:just |only )?(?:asking|talking|wondering) about .{2,40}$`,
)
const YES_TO = /^(?:yes|yeah|yep|si) (?:to|a) /
const NO_TO = /^(?:and |but |y |pero )?no (?:to|a) .{2,32}$/
const ASKS_AGAIN =
  /^(?:so |and |well )?(?:is|are|was|were|did|do|does|can|will) (?:there|it|they|we|i|that)(?: one| any| some)?(?: or not)?$/
/** Cards that words alone may have brought up; others are looked after by what answers them. */
const BY_MISTAKE = /^(?:ticket|medical|device-add|device-remove|vacation|pause|delete-account)$/

/** "That is not what I asked", "not a complaint!", "no, I mean …": what was misread goes, and what was meant is answered. */
export async function misreadOpening(turn: Turn): Promise<Opening | undefined> {
  const { memory, t } = turn
  const card = memory.asking === 'proposal' ? memory.proposal : undefined
  const clauses = clausesOf(turn.text)
  const misread = clauses.map((clause) => MISREAD.test(bare(clause)) || PUZZLED.test(foldText(clause)))
  const dropped = clauses.map(
    (clause) => card !== undefined && BY_MISTAKE.test(card.kind) && DROPS.test(bare(clause)),
  )
  const both = clauses.some((clause) => YES_TO.test(bare(clause)))
  const aside = clauses.map((clause) => HAS_IT.test(bare(clause)) || (both && NO_TO.test(bare(clause))))
  // "Was asking about my street. Anyway, how much …": what was asked before is only named.
  const before = clauses.map(
    (clause, i) =>
      WAS_ABOUT.test(bare(clause)) && clauses.slice(i + 1).some((later) => asks(later) || /[?¿]/.test(later)),
  )
  const own = clauses.filter((_, i) => !before[i] && !misread[i] && !dropped[i] && !aside[i])
  // Beside a question, what is only told is its reason, and "is there one?" asks the same again.
  const questions = own.filter((clause) => asks(clause) || RESTATES.test(bare(clause)))
  const named = questions.filter((clause) => !ASKS_AGAIN.test(bare(clause)))
  const kept = dropped.some(Boolean) && named.length > 0 ? named : own
  const restated = restates(kept) && !(await firstOfTalk(turn))
  const told = misread.some(Boolean)
  const goesOn = kept.some((clause) => asksOrOrders(clause) || /^\W*(?:yes|si) (?:to|a)\b/i.test(clause))
  if (!told && !restated && !([...dropped, ...aside, ...before].some(Boolean) && goesOn)) return undefined
  // A card that still fits is not dropped by a question that only says what was asked.
  const mistaken = card && BY_MISTAKE.test(card.kind)
  if (mistaken) await closeCards(turn, 'declined')
  const forgotten = mistaken
    ? { proposal: undefined, asking: undefined, askedAt: undefined, expecting: undefined, strayed: undefined }
    : {}
  const rest = await meantBy(turn, kept, restated)
  if (card?.kind === 'medical' && OF_JOINING.test(foldText(rest)))
    return {
      reply: {
        ...say(t('eligibility.medicalMayJoin'), chips(turn, ['solar', 'usage'])),
        memory: forgotten,
      },
      rest: '',
    }
  const reply: Reply = {
    messages: [],
    memory: { ...forgotten, waiting: undefined, notes: undefined },
  }
  if (rest) return { reply, rest, misread: told || (mistaken && restated) ? 'told' : 'restated' }
  return {
    reply: { ...say(t('misread.whatThen'), chips(turn, nearChips(turn))), memory: reply.memory },
    rest: '',
  }
}

const ANSWERS =
  /^(?:(?:so|and|ok|y) )?(?:(?:i'?m|im|we'?re|count me|count us) in|yes|yeah|yep|si|le entro|participo|acepto)\b/

function bare(clause: string): string {
  return foldText(clause)
    .replace(/^[\s¿¡"'(]+/, '')
    .replace(/[\s,.;:!?]+$/, '')
}

/** "I mean nothing is wrong" only tells; what was meant is asked, ordered or named. */
function restates([first = '', ...others]: string[]): boolean {
  const led = RESTATES.exec(bare(first))?.[0]
  if (led === undefined) return false
  const meant = bare(first).slice(led.length).trim()
  return (
    ABOUT.test(meant) ||
    IF.test(meant) ||
    asksOrOrders(meant) ||
    (meant.length === 0 && others.length > 0) ||
    (meant.length > 0 &&
      meant.split(/\s+/).length <= 5 &&
      !/\b(?:is|are|was|were|nothing|es|nada)\b/.test(meant)) ||
    others.some((clause) => /[?¿]/.test(clause) || asks(clause))
  )
}

async function firstOfTalk({ ctx, conversationId, seq }: Turn): Promise<boolean> {
  return (await ctx.db.message.count({ where: { conversationId, role: 'agent', seq: { lt: seq } } })) === 0
}

/** What was meant, as a question of its own; words that only name a thing are asked as the last question was. */
async function meantBy(turn: Turn, kept: string[], restated: boolean): Promise<string> {
  if (kept.length === 0) return ''
  if (!restated) return restOf(kept)
  const [first = '', ...others] = kept
  const folded = bare(first)
  const led = RESTATES.exec(folded)?.[0] ?? ''
  // Folding keeps the length of Latin text, so the words can be cut from the customer's own.
  const own = first
    .replace(/^[\s¿¡"'(]+/, '')
    .slice(led.length)
    .trim()
  const about = ABOUT.test(foldText(own))
  const bareRest = own.replace(/^(?:you |u )?(?:about|for|sobre|por|acerca de|a|del?) /i, '')
  const short = bareRest.split(/\s+/).length <= 7 && !asks(bareRest)
  // "I just said let it. I'm in": an answer beside it needs no question of before.
  const answersToo = others.some((clause) => ANSWERS.test(bare(clause)))
  const asked = (about || short) && !answersToo ? await questionBefore(turn) : undefined
  const whole = asked
    ? `${bareRest.replace(/[,.!?\s]+$/, '')}. ${asked}`
    : about
      ? `what about ${bareRest}`
      : IF.test(foldText(own))
        ? own.replace(/^(?:you )?if\b/i, 'whether')
        : own
  return [/[?.!]$/.test(whole) ? whole : `${whole}${others.length > 0 ? '.' : ''}`, ...others]
    .join(' ')
    .trim()
}

/** What the customer had asked in the message before this one, without what it told. */
async function questionBefore(turn: Turn): Promise<string | undefined> {
  const text = textOf(await messageBefore(turn, 'customer'))
  const asked = text.split(/(?<=[.!?])\s+/).filter((part) => asks(part))
  return asked.length > 0 && asked.join(' ').length <= 160 ? asked.join(' ') : undefined
}

/** Sorry once, shortly, before what was meant is answered; an answer that was just refused is not given again. */
export async function saidAnew(turn: Turn, reply: Reply, sorry: boolean): Promise<Reply> {
  const { t, ctx } = turn
  // What was only put in other words may have the same answer; so has a plain yes or no that was asked for twice.
  const plain = reply.messages.some(({ parts }) =>
    parts.some((part) => part.type === 'text' && part.text === t('eligibility.medicalMayJoin')),
  )
  if (sorry && !plain && (await isSameAgain(turn, reply)))
    return say(t('misread.unsure', { phone: ctx.env.UTILITY_PHONE }), chips(turn, nearChips(turn)))
  if (!sorry) return reply
  const [first, ...others] = reply.messages
  const [head, ...parts] = first?.parts ?? []
  if (!first || head?.type !== 'text') return reply
  return {
    ...reply,
    messages: [
      { ...first, parts: [{ ...head, text: `${t('misread.sorry')} ${head.text}` }, ...parts] },
      ...others,
    ],
  }
}

async function isSameAgain(turn: Turn, reply: Reply): Promise<boolean> {
  const before = saidIn(await messageBefore(turn, 'agent'))
  return (
    before.length > 0 &&
    reply.messages.some(({ parts }) => saidIn(parts).some((text) => before.includes(text)))
  )
}

function saidIn(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if (part.type === 'text') return part.text.length > 20 ? [part.text] : []
    return part.type === 'confirm' ? [part.title ?? ''] : []
  })
}
