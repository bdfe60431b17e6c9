import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { asks as asksIn } from '@/lib/agent/understanding/only-asks'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { awayText } from './away-text'
import { chips } from './chips'
import { type Follow, followed } from './follow-ups'
import { PROGRAM_SAID } from './subject-words'
import { whenText } from './when-text'
import { openOrder } from './yes-no'

/** "Am I still paused?", "is my thermostat program on or paused?", "you mean I'm already in?" */
const PAUSED = /\b(?:paused|on (?:a )?pause|on hold|en pausa|pausad[oa])\b/
const AM_I =
  /\b(?:am i|are we|im|i'm|i am|we'?re|estoy|estamos|sigo|seguimos|quede) (?:(?:already|still|now|actually|really|even|ya|todavia|aun) )*(?:in\b(?! (?:the|a|an|my|debt))|in (?:it|that|the program|a program)|enrolled|signed up|a member|dentro|inscrit[oa]s?|apuntad[oa]s?|en (?:el|ese|este|algun|un) programa)/
/** "Am I still in the battery program?", "¿sigo estando en el programa?": asked, not told before another question */
const STILL_IN =
  /\b(?:am i|are we|is (?:my|our) (?:home|house|meter)|do i|do we)\b (?:(?:already|still|now|actually|really|even|also|currently) )*(?:(?:enrolled|registered|signed up|belong|stay|a (?:member|part)|part) )?(?:in|on|of|to|for|with) (?:it|that one|(?:the|my|our|your|that|this) (?:[\w-]+ ){0,3}(?:programs?|one|plan|rebate))\b|\b(?:sigo|seguimos|continuo|(?:todavia|aun) (?:estoy|estamos)|(?:estoy|estamos) (?:todavia|aun)|^\W*(?:y |entonces )?(?:estoy|estamos))\b (?:(?:estando|inscrit[oa]s?|apuntad[oa]s?|metid[oa]s?|registrad[oa]s?|dad[oa]s? de alta|todavia|aun|siendo|parte) )*(?:en|dentro de|del?) ?(?:el |mi |ese |este |nuestro |su |lo )?(?:programa|plan|de (?:la |el |los )?(?:bateria|carro|coche|termostato|calentador))\b/
const IS_ON =
  /\b(?:is|esta)\b.{0,40}\b(?:on or (?:off|paused)|(?:still |now )?active|running|turned on|activ[oa])\b/
/** Things with a state of their own */
const OF_OTHER =
  /\b(?:solar|panels?|order|pedido|paneles|visit|visita|event|tonight|evento|outage|power|luz|ticket|call|street|why|how|when|what|which|who|until|cual\w*|quien|por que|como|cuando|que|hasta|if|si me|messages?|mensajes?)\b/

/** How it stands with this home's program, in a sentence. */
export const followOwnState: Follow = async ({ turn, words, count, asks }) => {
  const { memory } = turn
  if (count > 20) return undefined
  const questioned = asks || asksIn(turn.text)
  if (!questioned) return undefined
  const clause =
    turn.text
      .split(/(?<=[.!?;])\s+/)
      .map((part) => foldText(part))
      .find((part) => PAUSED.test(part) || AM_I.test(part) || IS_ON.test(part) || STILL_IN.test(part)) ?? ''
  if (!clause || OF_OTHER.test(clause)) return undefined
  // At a card that would pause it, it is told what that would change.
  const pausing = memory.asking === 'proposal' && /^(?:vacation|pause)$/.test(memory.proposal?.kind ?? '')
  if (pausing && STILL_IN.test(clause)) return undefined
  const state =
    STILL_IN.test(clause) ||
    (PAUSED.test(clause) && /\b(?:am i|is|are we|im|i'm|still|esta|estoy|sigo|sigue)\b/.test(clause)) ||
    AM_I.test(clause) ||
    (IS_ON.test(clause) && PROGRAM_SAID.test(words))
  return state ? followed('programs.mine', () => tellOwnState(turn)) : undefined
}

export async function tellOwnState(turn: Turn): Promise<Reply> {
  const { ctx, t, memory } = turn
  const mine = (await listMyEnrollments(ctx)).find(({ state }) => state !== 'left')
  const away = await awayText(turn)
  if (mine?.state === 'paused') {
    const until = mine.until ? whenText(turn).day(mine.until) : undefined
    const paused = until
      ? t('programState.paused', { name: mine.name, until })
      : t('programState.pausedOpen', { name: mine.name })
    return say(
      [paused, away].filter(Boolean).join(' '),
      ...(memory.asking ? [] : [chips(turn, ['mine', 'nextEvent'])]),
    )
  }
  if (mine)
    return say(
      [t('programState.active', { name: mine.name }), away].filter(Boolean).join(' '),
      ...(memory.asking ? [] : [chips(turn, ['nextEvent', 'mine'])]),
    )
  const open = await openOrder(turn)
  return open?.domain === 'dfp'
    ? say(t('programState.open', { name: open.offer.name }))
    : say(t('programState.none'), ...(memory.asking ? [] : [chips(turn, ['programs'])]))
}
