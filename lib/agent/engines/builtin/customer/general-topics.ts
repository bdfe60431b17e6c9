import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import type { Act } from '@/lib/agent/understanding/understanding'

/** "Can I drive under it?" */
export const ASKS_LEAVE =
  /\b(?:(?:is|would|will) (?:it|that|this) (?:be )?(?:ok|okay|alright|safe|dangerous|fine)|(?:can|could|may|should) (?:i|we)|what if (?:i|we)|puedo|podemos|podr[ií]a|es seguro|es peligroso)\b/i
/** What is asked after a danger that is not about the danger */
export const ELSEWHERE =
  /\b(?:programs?|bill|solar|panels?|events?|order|account|report|person|talk|speak|back on|programas?|recibo|paneles|pedido)\b/i
const SKIPS_THE_YES =
  /\b(?:skip|without|don'?t|no need)\b.{0,24}\b(?:questions?|confirm\w*|ask\w*|steps?|quote)\b|\bjust do it\b|\bsin (?:preguntar|confirmar)\b|\bs[aá]lt\w+ la confirmaci[oó]n/i

const LINE =
  /\b(?:lines?|wires?|cables?|poles?|transformers?|street|tree|l[ií]neas?|postes?|tendido|transformador\w*|calle|[aá]rbol)\b/i
const FIRE =
  /\b(?:smok\w*|fire|flames?|burn\w*|sparks?|sparking|humo|fuego|incendio|arde|ardiendo|quem\w+|chispas)\b/i
/** "Smoke, not a line" */
const NO_LINE =
  /\b(?:not|no|isn'?t|is not|no es|ning[uú]n) (?:an? |any |the |un |una |el |la )?(?:fallen |downed |power |loose )?(?:lines?|wires?|cables?|poles?|l[ií]neas?|postes?)\b/gi
const GAS =
  /\b(?:smell\w*|odou?r|leak\w*|hiss\w*|huele|olor|fuga)\b.{0,20}\bgas\b|\bgas\b.{0,12}\b(?:leak\w*|smell\w*|odou?r|fuga)\b/i
const AT_HOME =
  /\b(?:box|panel|outlets?|breakers?|sockets?|plugs?|meter|fuses?|wall|ceiling|appliance|switch\w*|charger|heater|battery|inverter|thermostat|kitchen|basement|garage|room|house|apartment|caja|tablero|enchufes?|contactos?|interruptor\w*|medidor|pared|techo|cargador|calentador|bater[ií]a|inversor|cocina|s[oó]tano|garaje|cuarto|casa|apartamento)\b/i

/** What to do hangs on the danger: a fallen line, something that burns at home, gas. */
function dangerKey(words: string): string {
  if (ASKS_LEAVE.test(words)) return 'safetyNo'
  if (GAS.test(words)) return 'safetyGas'
  const line = LINE.test(words.replace(NO_LINE, ' '))
  return (AT_HOME.test(words) || FIRE.test(words)) && !line ? 'safetyHome' : 'safety'
}

/** Questions that need no meter: answered signed in or not. Null for everything else. */
export async function openGeneralTopic(turn: Turn, act: Act, _locale: string): Promise<Reply | null> {
  const { t, ctx } = turn
  const { env } = ctx
  switch (act.intent) {
    case 'safety.emergency':
      return {
        memory: { lastTopic: 'safety.emergency', danger: { text: (turn.text || act.span).slice(0, 500) } },
        messages: [
          {
            kind: 'notice',
            parts: [
              {
                type: 'text',
                text: t(dangerKey(act.span), {
                  phone: env.EMERGENCY_PHONE,
                  utilityPhone: env.UTILITY_PHONE,
                }),
              },
            ],
          },
        ],
      }
    case 'greet':
      return say(t('greet', { utility: env.UTILITY_NAME }), {
        type: 'suggestions',
        items: [t('chips.programs'), t('chips.solar')],
      })
    case 'thanks':
      return say(t('thanks'))
    case 'goodbye':
      return say(t('goodbye'))
    case 'who-are-you':
      return say(t('whoAreYou', { utility: env.UTILITY_NAME, phone: env.UTILITY_PHONE }))
    case 'capabilities':
      return say(t('capabilities'), {
        type: 'suggestions',
        items: [t('chips.programs'), t('chips.solar'), t('chips.usage')],
      })
    case 'auth.where-is-meter-id':
      return say(t('auth.whereIsMeterId'))
    case 'injection':
      return say(t(SKIPS_THE_YES.test(act.span) ? 'refuseSkip' : 'refuse'))
    case 'other-customer':
      return say(t('refuse'))
    default:
      return null
  }
}
