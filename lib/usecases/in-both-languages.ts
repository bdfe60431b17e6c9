import type { Part, PartOf, Spoken } from '@/lib/protocol/message'
import type { Context } from './context'

/** Makes words for everybody: `say` runs once in each language that the room speaks. */
export type Say = (spoken: Context) => string

/** The same context, whose words come out in this language. */
export function speaking(ctx: Context, roomLanguage: 'en' | 'es'): Context {
  return { ...ctx, env: { ...ctx.env, roomLanguage } }
}

/** For an answer to one person of the staff alone. */
export function inOwnLanguage(ctx: Context): Context {
  return speaking(ctx, ctx.language ?? 'en')
}

/** A line of the room's chat, kept in English with its Spanish beside it. */
export function saidInBoth(ctx: Context, say: Say): PartOf<'text'> {
  const text = say(speaking(ctx, 'en'))
  return { type: 'text', text, es: { text: say(speaking(ctx, 'es')) } }
}

/** The words of an alert of our own. */
export function messageInBoth(ctx: Context, say: Say): { message: string; messageEs: string } {
  return { message: say(speaking(ctx, 'en')), messageEs: say(speaking(ctx, 'es')) }
}

/** Parts of one message, made in English with the Spanish of their words beside them. */
export function inBothLanguages(ctx: Context, make: (spoken: Context) => Part[]): Part[] {
  const spanish = make(speaking(ctx, 'es'))
  return make(speaking(ctx, 'en')).map((part, i) => withSpanish(part, spanish[i]!))
}

export function withSpanish(part: Part, spanish: Part): Part {
  const words = Object.fromEntries(
    WORDS.flatMap((word) => {
      const said = (spanish as Spoken)[word]
      return said !== undefined && said !== (part as Spoken)[word] ? [[word, said]] : []
    }),
  )
  return Object.keys(words).length === 0 ? part : ({ ...part, es: words } as Part)
}

const WORDS = ['title', 'text', 'summary', 'yesLabel', 'noLabel'] as const satisfies (keyof Spoken)[]
