import { formatMoney } from '@/lib/domain/money'
import { type FactsOf, type KnownOffer, listOf, type SolarFact, type Told } from './solar-fact'

/** Facts of the panels, the inverter, the work and the warranty */
export const systemFacts: readonly SolarFact[] = [
  {
    id: 'count',
    asked:
      /\b(?:how many|number of|more|fewer|less|same number of|cuant[oa]s|mas|menos) (?:solar )?(?:panels?|pannels?|paneles|placas)\b|\b(?:is|are) (?:it|that|they|there) (?:more|fewer) panels?\b/,
    not: /\b(?:fit|fits|space|room|m2|square|caben|metros)\b/,
    tell: panelCount,
  },
  {
    id: 'withPanels',
    namedOnly: true,
    asked: /\b\d{1,2} (?:panels?|paneles|placas)\b/,
    not: /\b(?:fit|fits|space|room|m2|square|sq|caben|metros|roof|techo)\b/,
    tell: ({ turn, about, named, words }) =>
      named && /\b(?:who|which|what|whose|quien|cual|que)\b/.test(words)
        ? turn.t('solarFacts.withPanels', panelsOf(about))
        : undefined,
  },
  {
    id: 'brandGood',
    asked:
      /\b(?:good|decent|quality|reliable|known|reputable|chinese|best) (?:brand|make|panels?|quality)\b|\bis (?:that|it|meridia|solvane|twinleaf)\b.{0,12}\b(?:good|any good|reliable|ok|decent)\b|\bbuena (?:marca|calidad)\b|\bson (?:buen[oa]s|de calidad)\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) =>
      turn.t('solarFacts.brandGood', {
        model: about.terms.panels.model,
        percent: about.terms.panels.efficiencyPercent,
        years: about.terms.warrantyYears.panels,
      }),
  },
  {
    id: 'brand',
    over: ['brandGood'],
    asked:
      /\b(?:brands?|make|makes|manufacturers?|models?|marcas?|fabricantes?|modelos?) (?:of (?:the |your )?(?:solar )?panels?|de (?:los |las )?(?:paneles|placas)|are (?:the|they|those|these)|is (?:it|that))|\b(?:what|which|que|cual) (?:brands?|make|manufacturers?|marcas?|kind of (?:solar )?panels?|type of (?:solar )?panels?|tipo de (?:paneles|placas)|(?:solar )?panels? (?:are (?:they|those|these|it)|do (?:you|they) (?:use|offer|sell|install|have)|is (?:it|that)|come|exactly|\W*$)|inverters?|inversor)\b|\bwho makes (?:the|those|these|your) panels?\b|\b(?:the|your) (?:brands?|make)\b|\b(?:la|las) marcas?\b|\bquien fabrica\b|\b(?:sun ?power|panasonic|q ?cells|hanwha|rec solar|jinko\w*|trina|longi|canadian solar|enphase|solaredge|tesla panels?|lg panels?)\b/,
    tell: brand,
  },
  {
    id: 'outage',
    asked:
      /\b(?:outages?|blackouts?|power (?:goes|is) (?:out|off|down)|power (?:cuts?|fails?|failure)|grid (?:goes|is) down|lights? (?:go|goes) out|apagon(?:es)?|se va la luz|cortes? de luz|se corta la luz)\b/,
    not: /\b(?:report|is there|why is|street|neighbou?r\w*|now|restor\w+|program\w*|event\w*)\b/,
    inTalkOnly: true,
    tell: ({ turn, all }) =>
      turn.t('solarFacts.outage', { hybrid: hybrids(turn, all), any: hybrids(turn, all) ? 'yes' : 'no' }),
  },
  {
    id: 'battery',
    asked:
      /\b(?:come|comes|with|include\w*|add|have|get|need|store|storage|use|connect|incluye\w*|trae\w*|agregar|anadir|poner|necesit\w+|viene\w*) (?:[a-z]+ ){0,3}(?:batter(?:y|ies)|powerwall|storage|baterias?)\b|\bbatter(?:y|ies) (?:included|later|too|with (?:it|that))\b/,
    not: /\b(?:programs?|boost|events?|join|compar\w+|versus|vs|programas?|eventos?)\b/,
    inTalkOnly: true,
    tell: ({ turn, all }) =>
      turn.t('solarFacts.battery', { hybrid: hybrids(turn, all), any: hybrids(turn, all) ? 'yes' : 'no' }),
  },
  {
    id: 'hail',
    over: ['warranty'],
    asked:
      /\b(?:hail\w*|fires?|burn\w*|stolen|theft|vandal\w*|incendi\w*|rob(?:o|an|aran)|storms?|hurricanes?|tornado\w*|wind|snow|earthquakes?|lightning|insur\w+|granizo|tormentas?|viento|nieve|huracan\w*|terremotos?|sismos?|rayos?|seguros? (?:de|del|cubre)|asegur\w+)\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) => turn.t('solarFacts.hail', warrantyOf(about)),
  },
  {
    id: 'warranty',
    asked:
      /\b(?:warrant\w+|guarant\w+|who (?:will |would |does |is going to )?(?:fix\w*|repair\w*|service\w*|pays? for repairs?|do i call)|(?:breaks?|broken|fails?|defect\w*|stops? working|goes wrong|something happens)|repairs?|garantias?|quien (?:lo |la |los |las )?(?:arregla|repara)|se (?:rompe|dana|descompone|estropea)|repar\w+|arreglos?)\b/,
    not: /\b(?:promise|roof repairs?|meter|light|car|outage|program\w*)\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) => turn.t('solarFacts.repair', warrantyOf(about)),
  },
  {
    id: 'upkeep',
    asked:
      /\b(?:mainten\w+|maintain\w*|clean\w*|wash\w*|upkeep|service them|dust\w*|mantenimiento|limpi\w+|lavar\w*)\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) => turn.t('solarFacts.maintenance', { installer: about.terms.provider.name }),
  },
  {
    id: 'lasts',
    asked:
      /\b(?:how long (?:do|does|will|would) (?:they|it|the panels?|panels?|solar panels?|those|these|the system|the inverter) (?:last|live|hold|work)|how long (?:do|will) .{0,20}\blast\b|life ?(?:span|time|expectancy)|wear out|last (?:for )?(?:\d+|how many) years|degrad\w*|cuanto (?:duran|dura|viven)|vida util|se desgastan)\b/,
    not: /\b(?:events?|battery|visit|outage|eventos?)\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) => turn.t('solarFacts.lifespan', warrantyOf(about)),
  },
  {
    id: 'owns',
    asked:
      /\b(?:do|would|will) (?:i|we) own\b|\bleas(?:e|ed|ing)\b|\bppa\b|\bwho owns\b|\b(?:son mios|serian mios|de mi propiedad|en arriendo|leasing)\b/,
    not: /\bleas(?:e|ing) (?:the|my|an?) (?:house|home|apartment|place)\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) => turn.t('solarFacts.owns', { name: about.offer.name }),
  },
  {
    id: 'installer',
    asked:
      /\b(?:who (?:is|are) (?:the |this )?(?:installers?|company|two rivers|gable|cloudbreak|foothill|daylight)|who (?:installs?|puts?|builds?|does the (?:work|install\w*)|would (?:install|come|do))|which (?:company|installers?)|what company|quien (?:instala|los instala|las instala|hace la instalacion|pone)|que (?:empresa|instalador))\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) => turn.t('solarFacts.installer', installerOf(about)),
  },
  {
    id: 'rating',
    over: ['installer'],
    asked:
      /\b(?:why .{0,30}\brat(?:e|ed|es|ing)s?\b|rat(?:ing|ings|ed)\b|reviews?|reputation|trust\w*|any good|are they good|is it good|is (?:it|that one) any good|legit|calificacion\w*|resenas?|reputacion|confiables?|de fiar|bien valorad\w+|es buen[oa])\b/,
    not: /\b(?:credit|interest|tariff|brand|tasa)\b/,
    inTalkOnly: true,
    tell: rating,
  },
  {
    id: 'looks',
    asked:
      /\b(?:look(?:s)? (?:like|ugly|nice|good)(?<!would (?:solar|panels?|it)\b.{0,24} look like)|ugly|black panels?|all[- ]black|colou?r|se ven|fe[oa]s?|negr[oa]s?)\b|\bblack (?:solar )?(?:panels?|ones?)\b/,
    inTalkOnly: true,
    tell: ({ turn, all, words }) => {
      const black = all.filter(({ terms }) => /black/i.test(terms.panels.model))
      const priced = OF_PRICE.test(words) ? priceOfBlack(turn, all) : undefined
      if (priced) return priced
      return turn.t('solarFacts.looks', {
        any: black.length ? 'yes' : 'no',
        names: listOf(
          turn,
          black.map(({ offer }) => offer.name),
        ),
      })
    },
  },
]

