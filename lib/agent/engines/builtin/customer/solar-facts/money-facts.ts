import { formatMoney, formatSignedRange } from '@/lib/domain/money'
import { compareForHome } from '@/lib/usecases/comparison/compare-for-home'
import { kwh, perKwh } from '@/lib/usecases/offers/present-solar-offer'
import { readSolarAssumptions } from '@/lib/usecases/offers/solar-assumptions'
import { listOrders } from '@/lib/usecases/orders/list-orders'
import { type FactsOf, type KnownOffer, listOf, type SolarFact, type Told } from './solar-fact'

/** Facts of money, time and what panels bring */
export const moneyFacts: readonly SolarFact[] = [
  {
    id: 'seller',
    asked:
      /\b(?:who|whom) (?:do|would|am|will|should|are|did) (?:i|we) (?:be )?(?:buy\w*|order\w*|purchas\w+|pay\w*|deal\w*|contract\w*|sign\w*)\b|\b(?:buy\w*|order\w*|purchas\w+|contract\w*|sign\w*|deal\w*|pay)\b.{0,20}\b(?:from|with|to) (?:you|u|the utility|northfield|whom?|the installer|them)\b|\b(?:are|do) you (?:guys |folks )?(?:the seller|selling|sell|install)\b(?! (?:my|our) data)|\b(?:who|whos|who's) (?:sells|is selling|is the seller|the seller|selling|installs|puts)\b|\b(?:from|to|pay|with) (?:you|u)(?: guys| folks)? or\b|\bpay the installer\b|\bis it (?:you|u)(?: guys| folks)? (?:who |that )?(?:sell|install)\w*|\ba quien (?:se lo |se la |le )?(?:compro|pago|compramos|pagamos|encargo)\b|\bquien (?:me |nos |lo |las |los )*(?:vende|instala|pone)\b|\bustedes (?:venden|instalan)\b|\b(?:compro|compra|pago) (?:a|con) (?:ustedes|el instalador)\b/,
    not: /\b(?:data|readings|earn\w*|bill|event\w*|program\w*|datos|factura|sell (?:it |power |energy )?back|monthly|month|how much|when|before|until)\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) => turn.t('solarFacts.seller', { installer: about.terms.provider.name }),
  },
  {
    id: 'share',
    asked:
      /\b(?:membership|members?|joining|join) (?:of |in |with |fee |to )?(?:the |a |that )?(?:co-? ?op\w*|fee|share)\b|\b(?:without|have to|must|need to|do i) (?:be(?:com\w+)? |join\w* )(?:a )?(?:members?|the co-? ?op)\b|\bco-? ?op (?:share|fee|membership|member)\b|\b(?:\$ ?50|50 dollars|50 bucks|fifty dollars|50 dolares)\b|\b(?:socio|membresia|cuota de (?:socio|la cooperativa)|hacerme socio)\b/,
    inTalkOnly: true,
    tell: ({ turn, all }) => {
      const member = all.find(({ terms }) => terms.notes.some((note) => /member/.test(note.en)))
      const note = member?.terms.notes.find((one) => /member/.test(one.en))?.[turn.locale]
      return member && note ? turn.t('solarFacts.share', { name: member.offer.name, note }) : undefined
    },
  },
  {
    id: 'credit',
    asked:
      /\b(?:credit (?:score|check|history|rating|rating|report)|(?:good|bad|poor|great|perfect) credit|my credit|need credit|qualif\w+ for (?:the |a )?(?:loan|financing)|approved for|historial crediticio|(?:buen|mal) credito|buro de credito|puntaje de credito|me aprueban)\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) =>
      turn.t('solarFacts.credit', { installer: about.terms.provider.name, name: about.offer.name }),
  },
  {
    id: 'subsidy',
    asked:
      /\b(?:tax credits?|subsid\w+|incentives?|federal credit|tax (?:breaks?|rebates?)|grants?|credito fiscal|creditos fiscales|subsidios?|incentivos?|deduccion(?:es)?)\b/,
    inTalkOnly: true,
    tell: ({ turn }) => turn.t('solar.subsidy'),
  },
  {
    id: 'localSubsidy',
    over: ['subsidy'],
    asked:
      /\b(?:state|county|city|town|california|local|low[- ]?incomes?|utility'?s?|estatal\w*|estado|condado|ciudad|municipal|bajos? (?:ingresos|recursos))\b.{0,50}\b(?:money|subsid\w+|grants?|rebates?|help|incentives?|credits?|something|anything|programs?|ayudas?|subvenci\w+|incentivos?|credito|algo|dinero)\b|\b(?:money|subsid\w+|grants?|rebates?|help|incentives?|credits?|something|anything|ayudas?|subvenci\w+|incentivos?)\b.{0,40}\b(?:from the (?:state|city|county|town)|state|county|city|california|low[- ]?incomes?|estado|estatal\w*|condado|ciudad|bajos? (?:ingresos|recursos))\b|\bwhat about (?:from )?the state\b/,
    not: /\bcredit (?:score|check|history)\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) => turn.t('solarFacts.localSubsidy', { installer: about.terms.provider.name }),
  },
  {
    id: 'taxes',
    asked:
      /\b(?:property tax\w*|taxes|home value|house value|value of (?:the|my) (?:house|home)|impuestos?|predial|valor de (?:la|mi) casa)\b/,
    not: /\bcredits?\b/,
    inTalkOnly: true,
    tell: ({ turn }) => turn.t('solarFacts.taxes'),
  },
  {
    id: 'sellsBack',
    asked:
      /\b(?:sell (?:it |power |electricity |energy |some )?(?:back|to the grid|the (?:rest|extra|surplus|excess))|sell (?:the )?(?:extra|surplus|excess|power|energy|electricity)|export\w*|net[- ]?meter\w*|feed[- ]?in|(?:extra|surplus|excess|leftover|unused) (?:power|energy|electricity|solar)|too much (?:power|energy)|vend\w+ (?:la |el |lo )?(?:energia|electricidad|luz|sobrante|que sobra)|excedentes?|lo que sobra|inyect\w+)\b/,
    not: /\b(?:data|download|\d+ ?(?:cents|¢|centavos))\b/,
    tell: exportPrice,
  },
  {
    id: 'pricesFall',
    asked:
      /\b(?:prices?|rates?|electricity|power|tarifas?|precios?|luz)\b.{0,30}\b(?:falls?|fell|drops?|dropped|goes? down|go down|went down|lower|cheaper|decreas\w+|baj\w+|caen?|cae)\b/,
    not: /\d\s*(?:%|percent|por ciento)|\b(?:cheaper (?:one|offer|option|system)|my (?:bill|use|usage)|cheapest)\b/,
    inTalkOnly: true,
    tell: ({ turn, about, wait }) =>
      turn.t('solarFacts.pricesFall', { name: about.offer.name, wait: wait(about) }),
  },
  {
    id: 'dark',
    asked:
      /\b(?:winter|cloud(?:y|s)|rain\w*|overcast|fog\w*|at night|nights?|invierno|nublad\w+|nubes|lluvia|llueve|de noche|por la noche|neblina)\b/,
    not: /\b(?:tonight|program\w*|winter hour|events?|quiet|text|call|message)\b/,
    inTalkOnly: true,
    tell: ({ turn }) => turn.t('solarFacts.winter'),
  },
  {
    id: 'evening',
    asked:
      /\b(?:solar|panels?|paneles|placas|it)\b.{0,30}\b(?:cut|reduce|lower|help (?:with)?|cover|bajar|reducir|cubrir|ayud\w+)\b.{0,30}\b(?:that|evenings?|peak|tarde|noche|pico|eso)\b/,
    not: /\b(?:bill|year|program\w*)\b/,
    tell: ({ turn }) => turn.t('solarFacts.evening'),
  },
  {
    id: 'sizeFor',
    asked:
      /\b(?:cover(?:s|ed)?|enough for|right size|best size|what size|which size|size (?:do|would|should) i|how (?:big|many kw) (?:an? |of an? )?(?:system|solar|should|do i need|array)|right for (?:me|my|us)|fits? (?:my|our) (?:use|usage|consumption|needs?)|cubr\w+|cubre|alcanza|que tamano|tamano adecuado|suficiente para)\b/,
    not: /\b(?:warrant\w+|insur\w+|garantia|seguro|panel (?:is|size)|hail|granizo|battery|roof|techo|range|big is (?:a|the) panel|damage|repair)\b/,
    inTalkOnly: true,
    tell: sizeFor,
  },
  {
    id: 'time',
    asked:
      /\b(?:when (?:could|can|would|will|do|does|are) (?:they|you|it|the (?:panels?|installers?|system))(?: be)? (?:com\w+|start\w*|install\w*|ready|done|running|on|put|build|up|here)|how (?:soon|long (?:until|till|before|does (?:it|the install\w*|that) take|will it take|would it take|to (?:install|get)|is the wait|it takes|for the install\w*))|how (?:long|quick\w*|fast|many (?:days|weeks|months))\b.{0,30}\b(?:install\w*|put (?:it|them|in|up)|set ?up|up and running|switched on)|(?:installation|install) (?:time|date)|how many weeks|(?:when|how soon) .{0,24}\binstall\w*|cuando (?:vienen|podrian|pueden|instalan|empiezan|estaria\w*)|cuanto (?:tarda\w*|tiempo|demora\w*)|cuantas semanas)\b/,
    not: /\b(?:pay(?:s|ing)? (?:itself |for itself )?(?:back|off)|pay(?:s)? for (?:itself|themselves)|payback|last|event|visit|paid|money|outage|se paga|recuper\w+|duran?|program\w*)\b/,
    inTalkOnly: true,
    tell: howSoon,
  },
  {
    id: 'rangeWide',
    asked:
      /\b(?:why|how come|por que)\b.{0,40}\b(?:range|spread|wide|vary|varies|different|that big|so big|rango|varia\w*|ampli[oa]|tanta diferencia)\b|\b(?:range|spread|big difference|rango|diferencia)\b.{0,25}\b(?:why|how come|por que)\b/,
    alsoOfPrograms: true,
    tell: rangeWide,
  },
  {
    id: 'eventsSame',
    asked:
      /\b(?:events?|battery|program|get|earn|that|it|reward\w*|eventos?|programa|gan\w+|recompensa)\b.{0,50}\b(?:same|more|less|raise\w*|higher|lower|change\w*|affect\w*|lo mismo|mas|menos|igual|cambia\w*|afecta\w*|sub\w+)\b.{0,40}\b(?:with|if i had|had|having|once i have|con|si tuviera|tener) (?:the |my |los |las )?(?:solar|panels?|paneles|placas)\b|\b(?:panels?|solar|paneles|placas)\b.{0,30}\b(?:raise|increase|change|lower|reduce|affect|more|less|sube\w*|cambia\w*|baja\w*|afecta\w*)\b.{0,40}\b(?:get|earn|events?|program|paid|pays?|reward\w*|gano|eventos?|programa|recompensas?)\b|\b(?:more|less|same|mas|menos|igual)\b.{0,20}\b(?:if i had|with|si tuviera|con) (?:solar |the )?(?:panels?|solar|paneles|placas)\b/,
    not: /\b(?:better|worth|versus|vs|leave|mejor)\b/,
    alsoOfPrograms: true,
    tell: eventsSame,
  },
  {
    id: 'stays',
    asked:
      /\b(?:stay|remain|still|keep|leave(?! for)|lose|have to quit|sigo|me quedo|salir|dejar|pierdo)\b.{0,25}\b(?:in|program|comfort flex|battery boost|en|programa)\b/,
    not: /\b(?:am i still|tonight|earned|money|away|how do i|want to|i'?d like|cancel|take me out)\b/,
    alsoOfPrograms: true,
    inTalkOnly: true,
    tell: ({ turn, words, program }) =>
      /\b(?:do|does|will|would|can|must|should|have to|if)\b|\?|\b(?:sigo|me quedo|tengo que|puedo)\b/.test(
        words,
      ) && program
        ? turn.t('solarFacts.stays', { program: program.name })
        : undefined,
  },
  {
    id: 'quickest',
    over: ['worthIt'],
    asked:
      /\b(?:pay\w*|paid|payback|break\w*|recoup\w*|recover\w*)\b.{0,24}\b(?:fast|faster|fastest|quick|quicker|quickest|soon|sooner|soonest|short|shorter|shortest|earlier|first)\b|\b(?:fastest|quickest|soonest|shortest|shorter|quicker|faster)\b.{0,24}\b(?:pay\w*|payback|wait|break)\b|\b(?:best|better) (?:value|deal|bang)\b|\bmost for (?:my|the) money\b|\b(?:se paga|recuper\w+|amortiz\w+)\b.{0,24}\b(?:antes|rapido|pronto)\b|\b(?:mas rapido|antes)\b.{0,20}\b(?:se paga|recuper\w+)\b|\bmejor (?:relacion|valor|precio)\b|\bwhich (?:one |of them )?(?:would|do) you (?:pick|choose|recommend|take|suggest)\b|\b(?:your recommendation|cual (?:me )?(?:recomienda|recomiendas|elegiria))\b/,
    not: /\b(?:events?|credit on|bill credit|when do (?:i|you) (?:get )?pa\w+|visit|eventos?)\b/,
    inTalkOnly: true,
    tell: quickest,
  },
  {
    id: 'makes',
    asked:
      /\b(?:how (?:much|many)|what|cuant[oa]s?|que)\b.{0,40}\b(?:kwh|power|energy|electricity|energia|electricidad)\b.{0,40}\b(?:makes?|produces?|generates?|produc\w+|gener\w+|da)\b|\b(?:how much|what|cuanto)\b.{0,30}\b(?:makes?|produces?|generates?|produce|genera)\b.{0,24}\b(?:year|month|day|ano|mes|power|energy|electricity|kwh|\?)?/,
    not: /\b(?:most|roof|money|earn\w*|more than|panels? (?:are|is)|mas que|make (?:me|more|out)|program\w*|makes? sense|events?)\b/,
    inTalkOnly: true,
    tell: ({ turn, about, named }) =>
      named || turn.memory.focusOfferId?.startsWith('solar:')
        ? turn.t('solarFacts.makes', {
            name: about.offer.name,
            makes: about.offer.facts[0]!.value,
            fit: about.offer.fit.text,
          })
        : undefined,
  },
  {
    id: 'discount',
    asked:
      /\b(?:discounts?|coupons?|promo\w*|negotiat\w+|haggle|seniors?|veterans?|descuentos?|rebajas?|regate\w+)\b/,
    not: /\b(?:percent|assum\w+|rate|%|tasa)\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) =>
      turn.t('solarFacts.discount', {
        name: about.offer.name,
        price: about.offer.headline,
        installer: about.terms.provider.name,
      }),
  },
  {
    id: 'price',
    namedOnly: true,
    asked:
      /\b(?:how much (?:is|does|for|would|was)|price|cost|costs|precio|cuanto (?:cuesta|vale|es)|cuesta)\b/,
    not: /\b(?:month\w*|loan|interest|save|saves|cancel\w*|per watt|events?|make|pay back|mensual\w*|mes|credito|prestamo|visit|what if|goes? up|prices? (?:of|for) (?:power|electricity)|ahorr\w*|deposit|down|cheap\w*|low\w*|under|less)\b/,
    inTalkOnly: true,
    tell: ({ turn, about, named }) =>
      named
        ? turn.t('solarFacts.price', {
            name: about.offer.name,
            price: about.offer.headline,
            note: about.offer.headlineNote,
          })
        : undefined,
  },
  {
    id: 'worthIt',
    asked:
      /\b(?:worth it|worthwhile|be honest|would you do it|should i (?:do|get|buy|go)|is it (?:smart|wise|sensible|a good (?:idea|deal|investment))|good (?:idea|deal|investment)|make sense|vale la pena|conviene|buena (?:idea|inversion)|lo haria|tiene sentido)\b/,
    not: /\b(?:program\w*|events?|together|both|versus|vs|than)\b/,
    inTalkOnly: true,
    tell: worthIt,
  },
]

