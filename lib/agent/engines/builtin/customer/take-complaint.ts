import { onlyTells } from '@/lib/agent/understanding/request-start'
import { isFormalComplaint } from './complaint-words'
import { hearComplaint } from './people'
import { declineProposal } from './proposals'
import type { TakeOut } from './taken-out'

const NO_COMPLAINT =
  /\b(?:no|not|isn'?t|wasn'?t|never|without|sin|ninguna) (?:a |an |any |my |es |era |una |ninguna )*(?:complaint|complaining|queja|reclamo|reclamacion)\b|\b(?:don'?t|do not|didn'?t|did not) (?:want|mean|need|wish) to complain\b|\bno (?:quiero|queria|me estoy) (?:quej\w+|reclam\w+|poner una queja)/
/** Goes with the refusal and refuses nothing else */
const DROPS_IT =
  /^\W*(?:(?:just|please|and|so|simplemente|solo|y|pues)\W+)*(?:leave (?:it|that)|drop (?:it|that)|forget (?:it|that|about it)|skip (?:it|that)|never ?mind|d[eé]jel[oa]|d[eé]jal[oa]|olv[ií]del[oa]|olv[ií]dal[oa])\W*$/

/** "No complaint, just put me in": what was put forward is dropped, and the same words are not taken for one again. */
export const takeNoComplaint: TakeOut = ({ memory }, parts) => {
  const ofComplaint =
    memory.asking === 'proposal' &&
    memory.proposal?.kind === 'ticket' &&
    memory.proposal.data.topic === 'complaint'
  const at = parts.findIndex(({ words }) => NO_COMPLAINT.test(words))
  if (at < 0 || !ofComplaint) return undefined
  const beside = [at - 1, at + 1].filter((i) => {
    const part = parts[i]
    return part && (DROPS_IT.test(part.words) || /^\W*no+\W*$/.test(part.words))
  })
  return {
    used: [at, ...beside],
    about: 'no',
    first: true,
    answer: async (now) => {
      const reply = await declineProposal(now)
      return { ...reply, memory: { ...reply.memory, notes: { noComplaint: true } } }
    },
  }
}

/** "I want to complain, your notice came too late": whatever it is about, it is a complaint. */
export const takeComplaint: TakeOut = ({ memory }, parts) => {
  if (memory.asking === 'proposal' && memory.proposal?.kind === 'ticket') return undefined
  const at = parts.findIndex(({ words }) => isFormalComplaint(words))
  if (at < 0) return undefined
  const told = parts.flatMap(({ text }, i) => (i === at || onlyTells(text) ? [i] : []))
  const span = told.map((i) => parts[i]!.text).join('. ')
  return {
    used: told,
    about: 'complaint',
    deed: true,
    answer: (now) => hearComplaint(now, { intent: 'complaint', confidence: 1, slots: {}, span }),
  }
}
