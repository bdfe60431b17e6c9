import type { Reply, Turn } from '@/lib/agent/turn'
import { say } from '@/lib/agent/turn'
import { isConditional } from '@/lib/agent/understanding/conditions'
import { foldText } from '@/lib/agent/understanding/normalize-text'
import type { SolarOffer as SolarTerms } from '@/lib/domain/solar/offer'
import type { SolarOffer } from '@/lib/protocol/message'
import type { OrderDto } from '@/lib/protocol/order'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { measureIn, offerByMeasure } from './by-measure'
import { chips } from './chips'
import { choose } from './choosing'
import { actFor, type Follow, followed, type Heard, lately } from './follow-ups'
import { ordersAsItStands } from './order-words'
import { solarInWords } from './solar-by-words'
import { whenText } from './when-text'
import { answerYes } from './yes-no'

const TAKES =
  /\b(?:take|taking|order|buy|go (?:with|for)|i(?:'ll| will) (?:have|get)|get me|book|choose|pick|i (?:really )?(?:want|wanna)(?! to (?:know|see|ask|understand|compare|hear))|i(?:'d| would) like(?! to (?:know|see|ask|understand|compare|hear))|sign me up|make it|give me|it is|switch to|tomo|tomar\w*|quiero(?! (?:saber|ver|preguntar|entender|comparar))|me (?:quedo|llevo)|pid\w+|pedir\w*|compr\w+|encarg\w+|elijo|escojo|deme|dame)\b/
const NOT = /\b(?:not|n't|don'?t|do not|never|no longer|rather than|instead of|nor|no (?:quiero|me))\b/
const ASKS_ONLY =
  /^\W*(?:(?:and|so|but|ok|well|y|pero)\W+)*(?:how|what|which|who|when|where|why|is|are|does|do|did|can|could|would|should|may|has|have|if|que|cual|como|cuando|cuanto|puedo|podria|es|son|hay)\b/
const POINTS =
  /\b(?:it|that|this|that one|this one|the one|lo|la|ese|esa|este|esta|pedirl[oa]|comprarl[oa])\b/
/** Wants to hear of it, not to have it */
const TELLS =
  /\b(?:tell|about|more|details?|info\w*|show|see|compar\w*|versus|vs|worth|price|cost|cuent\w+|sobre|detalles|muestr\w+|ver|precio)\b/
/** "Talk me through ordering it", "how does ordering work?" */
const HOW_TO =
  /\b(?:(?:talk|walk|guide|take|lead|run) me through|how (?:do|does|would|can|could|should|to|did) (?:i |we |one |you |the )?(?:\w+ ){0,2}(?:order\w*|buy\w*|purchase|process|get started)|what (?:are|would be) the steps|steps to (?:order|get)|how (?:it|this|that|ordering|the order) works?|como (?:se )?(?:pido|pide|hago el pedido|compro|encargo|funciona el pedido)|(?:cuales son )?los pasos)\b/
const OF_ORDERING =
  /\b(?:order\w*|buy\w*|purchas\w*|get started|go solar|pedir\w*|pid[eo]|pedido|compr\w+|encarg\w+)\b/