async function exportPrice({ turn, about }: FactsOf): Promise<string> {
  const { ctx, locale, t } = turn
  const a = await readSolarAssumptions(ctx.db)
  return t('solarFacts.export', {
    name: about.offer.name,
    price: perKwh(a.exportMinorPerKwh, ctx.env.CURRENCY, locale),
    retail: perKwh(a.retailMinorPerKwh, ctx.env.CURRENCY, locale),
  })
}

/** The offer that makes about what was said, else about what the home uses. */
async function sizeFor({ turn, words, all }: FactsOf): Promise<Told | undefined> {
  const said = /\b(\d{1,2}[.,]?\d{3})\b(?! ?(?:dollars|bucks|usd|dolares))(?<!\$ ?\d+)/.exec(words)?.[1]
  const wanted = said
    ? Number(said.replace(/[.,]/, ''))
    : (await compareForHome({ ctx: turn.ctx, input: {} })).year.load.yearKwh
  const away = ({ annualKwhLow, annualKwhHigh }: { annualKwhLow: number; annualKwhHigh: number }) =>
    Math.abs((annualKwhLow + annualKwhHigh) / 2 - wanted)
  const [best] = all.toSorted((a, b) => away(a.offer) - away(b.offer))
  if (!best) return undefined
  const text = turn.t('solarFacts.sizeFor', {
    kwh: kwh(wanted, turn.locale),
    own: said ? 'no' : 'yes',
    name: best.offer.name,
    price: best.offer.headline,
    makes: best.offer.facts[0]!.value,
  })
  return { text, about: best }
}

