import type { CommandTopic } from './read-command'

/** A question or a story is no command, whatever verb is in it; "can you stop it" is one, asked politely. */
export const ASKS =
  /^\s*[¿(]*\s*(?:who|what|when|where|why|how|which|did|does|is|are|was|were|has|have|should|could we|can we|can i|quien|que|cuando|donde|por que|como|cual|cuanto|hay|debo|deberiamos|podemos)\b(?!'?\s*(?:pls|please))/i
const POLITE = /^\s*[¿]?\s*(?:can|could|would|will) you\b|^\s*[¿]?\s*(?:puedes|podrias|me)\b/i

export function isQuestion(text: string): boolean {
  return ASKS.test(text) || (/\?\s*$/.test(text) && !POLITE.test(text))
}

export const STOPS =
  /\b(?:stop|abort|cancel|end|call (?:it )?off|terminate|kill|halt|let (?:them|everybody|everyone|the homes|the customers) (?:go|off)|release|(?:pull|cut) the plug|scrap|para(?:lo|r|le)?|det[eé]n(?:lo|er)?|c[oó]rta(?:lo|r|le)?|cancela(?:lo|r)?|aborta(?:lo|r)?|termina(?:lo|r)?|suspende)\b/i
/** "Don't stop it" must never be taken for its opposite, nor for a no to a plan. */
export const NOT_STOPS =
  /\b(?:do not|don'?t|never|please don'?t)\s+(?:you\s+)?(?:dare\s+)?(?:stop|abort|cancel|end|kill|halt|terminate|call it off)\b|\bno (?:lo )?(?:pares|cortes|canceles|abortes|detengas|termines|paren|corten|cancelen|detengan)\b/i
const LATER =
  /^\s*(?:no,?\s+)?(?:not yet|no todav[ií]a|(?:wait|hold on|hang on)(?: (?:a|one))?(?: (?:sec\w*|min\w*|moment|bit|tick))?|one (?:sec(?:ond)?|moment|minutes?)|a (?:sec(?:ond)?|moment)|give me a (?:sec(?:ond)?|moment|minutes?)|let me (?:think|look|check|see|ask)\b.*|(?:do not|don'?t) (?:start|proceed|do it|send(?: it)?|go) (?:just )?yet|later|todav[ií]a no|a[uú]n no|esp[eé]ra(?:te|me)?(?: (?:un )?(?:momento|momentito|poco|poquito|segundo|rato|ratito|tantito))?|un (?:momento|momentito|segundo)|luego|mas tarde|dejame (?:pensar|ver|mirar)\b.*)\s*[.!…]*\s*$/i
const DEVICE_ONLY = /\b(?:only|just|solely|solo|solamente|unicamente|nada mas|please|pls|por favor)\b/i
const DEVICE_LED =
  /^\s*(?:(?:yes|ok|okay|ya|yeah|si|vale|no)[,.]?\s+)?(?:but\s+|pero\s+)?(?:no|not|without|sin|only|just|solo|solamente|skip|drop|lose|leave out|exclude|quita|saca|excluye|evita|(?:do not|don'?t) (?:use|touch|call))\b/i

/** What only words of a fixed form can mean, in English and Spanish; the first that matches decides. */
export const RULES: [CommandTopic, RegExp][] = [
  ['options.hold', LATER],
  [
    'alert.unshelve',
    /\b(un-?(?:shelve|snooze|mute)|off the shelf|back (?:up )?(in|into|on|in to|to) (?:view|the (?:list|screen|board))|vuelve a mostrar|de vuelta a la (?:lista|pantalla)|reactiva la (?:alarma|alerta))\b/i,
  ],
  [
    'alarms.summary',
    /\b(flood|alarm (rate|summary|strip|picture)|chattering|how many alarms|avalancha|resumen de (?:las )?(?:alarmas|alertas)|cuantas (?:alarmas|alertas))\b/i,
  ],
  [
    'notices.retry',
    /\b(re-?send|re-?try|send .* again|reenv[ií]a\w*|reintenta\w*|manda\w* .*otra vez|vuelve a (?:mandar|enviar))\b.*\b(notices?|messages?|texts?|failed|avisos?|mensajes?|fallid[oa]s?)\b/i,
  ],
  [
    'policy.decisions',
    /\b(what|why|when) did (the|a|any) (policy|automation|automatic activation)\b|\bpolicy decisions?\b|\b(?:que|por que) (?:decidio|hizo) (?:la politica|el automatico)\b/i,
  ],
  [
    'policy.stop',
    /\bkill switch\b|\b(stop|halt|turn off|switch off|shut off|disable|pause|cut|kill)\b.*\b(policy|policies|automat\w*)\b|\b(?:automation|automatic activation) off\b|\b(para|apaga|desactiva|corta|deten|quita|suspende)\b.*\b(pol[ií]ticas?|autom[aá]tic\w*|automatizaci[oó]n)\b/i,
  ],
  [
    'event.dry-run',
    /\bdry[- ]?run\b|\b(?:test|trial|practice) run\b|\brehears\w*|\bwho (would|will) be (asked|called)\b|\bhow many (?:homes|customers|people|houses) (?:would|will)\b|\bwhat (would|will) happen\b|\bpreview\b|\b(?:without|no|nothing) (?:sending|sent|messages)\b|\bsimulacro\b|\bensayo\b|\ben seco\b|\ba qui[eé]n(?:es)? se (?:avisar|llamar|preguntar)[ií]a\b|\bqu[eé] pasar[ií]a\b/i,
  ],
  [
    'history.show',
    /\b(past|aborted|called[- ]off|settled|failed|previous|earlier) (events?|activations?)\b|\b(?:eventos|activaciones) (?:pasad[oa]s|anteriores|cancelad[oa]s|abortad[oa]s|fallid[oa]s)\b/i,
  ],
  [
    'reports.show',
    /\b(reports?|kpis?|csv|pdf|export|participation numbers|informes?|reportes?)\b|\b(?:how much|what) (did|have|has) (we|it) pa(y|id)\b|\bcu[aá]nto (?:hemos pagado|pagamos|se (?:ha pagado|pag[oó])) (?:este|el|esta|la)\b/i,
  ],
]

/** "No ACs", "evs only please", "yes but without thermostats": which devices a plan shall keep to. */
export function isDeviceWish(text: string): boolean {
  return DEVICE_LED.test(text) || DEVICE_ONLY.test(text)
}

/** "How come no EVs in there", "why that one": about the plan, not about a transformer or its alarm. */
export const WHY =
  /^\s*[¿]?\s*(?:(?:yes|ok|and|but|y|pero)\s+)?(?:why|how come|por ?qu[eé]|porqu[eé]|pq|xq)\b/i
export const ALARM_WORD = /\b(?:alarm|alert|alarma|alerta|red|rojo)\w*\b/i
export const POINTS_AT_PLAN =
  /\b(?:that|this|not|other|others?)(?: one)?\s*\??\s*$|\b(?:plan|option|opci[oó]n|propuesta|esa|ese|otra|otro)\b/i

export const SHAPES =
  /\b(?:back |down )?(?:under|below) (?:its|the|100 ?%?|rating|limit)|\b(maximum|everybody|everyone|everything|all) (we can|you can|you have|we have|there is|available)\b|\bat (full|maximum)\b|\bmaximum\b|\b(?:al|por debajo del?|bajo (?:el|su)) (?:l[ií]mite|m[aá]ximo)\b|\b(?:a todos|todo lo que (?:haya|tengamos))\b/i
export const WANTS =
  /^\s*(?:(?:please|ok|okay|yes|yeah|ya|yep|si|vale)[,.]?\s+)*(?:but\s+|pero\s+)?(?:only\s+|just\s+|solo\s+)?(?:get|bring|take|shed|cut|reduce|call|use|proceed|start|run|schedule|plan|make it|i (?:need|want)|we need|need|give me|go|at|for|baja|bajalo|trae|quita|reduce|necesit\w+|quiero|llama|usa|procede|empieza|arranca|inicia|programa|dame|a las|por)\b/i
export const TIMED = /\b(?:at|schedule|from|start\w*|a las|desde|empieza|programa\w*)\b/i
export const LASTING = /\b(?:proceed|start|run|go|schedule|procede|empieza|arranca|inicia|programa)\b/i
