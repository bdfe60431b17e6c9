import { maskFound } from '@/lib/agent/understanding/found'
import type { Intent } from '@/lib/agent/understanding/intent'
import type { IntentModel } from '@/lib/agent/understanding/intent-model'
import { mendKeyWords } from '@/lib/agent/understanding/mend-key-words'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { digitsForNumberWords } from '@/lib/agent/understanding/number-words'
import { readChoice } from '@/lib/agent/understanding/read-choice'
import { readDeviceNames } from '@/lib/agent/understanding/read-device-names'
import { readIdentifiers } from '@/lib/agent/understanding/read-identifiers'
import { readNames } from '@/lib/agent/understanding/read-names'
import { readQuantities } from '@/lib/agent/understanding/read-quantities'
import { readDayWords, readWhen } from '@/lib/agent/understanding/read-when'
import { readDeviceFilter, readWords } from '@/lib/agent/understanding/read-words'
import type { Ranked } from '@/lib/agent/understanding/train-classifier'
import type { Slots, UnderstandingContext } from '@/lib/agent/understanding/understanding'

/** One clause read by itself: its values, its masked words, its intents by probability. */
export type ReadClause = {
  text: string
  masked: string
  slots: Slots
  ranked: Ranked<Intent>
  familiarity: number
}

/** Finds the values in a clause, hides them behind masks, ranks what is left. */
export function readClause(text: string, context: UnderstandingContext, model: IntentModel): ReadClause {
  const folded = digitsForNumberWords(mendKeyWords(foldText(text), model.isOrdinary))
  const found = [
    ...readIdentifiers(folded, context),
    ...readNames(folded, context, model.isOrdinary),
    ...readQuantities(folded, context.expecting === 'amount'),
    ...readWhen(folded),
    ...readChoice(folded, context),
    ...(context.audience === 'customer' ? readDeviceNames(folded) : []),
  ]
  const masked = maskFound(folded, found)
  const slots: Slots = Object.assign(
    {},
    readWords(folded),
    readDayWords(folded),
    ...[...found].reverse().map((item) => item.slots),
  )
  if (context.audience === 'staff') Object.assign(slots, readDeviceFilter(folded))
  return { text, masked, slots, ...model.rank(masked) }
}