/** With an order under way its own stage is told instead. */
async function howSoon({ turn, about, named, all }: FactsOf): Promise<string | undefined> {
  const ordered = (await listOrders(turn.ctx)).some((one) => one.domain === 'solar' && one.state === 'active')
  if (ordered) return undefined
  if (named || turn.memory.focusOfferId?.startsWith('solar:'))
    return turn.t('solarFacts.howSoon', {
      name: about.offer.name,
      ...about.terms.weeksToSwitchOn,
      installer: about.terms.provider.name,
    })
  const from = Math.min(...all.map(({ terms }) => terms.weeksToSwitchOn.from))
  const to = Math.max(...all.map(({ terms }) => terms.weeksToSwitchOn.to))
  const soon = all.filter(({ terms }) => terms.weeksToSwitchOn.from === from).map(({ offer }) => offer.name)
  return turn.t('solarFacts.howSoonAll', { from, to, soonest: listOf(turn, soon) })
}

async function rangeWide({ turn, program, about }: FactsOf): Promise<string> {
  const ofProgram = program && !turn.memory.lastTopic?.startsWith('solar')
  const { comparison, site } = await compareForHome({
    ctx: turn.ctx,
    input: ofProgram ? { programId: program.id } : {},
  })
  return ofProgram
    ? turn.t('solarFacts.rangeProgram', { program: program.name, ...comparison.eventsPerYear })
    : turn.t('solarFacts.rangeSolar', { name: about.offer.name, spread: Math.round(site.yieldSpread * 100) })
}

