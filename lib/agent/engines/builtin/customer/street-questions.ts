import { say, type Turn } from '@/lib/agent/turn'
import { programsOnSale } from './catalogue'
import { chips } from './chips'
import { type Follow, followed, lately } from './follow-ups'

const OUTAGE =
  /\b(?:outages?|power (?:cuts?|outs?|offs?|failures?)|black ?outs?|shut ?(?:offs?|downs?)|(?:power|electricity|lights?) (?:will |is |be |go |goes |going |went |was |were |been |get )*(?:off|out|down|cut)|interruptions?|cortes?|apagon\w*|se (?:va|fue|ira) la luz|sin luz|cortar\w*)\b/
const WORKS = /\b(?:maintenance|works?|repairs?|crew|digging|mantenimiento|obras|trabajos|reparacion\w*)\b/
const PLANNED =
  /\b(?:planned|scheduled|planning|plan|schedule|upcoming|announced|known about|programad\w+|planead\w+|planificad\w+|previst\w+|anunciad\w+)\b/
const AHEAD =
  /\b(?:tomorrow|tonight|later|next (?:week|month|\w+day)|this (?:week|weekend|evening)|will|going to|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|manana|esta (?:noche|semana)|proxim\w+|habra|va a haber|van a)\b/
const BEHIND =
  /\b(?:yesterday|last (?:night|week|month|\w+day)|this morning|earlier|the other day|an hour ago|hours ago|a while ago|ayer|anoche|antier|anteayer|esta manana|hace (?:un rato|una hora|dias)|la semana pasada|el otro dia)\b/
const STREET = /\b(?:street|neighbou?rhood|area|block|here|road|calle|barrio|zona|colonia|cuadra|aqui)\b/
const HAPPENED =
  /\b(?:what happened|did (?:something|anything) happen|was there (?:something|anything|a problem)|que paso|paso algo|hubo algo|ocurrio)\b/
const OTHER =
  /\b(?:events?|program\w*|bill|charg\w*|solar|earn\w*|usage|used?|kwh|evento\w*|programa\w*|recibo|consum\w*|gan\w+)\b/
const TAGGED =
  /\b(?:is (?:that|it|this) (?:true|right|so|correct)|right|correct|es (?:verdad|cierto)|verdad|cierto)\W*$/
/** "My power was off yesterday and still is" tells of one. */
const STILL = /\b(?:still|again|right now|since|todavia|sigue|otra vez|desde)\b/

/** "Will there be enough left if the power goes out?", of the battery that is spoken of */
const LEFT =
  /\b(?:enough|left|reserves?|back-?up|empt\w+|drain\w*|charge[ds]?|full|run out|still (?:have|work)|keep|queda\w*|sobra\w*|suficiente|reserva|respaldo|vaci\w*|descarg\w*)\b/

const IN_CASE = /\b(?:if|in case|during|when|y si|si|cuando|en caso)\b/

/** A program for batteries is what was just spoken of. */
async function ofBattery(turn: Turn): Promise<boolean> {
  if (!lately(turn, /^(?:programs|reward)\./, 1)) return false
  const program = (await programsOnSale(turn)).find(({ id }) => `dfp:${id}` === turn.memory.focusOfferId)
  return program?.terms.deviceType === 'battery'
}

async function ofReserve(turn: Turn, words: string): Promise<boolean> {
  // "And if the power goes out?", asked of a program
  if (IN_CASE.test(words) && OUTAGE.test(words) && (await ofBattery(turn))) return true
  if (!LEFT.test(words)) return false
  return /\b(?:batter\w+|powerwall|bateria)\b/.test(words) || lately(turn, /^(?:programs|reward)\./, 2)
}

/** Planned works, and what was on the street before: asked, not reported, and not known here. */
export const followStreet: Follow = async ({ turn, words, asks }) => {
  const { t, ctx } = turn
  const asked = asks || TAGGED.test(words)
  if (!asked || OTHER.test(words) || (await ofReserve(turn, words))) return undefined
  const phone = ctx.env.UTILITY_PHONE
  const planned =
    (OUTAGE.test(words) || WORKS.test(words)) &&
    (PLANNED.test(words) || (OUTAGE.test(words) && AHEAD.test(words) && !BEHIND.test(words)))
  if (planned)
    return followed('outage.status', async () => say(t('street.planned', { phone }), chips(turn, ['person'])))
  const before =
    BEHIND.test(words) &&
    !STILL.test(words) &&
    (OUTAGE.test(words) || (HAPPENED.test(words) && STREET.test(words)))
  if (before)
    return followed('outage.status', async () =>
      say(t('street.before', { phone }), chips(turn, ['reportOutage', 'person'])),
    )
  return undefined
}
