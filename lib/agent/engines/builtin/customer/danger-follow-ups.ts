import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { soundsLikeEmergency } from '@/lib/agent/understanding/emergency'
import { readMyCallback } from '@/lib/usecases/tickets/read-my-callback'
import { actFor, type Follow, followed, type Heard, lately } from './follow-ups'
import { ASKS_LEAVE, ELSEWHERE, openGeneralTopic } from './general-topics'
import { inWords } from './outage-topics'
import { openTicketReply } from './people'
import { propose } from './proposals'
import { ordersReport } from './report-words'

const HELP_COMES =
  /\b(?:(?:i|we)(?:'ve| have)? (?:just |already )?called|they(?:'re| are) (?:coming|on (?:their|the) way|here)|help is (?:coming|on)|ya llam[eo]\w*|ya vien\w+|estan (?:aqui|llegando|en camino)|bomberos|firemen|fire (?:department|brigade|truck))\b/
/** Who is sent, who has to be told, and whether it was */
const WHO_KNOWS =
  /\b(?:send(?:ing)?|dispatch\w*|sent)\b.{0,24}\b(?:any|some|a|the|your|out|help|people|crew|truck|over)\w*|\b(?:is|are|will|does|do) (?:somebody|someone|anybody|anyone|you(?: guys| people)?|they|a crew|the crew|your (?:people|crew))\b.{0,20}\b(?:com(?:e|ing)|on (?:the|your|their) way|know|report\w*|help\w*)\b|\b(?:need|have|supposed|should i|do i|must i)\b.{0,10}\b(?:tell|call|report|notify|inform|let)\b|\bautomatic\w*|\b(?:did|have) (?:you|u|ya)\b.{0,16}\b(?:report\w*|tell|told|pass\w*|send|sent|call\w*|log\w*)\b|\bis (?:it|this|that|the \w+) (?:being )?reported\b|\b(?:mand|envi)\w+ a (?:alguien|un|una|su)\b|\b(?:van|va) a (?:mandar|enviar|venir)\b|\bviene (?:alguien|un|una)\b|\b(?:tengo|hay) que (?:avisar\w*|llamar\w*|reportar\w*|decir\w*)\b|\b(?:les|los) (?:aviso|tengo que)\b|\b(?:ya )?(?:avisaron|avisaste|reportaron|reporto|reportaste|lo saben|saben ustedes)\b/
/** Of a bill or an order that just follows: not the danger any more */
const OTHER_MATTER =
  /\b(?:programs?|bill|solar|panels?|events?|order|account|programas?|recibo|factura|paneles|pedido|evento)\b/

/** After a danger: what is asked about it has one answer, and who called for help is told to keep away. */
export const followDanger: Follow = async (heard) => {
  const { turn, words } = heard
  const { t } = turn
  const told = soundsLikeEmergency(turn.text)
  const before = lately(turn, /^safety\./, 4) && turn.memory.danger !== undefined
  if ((before || told) && !OTHER_MATTER.test(words)) {
    if (ordersReport(turn.text)) return followed('safety.emergency', () => reportDanger(heard, told))
    if (WHO_KNOWS.test(words)) return followed('safety.emergency', () => tellReported(heard, told))
  }
  if (!lately(turn, /^safety\./) || ELSEWHERE.test(words)) return undefined
  if (ASKS_LEAVE.test(turn.text))
    return followed(
      'safety.emergency',
      async () =>
        (await openGeneralTopic(turn, actFor('safety.emergency', heard), turn.locale)) ?? say(t('unknown')),
    )
  if (HELP_COMES.test(words))
    return followed('safety.emergency', async () => ({
      messages: [{ kind: 'notice', parts: [{ type: 'text', text: t('safetyCalled') }] }],
    }))
  return undefined
}

/** What to do about it comes before who is told, whenever the danger is named once more. */
async function firstAid(heard: Heard, told: boolean): Promise<Reply['messages']> {
  const { turn, acts } = heard
  const named = told || acts.some(({ intent }) => intent === 'safety.emergency')
  if (!named) return []
  const span = `${turn.text} ${/\b(?:smoke|fire|line|wire|gas|humo|fuego|cable)\b/i.test(turn.text) ? '' : (turn.memory.danger?.text ?? '')}`
  const act = { ...actFor('safety.emergency', heard), span }
  return (await openGeneralTopic(turn, act, turn.locale))?.messages ?? []
}

/** All that was told of it: what came before, and what this message adds. */
function dangerText({ memory, text }: Turn, told: boolean): string {
  const before = memory.danger?.text
  return before && !told ? before : [before, text].filter(Boolean).join(' / ').slice(0, 900)
}

async function reportDanger(heard: Heard, told: boolean): Promise<Reply> {
  const { turn } = heard
  const { env } = turn.ctx
  const text = dangerText(turn, told)
  const reply = await openTicketReply(turn, { topic: 'fault', text })
  const reference = reply.memory?.ticket?.reference ?? ''
  const says = turn.t('reported.danger', {
    reference,
    words: inWords(text),
    emergency: env.EMERGENCY_PHONE,
    phone: env.UTILITY_PHONE,
  })
  const cards = reply.messages.map((one) => ({
    ...one,
    parts: one.parts.map((part) => (part.type === 'text' ? { ...part, text: says } : part)),
  }))
  return {
    ...reply,
    messages: [...(await firstAid(heard, told)), ...cards],
    memory: { ...reply.memory, danger: { text, reference } },
  }
}

/** Nothing is claimed: what was passed on is said with its number, else that nothing was, and it is offered. */
async function tellReported(heard: Heard, told: boolean): Promise<Reply> {
  const { turn } = heard
  const { t, ctx, memory } = turn
  const phones = { emergency: ctx.env.EMERGENCY_PHONE, phone: ctx.env.UTILITY_PHONE }
  const first = await firstAid(heard, told)
  const { danger } = memory
  const newest = danger && (await readMyCallback({ ctx, input: {} }))
  const reference = danger && newest?.text.includes(danger.text) ? newest.reference : danger?.reference
  if (reference && !told) {
    const reply = say(t('reported.dangerIs', { reference, ...phones }))
    return { ...reply, messages: [...first, ...reply.messages] }
  }
  const text = dangerText(turn, told)
  const reply = await propose(turn, {
    kind: 'ticket',
    intro: t('reported.dangerNot', phones),
    title: t('reported.dangerTitle'),
    text: t('reported.dangerText', { words: inWords(text), ...phones }),
    data: { topic: 'fault', text },
    yesLabel: t('reported.dangerYes'),
  })
  return { ...reply, messages: [...first, ...reply.messages], memory: { ...reply.memory, danger: { text } } }
}
