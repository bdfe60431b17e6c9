import { foldText } from '@/lib/agent/understanding/normalize-text'
import { listMyEnrollments } from '@/lib/usecases/enrollments/list-my-enrollments'
import { programsOnSale } from './catalogue'
import { choose } from './choosing'
import { newestOpenEvent } from './event-answers'
import { type Follow, followed, lately, waitsForYes } from './follow-ups'
import { programByPart, programNamed } from './subject-names'

const JOIN =
  /\b(?:sign|put|get|enroll?|add) (?:me|us) (?:up|in|into)?\b|\benroll? me\b|\bi want (?:in|to (?:join|enroll?|sign up))\b|\b(?:i'?ll|let me|i'?d like to|i want to) (?:join|take (?:it|that|this)|enroll?)\b|\b(?:apunt|inscrib|anot|met)(?:a|e|an|en)(?:me|nos)\b|\bquiero (?:entrar|inscribirme|apuntarme|unirme)\b/
/** "No, I said", "ok", what is said before it and asks nothing */
const BEFORE =
  /^\W*(?:(?:no|yes|yeah|ok|okay|so|then|well|please|and|hey|hello|but|si|bueno|pues|vale|y)\W+)*(?:(?:i (?:said|told you|meant|just said|already said)|(?:le |te )?dije(?: que)?)\W+)?/
const NOT_JOIN =
  /\b(?:not|don'?t|dont|never|no|if|unless|before|after|first|leave|quit|switch|instead|cancel|event|tonight|sin|antes|nunca|dejar|salir|evento|esta noche|solar|panels?|paneles|call|list|e-?mail|updates?)\b/
const LONGEST = 14

/** "Sign me up for that comfort one", "I want in, enroll me": the program named, in part too, else the one just told of. */
export const followJoinNow: Follow = async ({ turn, words, asks, count }) => {
  if (asks || count > LONGEST || waitsForYes(turn)) return undefined
  const rest = words.replace(BEFORE, '')
  if (!JOIN.test(rest) || NOT_JOIN.test(rest)) return undefined
  const { memory, ctx } = turn
  const published = await programsOnSale(turn)
  const said = foldText(rest)
  const focus = memory.focusOfferId?.startsWith('dfp:') ? memory.focusOfferId.slice(4) : undefined
  const named = programNamed(said, published) ?? programByPart(said, published, focus)
  const toldOf = focus !== undefined && lately(turn, /^programs\.(?:details|catch)$/, 2) ? focus : undefined
  const bare = !/\b(?:for|into|en|al?)\b/.test(rest)
  const id = named?.id ?? (bare ? toldOf : undefined)
  if (!id) return undefined
  if (!named && (await newestOpenEvent(turn))) return undefined
  if ((await listMyEnrollments(ctx)).some(({ state }) => state !== 'left')) return undefined
  return followed('programs.enroll', () => choose(turn, `dfp:${id}`))
}
