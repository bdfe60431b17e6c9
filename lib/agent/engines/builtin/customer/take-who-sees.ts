import { type Reply, say, type Turn } from '@/lib/agent/turn'
import { asks } from '@/lib/agent/understanding/only-asks'
import { listDataAccess } from '@/lib/usecases/privacy/data-access'
import { chips } from './chips'
import { lately } from './lately'
import { explainDataUse } from './privacy-topics'
import type { Part, TakeOut } from './taken-out'

const AUTHORITY =
  /\b(?:police|cops?|sheriff|fbi|ice|immigration|irs|tax(?: office| man)?|government|courts?|judge|city|town|county|authorit\w+|law enforcement|polic[ií]a\w*|gobierno|migracion|hacienda|juez|autoridad\w*)\b/
const COMPANY =
  /\b(?:advertis\w+|marketing|marketers?|ads|google|amazon|facebook|third part\w+|other compan\w+|data brokers?|brokers?|insurance|insurers?|banks?|sell|sold|selling|anunciantes?|publicidad|mercadotecnia|terceros|otras empresas|aseguradora\w*|seguros?|bancos?|vend\w+)\b/
const PERSON =
  /\b(?:landlords?|landlady|neighbou?rs?|room ?mates?|flat ?mates?|ex(?:[- ]\w+)?|husband|wife|spouse|partner|boyfriend|girlfriend|family|boss|employer|stranger\w*|thie\w+|burglar\w*|hackers?|parents|mother|father|son|daughter|tenants?|caser[oa]s?|arrendador\w*|dueñ[oa] de la casa|vecin[oa]s?|compañer[oa]s?|exmarido|exesposa|marido|esposa|esposo|novi[oa]|famili\w+|jef[ea]|ladron\w*|inquilin[oa]s?|madre|padre|hij[oa]s?)\b/
const SEES =
  /\b(?:see|sees|seeing|access\w*|look\w*|read|reads|get|gets|got|have|know|knows|view\w*|shar\w+|sell\w*|sold|give\w*|hand\w*|show\w*|go|goes|reach\w*|spy\w*|find out|track\w*|pass\w*|ver|ve|ven|vea|vean|acced\w+|acceso|mir\w+|lee|leer|sab\w+|compart\w+|vend\w+|dan|dar|entreg\w+|mostr\w+|muestr\w+|pasan|llega\w*|entera\w*|espia\w*)\b/
const DATA =
  /\b(?:data|readings?|usage|my use|meter|info\w*|consumption|anything|stuff|account|numbers|details|when (?:i'?m|we'?re|i am|nobody is) (?:home|away|out)|any of (?:it|this|that)|datos|lecturas?|consumo|medidor|informacion|algo|cuenta|mis cosas)\b/
/** "Can she see my account?" */
const SOMEBODY =
  /\b(?:she|he|they|any(?:one|body) else|some(?:one|body) else|other people|the new tenants?|ella|alguien mas|otra persona|otros)\b.{0,24}\b(?:my|our|mi|mis) (?:\w+ )?(?:data|readings?|usage|account|info\w*|bill|consumption|datos|lecturas|cuenta|consumo)\b/
const WOULD_TELL =
  /\b(?:tell|notify|inform|let|warn|alert) (?:me|us)(?: know)? (?:if|when) (?:some(?:one|body)|any(?:one|body)|staff|they|you)\b.{0,30}\b(?:look\w*|see\w*|read\w*|access\w*|open\w*|check\w*)\b|\b(?:decir|avisar|notificar|informar)(?:me|nos)?\b.{0,12}\bsi alguien\b.{0,24}\b(?:ve|mira|entra|accede|lee|consulta|revisa)\w*/
const WHO_AT_ALL =
  /\b(?:who|quien(?:es)?)\b.{0,24}\b(?:see|sees|access|look\w*|read|get|gets|ve|ven|ver|acced\w+|acceso|mira\w*)\b/
const OF_OTHER_HOME =
  /\b(?:their|his|her|neighbou?r'?s?'?|sus?|de (?:mi|su) vecin\w+) (?:data|readings?|usage|meter|bill|datos|lecturas|consumo|medidor)\b/
const MOST_WORDS = 9

type Who = 'authority' | 'company' | 'person' | 'tell'

/** "Can my landlord see my readings?", "does it go to the police?": those named are spoken of, one by one. */
export const takeWhoSees: TakeOut = (turn, parts) => {
  const talked =
    lately(turn, /^privacy\./, 2) ||
    parts.some(
      ({ words }) =>
        SEES.test(words) &&
        DATA.test(words) &&
        /\b(?:data|readings?|usage|datos|lecturas?|consumo)\b/.test(words),
    )
  const named = parts.map((part) => whoIn(part, talked))
  const whos = [...new Set(named.flat())]
  if (whos.length === 0) return undefined
  const used = parts.flatMap((part, i) => (named[i]!.length > 0 || WHO_AT_ALL.test(part.words) ? [i] : []))
  const general = parts.some(({ words }) => WHO_AT_ALL.test(words) && !PERSON.test(words))
  return { used, about: 'privacy.data-use', answer: (now) => tellWho(now, whos, general) }
}

function whoIn({ words, text }: Part, talked: boolean): Who[] {
  if (OF_OTHER_HOME.test(words)) return []
  if (WOULD_TELL.test(words)) return ['tell']
  const asked =
    asks(text) ||
    /[?¿]|^(?:like|and|or|also|y|o) |^(?:can|could|does|do|is|are|will|would|puede\w*|ve|ven)\b/.test(words)
  const about = SEES.test(words) && DATA.test(words)
  const short = talked && words.split(/\s+/).length <= MOST_WORDS && (SEES.test(words) || ABOUT.test(words))
  if (!(asked && (about || short)) && !(talked && ABOUT.test(words))) return []
  return [
    ...(AUTHORITY.test(words) ? (['authority'] as const) : []),
    ...(COMPANY.test(words) ? (['company'] as const) : []),
    ...(PERSON.test(words) || SOMEBODY.test(words) ? (['person'] as const) : []),
  ]
}
const ABOUT =
  /\b(?:about|what about|and|or|mean|sobre|de|y|o) (?:the |my |any |la |el |los |mi )*(?:police|cops|advertis\w+|landlord|neighbou?rs?|government|room ?mates?|ex|boss|policia|anunciantes|caser[oa]|vecin\w+|gobierno|dueñ[oa])\b|\b(?:go(?:es)? to|reach\w*|llega\w* a)\b/

async function tellWho(turn: Turn, whos: readonly Who[], general: boolean): Promise<Reply> {
  const { ctx, t } = turn
  const said = whos.map((who) =>
    t(`whoSees.${who}`, { utility: ctx.env.UTILITY_NAME, phone: ctx.env.UTILITY_PHONE }),
  )
  if (general) {
    const reply = await explainDataUse(turn, {
      intent: 'privacy.data-use',
      confidence: 1,
      slots: {},
      span: '',
    })
    return { ...reply, messages: [...say(said.join(' ')).messages, ...reply.messages] }
  }
  const looked = await listDataAccess(ctx, { after: null, limit: 1 })
  return say(
    [...said, ...(looked.length === 0 ? [t('privacy.nobody')] : [])].join(' '),
    chips(turn, ['dataUse', 'export']),
  )
}
