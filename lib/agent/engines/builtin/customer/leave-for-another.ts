import type { Memory } from '@/lib/agent/memory'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import { plainSpanish } from '@/lib/agent/understanding/spanish-words'
import { NOUN } from './open-words'

const LEAD =
  '(?:(?:ok|okay|fine|alright|all right|good|great|well|right|perfect|then|so|oh|please|pls|just|now|thats fine|that is fine|sounds good|bueno|vale|pues|listo|bien|esta bien|entonces|ya|por favor|porfa|perfecto)[\\s,.!]+)*'
const YES =
  '(?:(?:yes|yeah|yep|yup|sure|absolutely|definitely|of course|certainly|please do|go ahead|do it|do that|lets do (?:it|that)|i do|si|sip|claro|claro que si|dale|adelante|de acuerdo|por supuesto|hagalo)[\\s,.!]+)*'
const WISH =
  '(?:and )?(?:(?:i|we)(?: do)? (?:want|wanna|need)(?: you)?(?: to)? |id like to |(?:i|we) would like to |ill |i will |well |you can |(?:can|could) you |let me |lets |go ahead and |(?:me |lo )?(?:quiero|queremos|quisiera|puede) )?'
const FIRST =
  '(?:[\\s,]*(?:first|firstly|for now|before that|beforehand|then|now|please|pls|thanks|thank you|today|right away|primero|antes|entonces|ahora|ya|por favor|porfa|gracias|hoy)\\b)*'
const BY_HAND =
  '(?:the |my |that |el |mi |del )?(?:peak(?:[- ]time)? )?(?:rebate|reembolso|by hand one|one by hand)'
const ANY =
  "(?:it|that|this|that one|this one|the one i(?: am|'?m|m)? ?(?:have|in|on)?(?: now)?|(?:the |my )?(?:old|current|other|first|present) one|(?:the|my|this|that) (?:(?:old|current|other) )?(?:program|enrollment|one)|ese|este|el otro|el de ahora|el que tengo|(?:el|este|ese|mi) programa(?: actual)?)"
const MOVE =
  '(?:switch|move|swap|change|transfer) (?:me|us|it)(?: over| across)?|(?:do|make) (?:the|that) (?:switch|swap|change)|(?:switch|move|swap|change)(?: over)?|(?:cambi[ae]|pas[ae])(?:me|nos)|haga el cambio|hagamos el cambio|(?:quiero )?cambiarme'
const GO_ON =
  '(?:sign|put|get|enroll|add|move|join|switch|go on|go|continue|take|start|show|have|be|apunt|inscrib|met|mete|pas|pon|pong|anot|entr|sig|segu|continu|muestr)\\w*'

/**
 * "Yes, leave the thermostat one first", "take me out of it so I can join the battery one", at the card that takes the home
 * out of one program to go on with another: the whole message orders the card's own deed, of the card's own program.
 */
export function ordersTheSwap({ asking, proposal }: Memory, text: string, device?: string): boolean {
  if (asking !== 'proposal' || proposal?.kind !== 'leave' || typeof proposal.data.next !== 'string')
    return false
  if (/[?¿]/.test(text.replace(/\b(?:can|could) you[^?]*\?/i, ''))) return false
  const words = plainSpanish(foldText(text))
    .replace(/['’]/g, '')
    .replace(/[\s"()¡:–—-]+/g, ' ')
    .replace(/[.!…?]+/g, ',')
    .replace(/(?:\s*,)+\s*/g, ', ')
    .replace(/[\s,]+$/, '')
    .trim()
  if (UNSURE.test(words)) return false
  return grammar(typeof proposal.data.name === 'string' ? proposal.data.name : '', device).test(words)
}

const UNSURE =
  /\b(?:if|unless|but|not|dont|never|maybe|later|tomorrow|next|paus\w+|keep|stay|si (?:no|es|me)|pero|nunca|luego|manana|quiza\w*|mejor no|no)\b/

function grammar(name: string, device: string | undefined): RegExp {
  const noun = device ? (NOUN[device] ?? '(?!)') : BY_HAND
  const named = name ? `|(?:the )?${foldText(name).replace(/[^\p{L}\p{N} ]/gu, '.?')}` : ''
  const own = `(?:(?:el |la )?(?:programa )?(?:de |del )?(?:${noun}${named})(?: one| program| programme| thing)?|${ANY})`
  const first = '(?:first |primero )?'
  const deed = `(?:${first}(?:leave|quit|drop|end|cancel|stop|exit)${FIRST} ${own}|${first}(?:take|get|pull|opt|sign|remove|unenroll|drop|move) (?:me|us)(?: first)?(?: out)?(?: of| from| off)?(?: ${own})?|(?:leave|leaving|out) ${own}|${first}(?:dej|cancel|termin|quit)(?:e|a|o|ar|en)(?:me|nos)?${FIRST} ${own}|${first}(?:me )?(?:sal(?:go|ir|irme|gamos)|saqu?[ae](?:me|nos)|saquenme|quit[ae](?:me|nos)|de(?:me|nme) de baja|darme de baja|baj[ae](?:me|nos))${FIRST}(?: (?:de|del)? ?${own})?|${MOVE})`
  const onwards = `(?:[\\s,]*(?:and|and then|then|so|so that|y|y luego|y despues|para|para poder|a fin de|to|in order to|luego|despues)[\\s,]+(?:(?:i|we|you) (?:can|could|may|will|want to) |(?:ill|well) |quiero |puedo )?${GO_ON}\\b[^,]{0,60})?`
  return new RegExp(`^${LEAD}${YES}${LEAD}${WISH}${LEAD}${deed}${FIRST}${onwards}${FIRST}$`)
}
