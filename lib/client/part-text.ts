import type { Message, Part } from '@/lib/protocol/message'

/** A message in plain words: for search, for the transcript, for those who hear it. */
export function messageText(message: Message): string {
  return message.parts.map(partText).filter(Boolean).join('\n')
}

export function partText(part: Part): string {
  if (part.type === 'text') return stripMarks(part.text)
  if (part.type === 'suggestions') return ''
  if ('summary' in part && part.summary) return part.summary
  return wordsOf(part)
}

function wordsOf(part: Part): string {
  switch (part.type) {
    case 'form':
      return [part.title, part.text].filter(Boolean).join('. ')
    case 'offers':
      return part.offers
        .map((offer) => `${offer.name}: ${offer.headline} ${offer.headlineNote}. ${offer.promise}`)
        .join('\n')
    case 'comparison':
      return [part.title, ...part.rows.map((row) => `${row.label}: ${row.values.join(' | ')}`)].join('\n')
    case 'quote':
      return [
        part.title,
        part.subtitle,
        part.headline,
        ...part.terms.map((term) => `${term.label}: ${term.text}`),
      ]
        .filter(Boolean)
        .join('\n')
    case 'confirm':
      return [part.title, part.text].filter(Boolean).join('. ')
    case 'receipt':
      return [`${part.title} (${part.reference})`, part.text, ...part.facts.map(factText)]
        .filter(Boolean)
        .join('\n')
    case 'event':
      return [part.title, part.text, ...part.tips].filter(Boolean).join('\n')
    case 'enrollments':
    case 'orders':
      return part.items.map((item) => `${item.name} (${item.reference})`).join('\n')
    case 'usage':
      return [part.title, ...part.facts.map(factText)].join('\n')
    case 'earnings':
      return part.items.map((item) => item.name).join('\n')
    case 'handover':
      return `${part.text} (${part.reference})`
    case 'devices':
      return part.items.map((item) => item.name).join('\n')
    case 'error':
      return part.text
    case 'table':
      return part.rows.map((row) => row.cells.join(' | ')).join('\n')
    case 'alert':
      return part.message
    case 'options':
    case 'activation':
      return part.reference
    case 'text':
    case 'suggestions':
      return ''
  }
}

function factText(fact: { label: string; value: string }): string {
  return `${fact.label}: ${fact.value}`
}

function stripMarks(text: string): string {
  return text.replace(/\*\*([^*\n]+)\*\*/g, '$1').replace(/!?\[([^\]\n]*)\]\([^)\s]+\)/g, '$1')
}
