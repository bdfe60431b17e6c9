import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { onlyTells } from '@/lib/agent/understanding/request-start'
import { setCallback } from '@/lib/usecases/tickets/open-ticket'
import { type MyCallback, readMyCallback } from '@/lib/usecases/tickets/read-my-callback'
import { asDone } from './as-done'
import { callTimeIn, changesNumber, givesNumber, onlyTime, phoneIn, wantsCall } from './call-words'
import { callFacts } from './callback-facts'
import { lately } from './lately'
import { handoverPart, openTicketReply } from './people'
import type { Part, TakenOut, TakeOut } from './taken-out'

type Wish = { when?: string; contact?: string; about: string }

/** "Its about the bill", beside the number to call */
const ABOUT_IT =
  /^\W*(?:(?:and|so|y|pues) )?(?:it'?s|it is|its|that'?s) (?:about|because|regarding|for|to do with)\b|^\W*(?:about|regarding|concerning|es (?:sobre|por|para|acerca)|sobre|se trata|acerca)\b/
/** Asks whether the number or the time is noted */
const ASKS_IF_NOTED =
  /\b(?:did|do|have|has|is|are|was|were|got|does|so|which|what|or not|right|correct)\b.{0,40}\b(?:(?:note|noted|save|saved|got|have|written) (?:down )?(?:the|my) (?:call ?(?:back )?)?time|number|phone|cell|call ?back|call(?:ed|ing)?|noted|in there|written|down)\b|\b(?:in there|noted|written down|got (?:it|that|my number)) (?:or not|right|yet|now)\b|\b(?:quedo|esta|tienen|tiene|anot\w+|apunt\w+|guard\w+)\b.{0,30}\b(?:numero|telefono|celular|llamada|o no)\b|\b(?:numero|telefono|celular)\b.{0,24}\b(?:quedo|esta|anotad\w+|apuntad\w+|o no)\b/
const OF_NUMBER =
  /\b(?:(?:note|noted|save|saved|got|have|written) (?:down )?(?:the|my) (?:call ?(?:back )?)?time|number|phone|cell|call ?back|call(?:ed|ing)?|numero|telefono|celular|llam\w+)\b/
