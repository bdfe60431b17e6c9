import { customerTools } from '@/lib/agent/tools/customer-tools'
import { staffTools } from '@/lib/agent/tools/staff-tools'
import { Part } from '@/lib/protocol/message'
import { loadPrompts } from './load-prompts'

/** For the start: every prompt file is well formed, and its examples name tools and cards that there are. */
export function checkPrompts(folder?: string): void {
  const cards = Part.options.map((option) => String(option.shape.type.value))
  for (const { file, audience, examples } of loadPrompts(folder)) {
    const tools = Object.keys(audience === 'staff' ? staffTools : customerTools)
    for (const { title, turns } of examples)
      for (const turn of turns) {
        const odd = turn.tools.find((tool) => !tools.includes(tool))
        if (odd)
          throw new Error(
            `${file}: the example "${title}" names the tool ${odd}; there are ${tools.join(', ')}.`,
          )
        const card = turn.shows.find((one) => !cards.includes(one))
        if (card)
          throw new Error(`${file}: the example "${title}" shows "${card}"; there are ${cards.join(', ')}.`)
      }
  }
}
