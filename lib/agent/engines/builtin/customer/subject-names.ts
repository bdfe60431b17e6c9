import type { Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { editDistance } from '@/lib/agent/understanding/spelling'
import type { SolarOffer } from '@/lib/protocol/message'
import type { ProgramRow } from '@/lib/usecases/offers/present-dfp-offer'
import { solarOnSale } from './catalogue'
import { found } from './offers-on-table'
import { COMMON_IN_NAMES } from './subject-words'

/** A program by its name, whole or two words of it in a row, in either language. */
export function programNamed(words: string, programs: readonly ProgramRow[]): ProgramRow | undefined {
  const typed = tokens(words).join(' ')
  const scored = programs.flatMap((row) => {
    const names = [row.terms.name.en, row.terms.name.es].map((name) => tokens(name))
    const longest = Math.max(...names.map((name) => longestRun(typed, name)))
    return longest >= 2 ? [{ row, longest }] : []
  })
  return scored.toSorted((a, b) => b.longest - a.longest)[0]?.row
}

/** "That comfort one": a program by one word of its name that is pointed at; the one spoken of where two share it. */
export function programByPart(
  words: string,
  programs: readonly ProgramRow[],
  focus?: string,
): ProgramRow | undefined {
  const pointed =
    /\b(?:the|that|this|el|la|ese|esa) ([a-z]{4,}) (?:one|thing|program|plan|deal|uno|programa)\b/.exec(
      words,
    )?.[1]
  if (!pointed) return undefined
  const rows = programs.filter(({ terms }) =>
    [terms.name.en, terms.name.es].some((name) => tokens(name).includes(pointed)),
  )
  return rows.find(({ id }) => id === focus) ?? (rows.length === 1 ? rows[0] : undefined)
}

function longestRun(typed: string, name: readonly string[]): number {
  const shortest = Math.min(2, name.length)
  for (let length = name.length; length >= shortest; length--)
    for (let from = 0; from + length <= name.length; from++)
      if (` ${typed} `.includes(` ${name.slice(from, from + length).join(' ')} `)) return length
  return 0
}

/**
 * A solar offer by any part of its name or its installer's, its size or its number of panels: "the co-op one", "the 2.4",
 * "the big Foothill". Where several share the words: the size said, the one spoken of, those shown, the list's own order.
 */
export async function solarNamed(turn: Turn, words: string): Promise<SolarOffer | undefined> {
  const scored = await scoredSolar(turn, words)
  if (scored.length === 0) return undefined
  const most = Math.max(...scored.map(({ score }) => score))
  const ids = scored.filter(({ score }) => score === most).map(({ id }) => id)
  const offers = ((await found(turn, 'solar')).offers as SolarOffer[]).filter((one) =>
    ids.includes(one.offerId),
  )
  return offers.length > 1 ? among(turn, words, offers) : offers[0]
}

/** Every solar offer that the words name, of each installer those that they tell best: "the two Gables". */
export async function allSolarNamed(turn: Turn, words: string): Promise<string[]> {
  const scored = await scoredSolar(turn, words)
  return scored
    .filter(({ score, provider }) =>
      scored.every((other) => other.provider !== provider || other.score <= score),
    )
    .map(({ id }) => id)
}

async function scoredSolar(turn: Turn, words: string) {
  const rows = await solarOnSale(turn)
  const typed = tokens(words)
  return rows
    .map((row) => {
      const { provider, panels, systemKw } = row.details
      return {
        id: `solar:${row.id}`,
        provider: provider.name,
        score: scoreOf(typed, words, row.name, provider.name, panels.count, systemKw),
      }
    })
    .filter(({ score }) => score >= 2)
}

function among({ memory }: Turn, words: string, offers: SolarOffer[]): SolarOffer | undefined {
  const bySize = offers.toSorted((a, b) => a.systemKw - b.systemKw)
  if (/\b(?:big|bigger|biggest|large|larger|largest|grande)\b/.test(words)) return bySize.at(-1)
  if (
    /\b(?:small|smaller|smallest|little|cheap|cheaper|cheapest|chic[oa]|pequen[oa]|barat[oa])\b/.test(words)
  )
    return bySize[0]
  const shown = memory.offers?.map(({ id }) => id) ?? []
  return (
    offers.find(({ offerId }) => offerId === memory.focusOfferId) ??
    offers.find(({ offerId }) => shown.includes(offerId)) ??
    offers[0]
  )
}

const REFUSED = /\b(?:not|no|instead of|rather than|forget|en vez de) (?:the |an? |el |la )?$/

function scoreOf(
  typed: readonly string[],
  words: string,
  name: string,
  provider: string,
  panels: number,
  kw: number,
): number {
  const parts = tokens(name).filter((part) => !/\d/.test(part))
  const others = tokens(provider).filter((part) => !parts.includes(part))
  let score = 0
  const hits: string[] = []
  for (const part of [...parts, ...others]) {
    const said = typed.find((word) => alike(word, part))
    if (!said || refused(words, said)) continue
    hits.push(part)
    const weight = COMMON_IN_NAMES.has(part) && !pointedAt(words, said) ? 0.6 : 2
    score += others.includes(part) ? weight * 0.9 : weight
  }
  if (score > 0 && score < 2 && (inARow(typed, parts) || inARow(typed, tokens(provider)))) score = 2
  const size = new RegExp(`\\b${String(kw).replace('.', '\\.')}(?:\\.0)?(?: ?kw| kilowatts?)\\b`)
  const bare = new RegExp(
    `\\b${kw.toFixed(Number.isInteger(kw * 10) ? 1 : 2).replace('.', '\\.')}\\b(?! ?(?:%|cents?|percent))`,
  )
  if (size.test(words) || (bare.test(words) && (score > 0 || /\b(?:the|el|la) \d/.test(words)))) score += 2
  if (new RegExp(`\\b${panels} (?:panels?|paneles|placas)\\b`).test(words)) score += 2
  return Math.round(score * 10) / 10
}

/** Two or more words of a name, one after the other */
function inARow(typed: readonly string[], parts: readonly string[]): boolean {
  return parts.some((part, i) => {
    const next = parts[i + 1]
    const at = typed.findIndex(
      (word, j) => alike(word, part) && next !== undefined && alike(typed[j + 1] ?? '', next),
    )
    return at >= 0
  })
}

const POINTED_ALONE = /^(?:classic|premium|starter|compact|daylight)$/

/** "The starter", "the family one": ordinary words of a name, pointed at */
function pointedAt(words: string, word: string): boolean {
  const after = POINTED_ALONE.test(word) ? '\\b' : ' (?:one|offer|system|\\d)'
  return new RegExp(`\\b(?:the|that|this|el|la|ese|esa) (?:[a-z]+ )?${word}${after}`).test(words)
}

function refused(words: string, said: string): boolean {
  const text = joined(words)
  const at = text.indexOf(said)
  return at > 0 && REFUSED.test(text.slice(0, at))
}

function joined(text: string): string {
  return text.replace(/\bco-? ?op\b/g, 'coop').replace(/\bcooperativ[ae]s?\b/g, 'coop')
}

function alike(word: string, part: string): boolean {
  if (word === part || word === `${part}s` || word === `${part}'s`) return true
  return (
    part.length >= 6 && word.length >= 5 && word[0] === part[0] && editDistance(word, part, 1) !== undefined
  )
}

function tokens(text: string): string[] {
  return joined(foldText(text)).match(/\d+(?:\.\d+)?|[a-z]+/g) ?? []
}