/** After the order: what comes next, who comes, how long it takes */
const NEXT =
  /\b(?:when (?:do|does|will|would|can|are) (?:they|you|it|the installers?) (?:\w+ )?(?:come|coming) (?:and|to) (?:install|put|build|do the)|cuando (?:me |nos )?(?:vienen|van|vendran) a (?:instalar|poner|montar|ponerl[oa]s)|what happens (?:now|next|then|after)|what(?:'?s| is| comes| do i do)? next|what now|next steps?|then what|who (?:calls|will call|is going to call|contacts|comes|do i (?:call|talk to)|installs|does it|gets in touch)|(?:does|will|do) (?:somebody|someone|anyone|they|you|the installer) (?:call|contact|get in touch)|when (?:can|do|does|will|would|could) (?:they|it|you|the (?:panels|work|install\w*)) (?:\w+ )?(?:start|begin|install\w*|be (?:done|ready|installed|on)|finish|go (?:on|up))|when (?:are|is|will|do) (?:the |my )?(?:panels?|crew|system|workers?|roofers?|installers?)\b|how (?:long|many weeks) (?:\w+ ){0,5}(?:take|until|till|before|installed|done|on|running|ready)|que (?:sigue|pasa ahora|viene ahora|pasa despues)|quien (?:me )?(?:llama|viene|contacta|instala)|me llaman|cuando (?:empiezan|comienzan|instalan|estara|(?:vienen|llegan|ponen) los paneles)|cuanto (?:tarda|falta|tiempo))\b/
/** "How long until it has paid for itself?" */
const PAYS_BACK =
  /\b(?:paid|pays?|paying|pay ?back|itself|themselves|break even|worth it|money back|recuper\w+|amorti\w+|se pagan?|pagad[oa]s?)\b/
const MINE =
  /\b(?:my|stay|still|keep|remain|in|leave|affect\w*|mi|sigo|quedo|mantengo)\b.{0,25}\b(?:program|battery boost|boost|peak savings|comfort flex|enrollment|enrolled|programa|inscripcion)\b/

/** Taking a solar offer in free words: by brand, size or "it", by the words of the open quote; how ordering goes, and what follows. */
export const followTake: Follow = async (heard) => {
  const { turn, words, count } = heard
  const { memory } = turn
  if (count > 30 || memory.asking === 'proposal') return undefined
  const waits = memory.asking === 'order' && memory.orderDomain === 'solar'
  if (memory.asking === 'order' && !waits) return undefined
  const solar = waits || memory.focusOfferId?.startsWith('solar:') === true
  if (HOW_TO.test(words) && OF_ORDERING.test(words)) {
    const [one, ...more] = await solarInWords(turn, words)
    const id = one && more.length === 0 ? one.offerId : solar ? memory.focusOfferId : memory.compared?.solar
    const solarOne = id !== undefined || /\b(?:solar|panels?|paneles|placas)\b/.test(words)
    if (solarOne && !waits) return followed('solar.order', () => tellSteps(turn, id))
  }
  const ofSolar = solar || lately(turn, /^(?:solar|orders)\./) || /\b(?:panels?|solar|paneles)\b/.test(words)
  const after = !memory.asking && NEXT.test(words) && !PAYS_BACK.test(words) && ofSolar
  if (after) {
    const active = (await orders(turn)).find(({ state }) => state === 'active')
    if (active) return followed('solar.status', () => tellNext(heard, active))
  }
  if (NOT.test(words.replace(/\b(?:is|does|did|was)n'?t it\b/g, ''))) return undefined
  if (waits) return takesAtQuote(heard)
  if (isConditional(words.replace(/\bbut\b|\bactually\b|\bpero\b|\binstead\b/g, ''))) return undefined
  const namesOne =
    memory.expecting === 'choice' && count <= 6 && !TELLS.test(words) && !/[?¿]/.test(turn.text)
  if (ASKS_ONLY.test(words) || !(TAKES.test(words) || namesOne)) return undefined
  const named = await solarInWords(turn, words)
  if (named.length === 1) return followed('solar.order', () => choose(turn, named[0]!.offerId))
  if (named.length > 1 && !/[?¿]/.test(turn.text))
    return followed('solar.order', async () => whichOf(turn, named))
  // "That one, the cheapest", whatever was shown first
  const measured =
    ofSolar && !/[?¿]/.test(turn.text) && plain(heard) ? await measuredSolar(turn, words) : undefined
  if (measured) return followed('solar.order', () => choose(turn, measured.offerId))
  const spokenOf = solar && lately(turn, /^(?:solar\.(?!search|order)|compare\.offers|programs\.catch)/, 1)
  if (
    spokenOf &&
    !measureIn(turn.text) &&
    POINTS.test(words) &&
    count <= 12 &&
    !/[?¿]/.test(turn.text) &&
    plain(heard)
  )
    return followed('solar.order', () => choose(turn, memory.focusOfferId!))
  return undefined
}

async function measuredSolar(turn: Turn, words: string) {
  const { memory } = turn
  if (!measureIn(words) || memory.offers?.[0]?.domain === 'dfp') return undefined
  const offer = await offerByMeasure(turn, words)
  return offer?.domain === 'solar' ? offer : undefined
}

/** Nothing but taking was heard, as far as anything was. */
function plain({ acts }: Heard): boolean {
  return acts.every(({ intent }) =>
    /^(?:yes|choose|correct-choice|other-one|programs\.enroll|solar\.order|remark|out-of-scope|goodbye|thanks)$/.test(
      intent,
    ),
  )
}

/** At a quote: the same offer ordered in words is a yes to it, another one named is taken instead. */
async function takesAtQuote(heard: Heard) {
  const { turn, words } = heard
  const open = (await orders(turn)).find(({ id }) => id === turn.memory.orderId)
  if (!open) return undefined
  const named = await solarInWords(turn, words)
  const other = named.length === 1 && named[0]!.offerId !== open.offer.offerId ? named[0]! : undefined
  if (other && (TAKES.test(words) || /\b(?:rather|prefer|actually|instead|mejor|prefiero)\b/.test(words)))
    return /[?¿]\W*$/.test(turn.text) ? undefined : followed('solar.order', () => choose(turn, other.offerId))
  if (closesWithOrder(turn.text, open.offer.name))
    return followed('yes', () =>
      answerYes(turn, { ...actFor('yes', heard), slots: { polarity: 'yes' }, span: 'yes' }),
    )
  return undefined
}

/** "You didn't answer me. Well, ok, order it": the last sentence orders, and nothing before it holds it back. */
function closesWithOrder(text: string, name: string): boolean {
  const sentences = text.split(/(?<=[.!?;…])\s+|\n+/).filter((part) => /\p{L}/u.test(part))
  const before = sentences.slice(0, -1).join(' ')
  return (
    ordersAsItStands(sentences.at(-1) ?? '', name) && !/[?¿]/.test(before) && !HELD.test(foldText(before))
  )
}
const HELD =
  /\b(?:wait|stop|cancel\w*|if|unless|until|but|before|first|hold|no|nope|never|not (?:sure|yet|now)|(?:do not|don'?t) (?:want|order|do|like)|maybe|espera|si|pero|antes|primero|todavia no|no)\b/

async function orders({ ctx }: Turn): Promise<OrderDto[]> {
  return (await listOrders(ctx)).filter((order) => order.domain === 'solar')
}

function whichOf({ t }: Turn, named: readonly SolarOffer[]): Reply {
  return {
    ...say(t('order.whichOne'), { type: 'suggestions', items: named.map(({ name }) => name).slice(0, 4) }),
    memory: {
      expecting: 'choice',
      offers: named.map(({ offerId, name }) => ({ id: offerId, name, domain: 'solar' as const })),
      notes: { askedWhich: true },
      strayed: true,
    },
  }
}

async function tellSteps(turn: Turn, offerId: string | undefined): Promise<Reply> {
  const { t } = turn
  const steps = say(t('take.steps'))
  if (!offerId) return { ...steps, messages: say(t('take.steps'), chips(turn, ['solar'])).messages }
  const reply = await choose(turn, offerId)
  return { ...reply, messages: [...steps.messages, ...reply.messages] }
}

/** What comes after the order, from its own stage and its offer's terms. */
async function tellNext({ turn, words }: Heard, order: OrderDto): Promise<Reply> {
  const { t, ctx } = turn
  const row = await ctx.db.solarOffer.findUnique({
    where: { id: order.offer.offerId.replace(/^solar:/, '') },
  })
  const terms = row?.details as unknown as SolarTerms | undefined
  const provider = terms?.provider.name ?? ''
  const when = order.visitAt ? whenText(turn).dayTime(order.visitAt) : t('solar.visitOpen')
  const stage = order.stage ?? 'site-visit'
  const text = [
    t(`take.next.${stage}`, { name: order.offer.name, provider, when }),
    ...(terms && stage !== 'switched-on' ? [t('take.weeks', terms.weeksToSwitchOn)] : []),
    ...(/\b(?:call\w*|contact\w*|touch|llam\w+)\b/.test(words) ? [t('take.calls', { provider })] : []),
    ...(MINE.test(words) ? [t('order.bothGo')] : []),
  ]
  return say(
    text.join(' '),
    chips(turn, stage === 'site-visit' ? ['moveVisit', 'solarStatus'] : ['solarStatus']),
  )
}
