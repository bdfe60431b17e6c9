import type { PartProps } from '../part-view'
import { RichText } from '../rich-text'

export function TextPartView({ part }: PartProps<'text'>) {
  return <RichText text={part.text} />
}
