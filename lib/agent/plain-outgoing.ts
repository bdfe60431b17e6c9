import type { Part } from '@/lib/protocol/message'

const IMAGE = /!\[[^\]\n]*\]\([^)\s]*\)/g
const LINK = /\[([^\]\n]*)\]\((?!\/api\/me\/)[^)\s]*\)/g
const TAG = /<\/?[a-z][^>]*>/gi
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s)\]]*/gi

/**
 * What the agent says holds no image, tag or address but our own, whoever wrote the words it repeats: a model, a name in
 * the database, an alert from outside. Cards show names as the text they are.
 */
export function plainOutgoing<T extends Part>(part: T): T {
  if (part.type !== 'text') return part
  const text = part.text.replace(IMAGE, '').replace(LINK, '$1').replace(TAG, '').replace(ADDRESS, '')
  return text === part.text ? part : { ...part, text }
}
