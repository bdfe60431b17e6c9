import { type Reply, say } from '@/lib/agent/turn'
import { ownEvent } from '@/lib/domain/activation/own-event'
import { formatMoney } from '@/lib/domain/money'
import type { PartOf } from '@/lib/protocol/message'
import { loadMyEvents } from '@/lib/usecases/earnings/list-my-events'
import { newestResult } from '@/lib/usecases/earnings/read-result'
import { chips } from './chips'
import { explainReward, showEarnings, stepsReply } from './earning-topics'
import { showResult } from './event-topics'
import { actFor, type Follow, followed, type Heard, lately } from './follow-ups'
import { textOf } from './message-before'
import { hearComplaint } from './people'
import { numberText, whenText } from './when-text'

const OF_RESULTS = /^(?:earnings\.show|events\.(?:result|history)|baseline\.explain|reward\.explain)$/
const SO_SMALL =
  /\bwhy\b.{0,40}\b(?:small|little|low|lower|less|few|tiny|only|bad|nothing|different|just)\b|\b(?:that'?s|thats|is that) (?:it|all)\b|\bso (?:little|small|low)\b|\bnext to nothing\b|\bpor ?que\b.{0,40}\b(?:poc\w+|tan|menos|solo|nada|baj\w+|distint\w+)\b|\b(?:solo eso|nada mas eso|eso es todo|y ya|tan poc\w+|tan poquit\w+|una miseria)\b/
const PLAINLY =
  /\b(?:simple|simply|simpler|plain|easy|easier|no engineer|not an? (?:engineer|expert|scientist)|like i'?m|eli5|dummies|layman\w*|in (?:plain )?english|short version|en cristiano|sencill\w+|facil\w*|palabras (?:simples|normales)|no soy (?:ingenier\w+|expert\w+)|para tontos|no (?:lo |le |la )?(?:entiendo|entendi)|(?:don'?t|do not|didn'?t) (?:get|understand|follow))\b/
const SUBJECT =
  /\b(?:baseline|usual use|usual|linea base|consumo habitual|that|this|it|eso|esto|explain|expliq\w+)\b/
const ONE_BEFORE =
  /\b(?:(?:one|event|time) before|before (?:that|it)|previous|the prior|earlier one|second to last|anterior|(?:el|la) de antes|antes de (?:es[ea]|eso|est[ea])|penultim[oa])\b/
const CHECK =
  /\b(?:check|take a look|look (?:at|into|over)|review|verify|investigat\w+|go over|revis\w+|verifi\w+|comprob\w+|cheque\w+|mir\w+)\b/
const BY_SOMEBODY =
  /\b(?:somebody|someone|anybody|anyone|a person|a human|people|alguien|una persona|algun humano)\b/
const WRONG =
  /\b(?:wrong|not right|can'?t be right|mistake|error|incorrect|unfair|mal|equivocad\w+|injust\w+)\b/
const TOO_LOW = /\b(?:low|little|small|less|not enough|poco|poquito|menos|bajo|baja)\b/
const ALTOGETHER =
  /\b(?:total|altogether|so far|in all|since (?:i|we)|all together|overall|en total|hasta ahora|desde que)\b/
const SUM = /\b(?:how much|what|cuanto|earn\w*|made|gan\w+|llevo)\b/
const OTHER = /\b(?:solar|panel\w*|bill|week|outage|used?|recibo|factura|semana|consum\w*|paid out|apagon)\b/
const TELLS =
  /^\W*(?:(?:ok|okay|yes|yeah|well|please|and|si|bueno|pues|y)\W+)*(?:just )?(?:say|tell (?:them|him|her)|write|add|mention|put|note|include|diga\w*|digale\w*|dile\w*|pon(?:ga)?\w*|escrib\w+|anad\w+|agreg\w+|anot\w+)\b(?! (?:it|that|this|yes|no)\W*$)/

/** "And what did they give for it?" */
const EARNED =
  /^\W*(?:(?:and|so|ok|y|pero|entonces)\W+)*(?:how much|what) (?:did|do|does|will|would) (?:i|we|she|he|they|you|it|that|this) (?:get|earn|make|pay|bring|give|come to)\b|^\W*(?:(?:y|pero|entonces|ok)\W+)*(?:cuanto|que) (?:(?:me|nos|le|les|te|se) )?(?:diero\w*|pagaro\w*|pago|dan|dio|gane|gano|ganamos|ganaron|toco|gana|sac\w+)\b/
const OF_BASELINE = /\b(?:baseline|usual use|linea base|consumo habitual|referencia)\b/
/** "Where does that number come from?" */
const COMES_FROM =
  /\b(?:where (?:does|do|did) (?:that|this|the|those|these|it|your|you)\b.{0,20}\b(?:come from|get)|how (?:did|do|does|is|was|were) (?:you|they|that|this|it|the \w+)\b.{0,20}\b(?:get|come up with|arrive|figure|work(?:ed)? out|calculat\w+|comput\w+|reach\w*)|de donde (?:sale\w*|sacan?|salio|viene\w*|sacaron)|como (?:(?:lo|la|se|los) )?(?:calcul\w+|sacan?|sacaron|llegan?|llegaron|sale))\b/

/** After earnings, a result or a baseline: why so little, in plain words, the one before, all of it, a check by a person. */
export const followResult: Follow = async (heard) => {
  const { turn, words, asks, count } = heard
  const { memory } = turn
  if (
    memory.asking === 'proposal' &&
    memory.proposal?.kind === 'ticket' &&
    TELLS.test(words) &&
    !asks &&
    count > 3
  )
    return followed('complaint', () => complainWith(heard))
  if (!lately(turn, OF_RESULTS, 3) || OTHER.test(words)) return undefined
  if (
    (CHECK.test(words) && BY_SOMEBODY.test(words)) ||
    ((WRONG.test(words) || TOO_LOW.test(words)) && CHECK.test(words))
  )
    return followed('complaint', () => hearComplaint(turn, actFor('complaint', heard)))
  if (memory.asking === 'order') return undefined
  if (ONE_BEFORE.test(words)) return followed('events.result', () => tellBefore(heard))
  if (EARNED.test(words) && lately(turn, /^(?:events\.result|baseline|reward)/, 1) && count <= 14)
    return followed('events.result', () => tellEarned(heard))
  if (COMES_FROM.test(words) && !OF_BASELINE.test(words) && count <= 24)
    return followed('reward.explain', () => explainReward(turn, actFor('reward.explain', heard)))
  if (PLAINLY.test(words) && SUBJECT.test(words))
    return followed('baseline.explain', () => tellPlainly(heard))
  if (SO_SMALL.test(words) || (asks && /^\W*(?:y |and )?(?:nada mas|nothing (?:else|more))\W*$/.test(words)))
    return followed('reward.explain', () => tellWhySmall(heard))
  if (ALTOGETHER.test(words) && (SUM.test(words) || count <= 4) && count <= 12)
    return followed('earnings.show', () => showEarnings(turn, actFor('earnings.show', heard)))
  return undefined
}

/** What the event brought, in its sentence alone: the card stands above. */
async function tellEarned(heard: Heard): Promise<Reply> {
  const { turn } = heard
  const shown = await showResult(turn, actFor('events.result', heard))
  const text = textOf(shown.messages.flatMap(({ parts }) => parts))
  return { ...say(text, chips(turn, ['howCalculated'])), memory: shown.memory }
}

async function complainWith({ turn }: Heard): Promise<Reply> {
  const before = String(turn.memory.proposal?.data.text ?? '')
  const text = [before, turn.text].filter(Boolean).join('\n').slice(0, 1000)
  return hearComplaint(turn, { intent: 'complaint', confidence: 1, slots: {}, span: text })
}

/** The result spoken of, else the newest. */
async function spokenResult({ turn }: Heard) {
  const { activationId } = turn.memory
  return (activationId && (await newestResult(turn.ctx, activationId))) || newestResult(turn.ctx)
}

async function tellWhySmall(heard: Heard): Promise<Reply> {
  const { turn } = heard
  const found = await spokenResult(heard)
  if (!found?.part.result) return explainReward(turn, actFor('reward.explain', heard))
  const steps = stepsReply(turn, found.part.result, found.part.startAt, 'reward.text')
  return {
    messages: [...say(turn.t('reward.onlyDifference')).messages, ...steps.messages],
    memory: { activationId: found.activationId },
  }
}

async function tellPlainly(heard: Heard): Promise<Reply> {
  const { turn } = heard
  const { t, locale } = turn
  const found = await spokenResult(heard)
  const result = found?.part.result
  if (!result) return say(t('baseline.plainGeneral'), chips(turn, ['usage', 'programs']))
  return {
    ...say(
      t('baseline.plain', {
        day: whenText(turn).day(found.part.startAt),
        usual: numberText(result.baselineKwh, locale, 2),
        used: numberText(result.usedKwh, locale, 2),
        less: numberText(result.energyKwh, locale, 2),
        amount: formatMoney(result.amountMinor, result.currency, locale),
      }),
      chips(turn, ['wrong', 'earned']),
    ),
    memory: { activationId: found.activationId },
  }
}

/** The event before the one spoken of, with its own numbers. */
async function tellBefore(heard: Heard): Promise<Reply> {
  const { turn } = heard
  const { t, ctx } = turn
  const settled = (await loadMyEvents(ctx, { after: null, limit: 50 })).filter((one) => one.settlement)
  const at = settled.findIndex((one) => one.activationId === turn.memory.activationId)
  const before = settled[Math.max(at, 0) + 1]
  if (!before) return say(t('events.noneBefore'), chips(turn, ['eventHistory', 'earned']))
  const found = await newestResult(ctx, before.activationId)
  const result = found?.part.result
  if (!found || !result)
    return {
      ...say(
        t('events.resultUnmeasured', {
          day: whenText(turn).day(ownEvent(before.activation, before).startAt),
        }),
      ),
      memory: { activationId: before.activationId },
    }
  const part: PartOf<'event'> = found.part
  const steps = stepsReply(turn, result, part.startAt, 'reward.text')
  return { ...steps, memory: { activationId: before.activationId } }
}
