import type { Intent } from '@/lib/agent/understanding/intent'

/** What someone means who says NOT to do this: undefined when the words do not negate the intent. */
export function negatedIntent(intent: Intent, normalized: string): Intent | undefined {
  if (refusesToJoin.test(normalized) && !stillIn.test(normalized)) return 'no'
  if (leaving.has(intent))
    return !notLeaving.test(normalized) ? undefined : wantsPause.test(normalized) ? 'programs.pause' : 'no'
  if (!joining.has(intent) || !notJoining.test(normalized)) return undefined
  // "I want solar but don't want to spend a fortune" still wants solar.
  if (/\b(?:want|need|like|interested)\b.*\bbut\b/.test(normalized)) return undefined
  if (/\bwhy\b|\bwhat (happens|if)\b|\bpor que\b|\bque pasa\b/.test(normalized)) return undefined
  return joining.get(intent)
}

const refusesToJoin =
  /^(?:no,? |please )?(?:i |we )?(?:do not|never|would not|will not) (?:(?:want|wish|like|going|ever|please) )*(?:to )?(?:be )?(?:join\w*|enroll\w*|sign(?:ed)? up|sign me|register\w*|put me|go solar|solar|panels|buy|order|the program|that program|a program)\b|^(?:no,? )?(?:yo )?no (?:quiero |deseo )?(?:me )?(?:inscrib\w*|apunt\w*|unirme|registr\w*|comprar|paneles|solar)/
const stillIn =
  /\b(?:any ?more|any longer|already|tonight|tomorrow|today|this time|this event|the event|ya)\b|\bmas\b/

/** Refusing one of these is a plain no, or the opposite intent where there is one. */
const joining = new Map<Intent, Intent>([
  ['programs.enroll', 'no'],
  ['programs.rejoin', 'no'],
  ['programs.search', 'no'],
  ['programs.details', 'no'],
  ['solar.search', 'no'],
  ['solar.order', 'no'],
  ['solar.site-visit', 'no'],
  ['choose', 'no'],
  ['yes', 'no'],
  ['events.accept', 'events.decline'],
  ['options.proceed', 'options.decline'],
  ['options.proceed-with', 'options.decline'],
  ['activation.extend', 'no'],
  ['alert.acknowledge', 'no'],
])
const leaving = new Set<Intent>([
  'programs.leave',
  'programs.pause',
  'orders.cancel',
  'privacy.delete',
  'activation.stop',
  'alert.close',
  'alert.shelve',
  'auth.sign-out',
  'auth.sign-out-everywhere',
  'stop',
])

const helpers =
  '(?:want|wish|like|need|plan|intend|going|trying|have|you|to|ever|please|yet|just|us|me|be|get|let) '
const notJoining = new RegExp(
  `\\b(?:do not|does not|did not|not|never|will not|would not|no longer) (?:${helpers})*(?:any |the |a |this |that |my |to )*(?:sign|enroll|join|register|participat\\w*|take|add|put|solar|panels?|programs?|proceed|activat\\w*|start|run|execut\\w*|launch|approv\\w*|go (?:ahead|for|with)|do (?:it|that|this)|order|buy|purchas\\w*|interested|accept|confirm|choose|subscri\\w*|extend|ack\\w*|send|dispatch|call|include)\\b|\\bno (?:(?:le |nos |me )?(?:entro|entramos|entrare|jalo|jalamos|apunto)|participo|participamos|participare\\w*|quiero|me|lo|la|inscrib\\w*|apunt\\w*|acept\\w*|activ\\w*|participar\\w*)\\b|\\bno (?:voy a|vamos a|puedo|podemos|pienso|pensamos|quisiera|deseo|quiero|queremos) (?:participar|tomar parte|hacer|inscrib\\w*|apunt\\w*|unir\\w*|entrar|ayudar|acept\\w*|colaborar)\\b`,
)
const wantsPause = /\b(?:pausar?|pause|paused|break|descanso)\b(?!.*\bno (?:quiero )?pausar\b)/
const notLeaving =
  /\b(?:do not|did not|not|never|will not|would not) (?:(?:want|wish|like|need|plan|intend|going|trying|you|to|ever|please|yet|just|dare) )*(?:leav\w*|cancel\w*|quit\w*|delet\w*|eras\w*|stop\w*|remov\w*|paus\w*|clos\w*|abort\w*|shelv\w*|end|kill|unenroll|log|sign)\b|\bno (?:(?:me |nos )?(?:quiero|queremos|voy a|pienso) (?:dejar|salir\w*|cancelar|borrar|darme de baja|cerrar)|cancel\w*|borr\w*|elimin\w*|paus\w*|cierr\w*|me des de baja)\b/