const OF_PRICE =
  /\b(?:cost\w*|price\w*|expensive|cheaper|pay|how much|cuest\w+|cuanto|precio|car[oa]s?|barat[oa]s?)\b/

/** What the offers with black panels cost for each watt, beside the others */
function priceOfBlack(turn: FactsOf['turn'], all: readonly KnownOffer[]): string | undefined {
  const isBlack = ({ terms }: KnownOffer) => /black/i.test(terms.panels.model)
  const perWatt = ({ offer }: KnownOffer) => offer.priceMinor / (offer.systemKw * 1000)
  const [black] = all.filter(isBlack)
  const others = all.filter((one) => !isBlack(one)).map(perWatt)
  if (!black || others.length === 0) return undefined
  const money = (minor: number) => formatMoney(Math.round(minor), turn.ctx.env.CURRENCY, turn.locale)
  return turn.t('solarFacts.looksPrice', {
    name: black.offer.name,
    price: money(perWatt(black)),
    low: money(Math.min(...others)),
    high: money(Math.max(...others)),
  })
}

const BEST_RATED =
  /\b(?:best|highest|top|better|higher|most) (?:\w+ )?(?:rat\w+|review\w*|score\w*|reputation)\b|\b(?:rat\w+|review\w*) (?:the )?(?:best|highest|higher|better)\b|\b(?:mejor|mejores|mas alt[ao]) (?:calific\w+|valorad\w+|resenas?|reputacion|puntu\w+)\b|\bmejor (?:calificad|valorad)\w+\b/