/** Their number, or a call that is spoken of otherwise */
const NOT_MINE =
  /\b(?:your|their|utility'?s?|emergency|su|meter|order|account|ticket|reference) (?:phone |telephone )?(?:number|phone|numero|telefono)\b|\bnumber (?:of|for(?! (?:the call|me|it|my|a call))|do i|should i|can i)\b|\b(?:do|should|can|could|whom?) i (?:call|phone)\b|\b(?:gave|give me|given|texts?|textea\w*|sms|code|events?|codigo)\b/
/** "I mean the number I want to be called at" */
const MEANS_NUMBER =
  /^\W*(?:(?:no|i mean|sorry|so|but|quiero decir|digo|me refiero a)\W+)*(?:the|my|el|mi|al) (?:phone |callback )?(?:number|phone|numero|telefono)(?: (?:that )?(?:i|for|to|you|they|que|para|al|donde)\b[^?]{0,40})?$/
const NO_CALL =
  /\b(?:do not|don'?t|no need to|needn'?t|nobody (?:has|needs) to|never mind (?:the|about the)|no me|no nos|que no me|no hace falta que(?: me)?) (?:call|phone|ring|calling|llam\w+|marqu\w+)\b(?! (?:me )?(?:before|after|until|on|in the|at|antes|despues|por))/
/** "Use my own number, the one you have": the one on file again */
const OWN_NUMBER =
  /\b(?:use|call|take|ring|try|keep|usen?|llam\w+)\b.{0,12}\b(?:my|the|mi|el|al) (?:own |usual |old |regular |mismo |de siempre )*(?:number|phone|numero|telefono)\b(?!.{0,20}\d)(?:.{0,6}\b(?:on file|you (?:already )?have|on record|registrado|que (?:ya )?tienen)\b|\W*$)|\b(?:al|el|to|on|at|the) (?:numero|telefono|number|phone|one) (?:que (?:ya )?(?:tienen?|tienes|aparece|esta)|registrado|de siempre|(?:that )?(?:you (?:already )?have|is on file)|on file|on record|registered)\b/
const JUST_YES = /^\W*(?:yes|yeah|yep|sure|ok|okay|please|si|claro|bueno|vale|dale|por favor)\W*$/
const THE_ONE =
  /^\W*(?:the (?:one|number) (?:that )?you (?:already )?have|the one on file|el que (?:ya )?tienen|el registrado)\W*$/
/** "Just fix it" */
const SHORT = /^(?:just|only|solo) \S+(?: \S+){0,2}$/
const OF_TICKETS = /^(?:handover\.|complaint|outage\.|fault\.|auth\.not-my-number)/
const GRID = /^(?:outage|fault)$/
const OTHER_MATTER = /\b(?:bill|solar|panels?|program|order|recibo|factura|paneles|programa|pedido)\b/

/** "Call me on 555 0100 tomorrow", "is my number in there?": kept with the request to a person, whatever else is said. */
export const takeCall: TakeOut = (turn, parts) => {
  const open = turn.memory.ticket !== undefined || lately(turn, OF_TICKETS, 3)
  const refused = parts.findIndex(({ words }) => open && NO_CALL.test(words))
  if (refused >= 0)
    return taken(
      parts,
      parts.flatMap((part, i) =>
        i === refused || onlyTells(part.text) || SHORT.test(part.words) ? [i] : [],
      ),
      noCall,
    )
  const answers = turn.memory.notes?.asksForCallback === true && parts.every(({ text }) => onlyTime(text))
  if (answers) return taken(parts, [...parts.keys()], (now) => noteCall(now, wishIn(parts)))
  // "Tomorrow after 4. And is there a program …?": the time that was asked for, then something else.
  const leading = turn.memory.notes?.asksForCallback === true && parts[0] && onlyTime(parts[0].text)
  if (leading) return taken(parts, [0], (now) => noteCall(now, wishIn(parts.slice(0, 1))))
  const asked = parts.findIndex((part) => open && asksIfNoted(part))
  if (asked >= 0)
    return taken(parts, [asked, ...around(parts, asked)], (now) => tellNoted(now, wishIn(parts)))
  const onFile = parts.findIndex(({ words }) => open && OWN_NUMBER.test(words))
  if (onFile >= 0) {
    const times = parts.flatMap(({ text, words }, i) => (onlyTime(text) || JUST_YES.test(words) ? [i] : []))
    return taken(parts, [onFile, ...times, ...beside(parts, onFile, THE_ONE)], useOnFile)
  }
  const used = parts.flatMap((part, i) => (isCall(part, parts, open) ? [i] : []))
  if (used.length === 0) return undefined
  const all = [...used, ...used.flatMap((i) => around(parts, i))]
  const wish = wishIn(parts.filter((_, i) => all.includes(i)))
  // A bare "call me" is answered where a person is asked for.
  if (!wish.contact && !(wish.when && parts.length > all.length)) return undefined
  return taken(parts, all, (now) => noteCall(now, wish))
}

function taken(parts: readonly Part[], used: number[], answer: TakenOut['answer']): TakenOut {
  return { used: parts.flatMap((_, i) => (used.includes(i) ? [i] : [])), about: 'handover.person', answer }
}

function isCall(part: Part, parts: readonly Part[], open: boolean): boolean {
  const { words, text } = part
  if (changesNumber(words)) return false
  if (
    givesNumber(text.toLowerCase()) ||
    (wantsCall(words) &&
      (callTimeIn(text) !== undefined || parts.length === 1 || around(parts, parts.indexOf(part)).length > 0))
  )
    return true
  return (
    open && phoneIn(text) !== undefined && words.split(/\s+/).length <= 8 && !/@|\bnot\b|\bno\b/.test(words)
  )
}

export function asksIfNoted({ words, text }: Pick<Part, 'words' | 'text'>): boolean {
  if (NOT_MINE.test(words)) return false
  return (
    ASKS_IF_NOTED.test(words) &&
    (OF_NUMBER.test(words) || phoneIn(text) !== undefined) &&
    /[?¿]|\bor not\b|^\W*(?:(?:so|and|ok|but|i mean)\W+)*(?:did|do|have|is|are|was|which|what)\b|\bo no\b|^\W*(?:quedo|tienen|anot)/.test(
      words,
    )
  )
}

/** What stands beside the call and only says when, on which number or about what */
function around(parts: readonly Part[], at: number): number[] {
  return [at - 2, at - 1, at + 1, at + 2].filter((i) => {
    const part = parts[i]
    if (part === undefined) return false
    const goesOn = i > at && ABOUT_IT.test(part.words)
    return goesOn || onlyTime(part.text) || onlyNumber(part) || MEANS_NUMBER.test(part.words)
  })
}

function beside(parts: readonly Part[], at: number, pattern: RegExp): number[] {
  return [at - 1, at + 1].filter((i) => pattern.test(parts[i]?.words ?? '-'))
}

async function useOnFile(turn: Turn): Promise<Reply> {
  const { ctx, t, memory } = turn
  const known = await readMyCallback({ ctx, input: { reference: memory.ticket?.reference } })
  if (!known) return say(t('people.mayCall'))
  const row = await setCallback({ ctx, input: { reference: known.reference, contact: null } })
  const facts = row.callbackAt ? `${callFacts(turn, { callbackAt: row.callbackAt, contact: null })} ` : ''
  return say(`${t('callMe.noted', { reference: known.reference })} ${facts}${t('callMe.onFile')}`)
}

function onlyNumber({ text }: Part): boolean {
  const phone = phoneIn(text)
  return phone !== undefined && text.replace(phone, ' ').trim().split(/\s+/).filter(Boolean).length <= 4
}

function wishIn(parts: readonly Part[]): Wish {
  const about = parts.map(({ text }) => text).join(', ')
  const when = parts.map(({ text }) => callTimeIn(text)).find(Boolean)
  const contact = parts.map(({ text }) => phoneIn(text)).find(Boolean)
  return { about, ...(when ? { when } : {}), ...(contact ? { contact } : {}) }
}

async function noteCall(turn: Turn, wish: Wish): Promise<Reply> {
  const { ticket } = turn.memory
  const other = ticket && GRID.test(ticket.topic) && OTHER_MATTER.test(wish.about)
  const known =
    ticket && !other ? await readMyCallback({ ctx: turn.ctx, input: { reference: ticket.reference } }) : null
  if (!known)
    return openTicketReply(turn, {
      topic: 'question',
      text: turn.text || wish.about,
      callbackAt: wish.when,
      contact: wish.contact,
    })
  return keep(turn, known, wish)
}

async function keep(turn: Turn, known: MyCallback, wish: Wish): Promise<Reply> {
  const row = await setCallback({
    ctx: turn.ctx,
    input: { reference: known.reference, callbackAt: wish.when, contact: wish.contact },
  })
  const now = { ...known, callbackAt: row.callbackAt, contact: wish.contact ?? known.contact }
  return asDone(turn, {
    ...say(
      `${turn.t('callMe.noted', { reference: known.reference })} ${callFacts(turn, now)}`,
      handoverPart(turn, row, now.contact),
    ),
    memory: {
      ticket: { reference: known.reference, topic: known.topic, ago: 0 },
      ...(row.callbackAt ? {} : { notes: { asksForCallback: true } }),
    },
  })
}

/** The request stays with a person; only the call that was noted for it goes. */
export async function noCall(turn: Turn): Promise<Reply> {
  const { ctx, t, memory } = turn
  const known = await readMyCallback({ ctx, input: { reference: memory.ticket?.reference } })
  if (!known) return say(t('people.mayCall'))
  if (known.callbackAt)
    await setCallback({ ctx, input: { reference: known.reference, callbackAt: null, contact: undefined } })
  return { ...say(t('callMe.noCall', { reference: known.reference })), memory: { notes: undefined } }
}

/** What is noted is said as it stands; a number or a time given with the question is noted by it. */
async function tellNoted(turn: Turn, wish: Wish): Promise<Reply> {
  const { ctx, t, memory } = turn
  const known =
    (await readMyCallback({ ctx, input: { reference: memory.ticket?.reference } })) ??
    (await readMyCallback({ ctx, input: {} }))
  if (!known) return say(t('people.mayCall'))
  const news =
    (wish.contact && digits(wish.contact) !== digits(known.contact ?? '')) ||
    (wish.when && wish.when !== known.callbackAt)
  if (news) return keep(turn, known, wish)
  const onFile = known.callbackAt && !known.contact ? ` ${t('callMe.onFile')}` : ''
  return say(`${known.reference}: ${callFacts(turn, known)}${onFile}`)
}

const digits = (phone: string) => phone.replace(/\D/g, '')