/** "Would the events pay more with panels?": what panels take from the program's reward, worked out for this home. */
async function eventsSame({ turn, program, words, about }: FactsOf): Promise<string> {
  const { ctx, locale, t } = turn
  const found = await compareForHome({
    ctx,
    input: { programId: program?.id, solarOfferId: about.offer.offerId, named: true },
  })
  const less = found.comparison.programLessMinor
  const asksMore = /\b(?:more|raise|higher|increase|mas|sub\w+)\b/.test(words)
  return t('solarFacts.eventsSame', {
    program: found.program.terms.name[locale],
    answer: asksMore ? 'more' : 'same',
    differs: less.high >= 50 ? 'yes' : 'no',
    range: formatSignedRange(less.low, less.high, ctx.env.CURRENCY, locale),
  })
}

/** "Which pays back soonest?", "does the Gable pay back sooner?", "anything quicker?" */
function quickest({ turn, about, named, all, wait, words, growth, before }: FactsOf): Told | undefined {
  const years = ({ offer }: KnownOffer) =>
    (offer.paybackYearsLow ?? Number.POSITIVE_INFINITY) + (offer.paybackYearsHigh ?? Number.POSITIVE_INFINITY)
  const best = all.toSorted((a, b) => years(a) - years(b))[0]
  if (!best) return undefined
  const one = named ? about : best
  const isBest = years(one) === years(best)
  const asksForMore =
    !named && before === best && /\b(?:faster|quicker|sooner|shorter|better|mas rapido|antes)\b/.test(words)
  const text = turn.t('solarFacts.quickest', {
    no: asksForMore ? 'yes' : 'no',
    name: one.offer.name,
    price: one.offer.headline,
    wait: wait(one),
    growth,
    best: isBest ? 'yes' : 'no',
    count: all.length,
    other: best.offer.name,
    otherWait: wait(best),
  })
  return { text, about: one }
}

async function worthIt({ turn, about, wait }: FactsOf): Promise<string> {
  const { ctx, locale, t } = turn
  const found = await compareForHome({ ctx, input: { solarOfferId: about.offer.offerId, named: true } })
  const { netMinor } = found.comparison.solar
  return t('solarFacts.worthIt', {
    name: about.offer.name,
    price: formatMoney(about.terms.priceMinor, ctx.env.CURRENCY, locale),
    wait: wait(about),
    years: found.assumptions.horizonYears,
    growth: found.assumptions.rateGrowthPercent,
    net: formatSignedRange(netMinor.low, netMinor.high, ctx.env.CURRENCY, locale),
  })
}
