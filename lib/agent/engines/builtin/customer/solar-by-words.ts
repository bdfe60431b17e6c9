import type { Turn } from '@/lib/agent/turn'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { SolarOffer } from '@/lib/protocol/message'
import { found } from './offers-on-table'

/** Words of names that say nothing by themselves about which offer is meant. */
const COMMON = new Set(
  'solar energy electric homes roofing sun two full roof four six the and co op kw of one'.split(' '),
)
const BIG = /\b(?:big|bigger|biggest|large|larger|largest|grande|mayor)\b/
const SMALL = /\b(?:small|smaller|smallest|little|tiny|chic[oa]|pequen[oa]|menor)\b/
const CHEAP = /\b(?:cheap|cheaper|cheapest|less expensive|barat[oa]|economic[oa])\b/
/** Sizes as they are said: "the 2.4", "4 kw", never a price or a percent */
const SIZE =
  /(?<![\w.$,])(\d{1,2}(?:\.\d{1,2})?)(?:[ -]?kw\b|(?![\w%]|[.,]\d| ?(?:k\b|%|percent|grand|thousand|months?|years?|dollars?|panels?|am|pm|meses|anos|mil\b)))/g
const PHRASES: readonly [RegExp, string][] = [
  [/\bco[ -]?op\b|\bcooperativa\b/g, 'coop'],
  [/\btwo rivers\b/g, 'rivers'],
  [/\bfull roof\b/g, 'fullroof'],
]

/** The solar offers that the words name by brand, name, size or a mix: all that fit equally well, empty when none is named. */
export async function solarInWords(turn: Turn, words: string): Promise<SolarOffer[]> {
  const offers = (await found(turn, 'solar')).offers as SolarOffer[]
  return solarNamedBy(words, offers)
}

export function solarNamedBy<O extends Pick<SolarOffer, 'name' | 'promise' | 'systemKw' | 'priceMinor'>>(
  words: string,
  offers: readonly O[],
): O[] {
  const said = joined(words)
  const tokens = new Set(said.split(/[^a-z0-9.]+/))
  const sizes = [...said.matchAll(SIZE)].map((match) => Number(match[1]))
  const scored = offers.map((offer) => ({ offer, score: scoreOf(offer, tokens, sizes) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  const named = scored.filter(({ score }) => score === best && score >= 2).map(({ offer }) => offer)
  return named.length < 2 ? named : narrowed(named, said)
}

/** Two for each word of the name or the installer; a size counts beside one, or with its unit. */
function scoreOf(
  offer: Pick<SolarOffer, 'name' | 'promise' | 'systemKw'>,
  tokens: ReadonlySet<string>,
  sizes: readonly number[],
): number {
  // The installer stands before the colon of what it promises.
  const installer = offer.promise.split(':')[0] ?? ''
  const own = new Set(joined(`${offer.name} ${installer}`).split(/[^a-z0-9]+/))
  const hits = [...own].filter((word) => word.length > 2 && !COMMON.has(word) && hears(tokens, word)).length
  const sized = sizes.some((kw) => Math.abs(kw - offer.systemKw) < 0.06)
  if (hits === 0) return sized && (tokens.has('kw') || hasFraction(sizes)) ? 2 : 0
  const near = sizes.some((kw) => Math.abs(kw - offer.systemKw) < 0.5)
  const beside = joined(offer.name)
    .split(/[^a-z]+/)
    .filter((word) => BESIDE.has(word) && tokens.has(word)).length
  return hits * 2 + beside + (sized ? 2 : near ? 1 : 0)
}

/** Words of names that tell offers apart only beside a brand */
const BESIDE = new Set(['six', 'four', 'roof'])

function hasFraction(sizes: readonly number[]): boolean {
  return sizes.some((kw) => !Number.isInteger(kw))
}

function hears(tokens: ReadonlySet<string>, word: string): boolean {
  return tokens.has(word) || (word.length >= 5 && tokens.has(`${word}s`))
}

function narrowed<O extends Pick<SolarOffer, 'systemKw' | 'priceMinor'>>(named: O[], said: string): O[] {
  const by = (rank: (offer: O) => number) => [named.toSorted((a, b) => rank(a) - rank(b))[0]!]
  if (BIG.test(said)) return by((offer) => -offer.systemKw)
  if (SMALL.test(said)) return by((offer) => offer.systemKw)
  if (CHEAP.test(said)) return by((offer) => offer.priceMinor)
  return named
}

function joined(words: string): string {
  return PHRASES.reduce((text, [phrase, one]) => text.replace(phrase, one), foldText(words))
}
