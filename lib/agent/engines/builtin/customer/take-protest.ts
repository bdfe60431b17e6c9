import type { TakeOut } from './taken-out'

/** "That's not what I asked", "I asked two things": how the last answer failed, said before asking again */
const PROTEST =
  /^\W*(?:(?:no|hey|um+|ugh|but|wait|and|sorry|what|hm+|lol|ok|okay|well|pero|oye|oiga|perdon)\W+)*(?:(?:that'?s|thats|that is|this is|it'?s|that was|this isn'?t|that isn'?t|that wasn'?t)? ?(?:not |n'?t )?(?:what|the question) i (?:asked|ask|meant|wanted|said|was asking)(?: for| you| about)?|(?:that|this|it) (?:didn'?t|did not|doesn'?t|does not) answer (?:me|that|it|my questions?|the question|anything)|(?:you|u) (?:(?:still |just )?(?:didn'?t|did not|haven'?t|have not|never|don'?t)) (?:really |actually )?(?:answer\w*|respond\w*|listen\w*)(?: me| that| it| to me| my questions?| the question| any of (?:it|that)| anything)*|(?:i )?(?:asked|said) (?:you )?(?:two|three|2|3|several|both) (?:things|questions)|(?:it'?s |its |it is )?(?:a |just a )?(?:really )?(?:simple|easy|yes or no) question|(?:you'?re|you are|ur) not (?:listening|answering)(?: me)?|no (?:es|era) (?:eso )?lo que (?:le |te )?(?:pregunte|pedi|dije|queria)|eso no (?:es|era|fue) lo que (?:le |te )?(?:pregunte|pedi|dije)|no me (?:contesto|contestaste|respondio|respondiste|ha contestado)(?: (?:nada|eso|la pregunta|ninguna(?: de las dos)?))*|(?:le |te )?pregunte (?:dos|tres) cosas|(?:es )?una pregunta (?:simple|sencilla))\W*$/

/** Cut off where something else is said beside it: that is what shall be answered. */
export const takeProtest: TakeOut = (_turn, parts) => {
  const used = parts.flatMap(({ words }, i) => (PROTEST.test(words) ? [i] : []))
  if (used.length === 0 || used.length === parts.length) return undefined
  return { used, about: 'repeat', first: true, answer: async () => ({ messages: [] }) }
}