/** Of the installer asked about; asked for the best, of all of them. */
function rating({ turn, words, about, all }: FactsOf): Told {
  if (!BEST_RATED.test(words)) return turn.t('solarFacts.rating', installerOf(about))
  const each = [...new Map(all.map((one) => [one.terms.provider.name, one])).values()].toSorted(
    (a, b) => b.terms.provider.rating - a.terms.provider.rating,
  )
  const [best, ...others] = each
  if (!best) return turn.t('solarFacts.rating', installerOf(about))
  const text = turn.t('solarFacts.bestRated', {
    ...installerOf(best),
    others: listOf(
      turn,
      others.map(({ terms }) => `${terms.provider.name} ${terms.provider.rating.toFixed(1)}`),
    ),
  })
  return { text, about: best }
}

function panelsOf({ offer, terms }: KnownOffer) {
  return {
    name: offer.name,
    count: terms.panels.count,
    watts: terms.panels.watts,
    model: terms.panels.model,
    installer: terms.provider.name,
    inverter: terms.inverter.model,
  }
}

function warrantyOf({ offer, terms }: KnownOffer) {
  return { name: offer.name, installer: terms.provider.name, ...terms.warrantyYears }
}

function installerOf({ offer, terms }: KnownOffer) {
  const { name, since, rating, reviews } = terms.provider
  return { name: offer.name, installer: name, since: String(since), rating: rating.toFixed(1), reviews }
}

function panelCount({ turn, about, before, words, named, all }: FactsOf): string {
  const other = before && before.offer.offerId !== about.offer.offerId ? before : undefined
  const compares = /\b(?:more|fewer|less|mas|menos)\b/.test(words)
  if (compares && other) {
    const [a, b] = [about.terms.panels.count, other.terms.panels.count]
    const more = !/\b(?:fewer|less|menos)\b/.test(words)
    return turn.t('solarFacts.panelMore', {
      ...panelsOf(about),
      other: other.offer.name,
      otherCount: b,
      yes: (more ? a > b : a < b) ? 'yes' : 'no',
    })
  }
  if (!named && !turn.memory.focusOfferId?.startsWith('solar:')) {
    const counts = all.map(({ terms }) => terms.panels.count)
    return turn.t('solarFacts.panelRange', { low: Math.min(...counts), high: Math.max(...counts) })
  }
  return turn.t('solarFacts.panelCount', panelsOf(about))
}

function brand({ turn, about, named, all }: FactsOf): string {
  if (named || turn.memory.lastTopic?.startsWith('solar.'))
    return turn.t('solarFacts.brandOf', panelsOf(about))
  const models = [...new Set(all.map(({ terms }) => terms.panels.model))]
  const inverters = [...new Set(all.map(({ terms }) => terms.inverter.model.split(' ')[0] ?? ''))]
  return turn.t('solarFacts.brands', { models: listOf(turn, models), inverters: listOf(turn, inverters) })
}

function hybrids(turn: FactsOf['turn'], all: readonly KnownOffer[]): string {
  return listOf(
    turn,
    all.filter(({ terms }) => terms.inverter.kind === 'hybrid').map(({ offer }) => offer.name),
  )
}
