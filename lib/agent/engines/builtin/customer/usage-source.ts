import { say } from '@/lib/agent/turn'
import { type Follow, followed, waitsForYes } from './follow-ups'

const FROM_WHERE =
  /\b(?:where (?:do|does|did)\b.{0,30}\b(?:get|come from|have|take)|how do you (?:know|get|measure)|what is (?:this|that|it) based on|de donde (?:sac\w+|sale\w*|viene\w*|tienen|toman)|como (?:saben?|miden?|lo saben))\b/
const USE =
  /\b(?:usage|use|consumption|readings?|kwh|meter data|my data|consumo|uso|lecturas?|datos de (?:mi|consumo)|gasto)\b/

/** "Where do you get my usage from?" */
export const followUsageSource: Follow = async ({ turn, words, count }) =>
  count <= 16 && !waitsForYes(turn) && FROM_WHERE.test(words) && USE.test(words)
    ? followed('usage.summary', async () => say(turn.t('usage.source')))
    : undefined
