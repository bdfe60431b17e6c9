import type { Locale } from '@/lib/agent/evals/world/cell'
import en from './moves.en.json'
import es from './moves.es.json'

/** Five or more ways to make each move, in both languages; which one is said follows from the seed. */
export const moves: Record<Locale, Record<MoveName, readonly string[]>> = { en, es }

export type MoveName = keyof typeof en
