import { fittingOn, panelArea, roofArea, roofNeeded } from './roof-area'
import { type FactsOf, listOf, type SolarFact } from './solar-fact'

const ROOF = '(?:roofs?|house|techos?|tejado|azotea|casa)'
/** In Spanish "este" is mostly "this": a side only where words point that way. */
const SIDE =
  '(?:north|south|east|west|norte|sur|oeste|oriente|poniente|(?<=\\b(?:al|hacia el|hacia|del|orientad[oa]s? al) )este|sur ?este|nor ?este)'

/** Facts of the roof, the home and who lives there */
export const homeFacts: readonly SolarFact[] = [
  {
    id: 'direction',
    over: ['roof'],
    asked: new RegExp(
      `\\b${SIDE}(?:[- ]?(?:facing|east|west))?\\b|\\b(?:direction|orientation|orientacion|way)\\b.{0,20}\\b${ROOF}\\b|\\b${ROOF}\\b.{0,20}\\b(?:direction|faces?|facing|orientation|orientad\\w+|mira)\\b`,
    ),
    not: /\b(?:northfield|street|outage|side of town)\b/,
    tell: ({ turn, words, all }) =>
      turn.t('solarFacts.direction', {
        side: /\b(?:north|norte)/.test(words) ? 'north' : /\b(?:south|sur)\b/.test(words) ? 'south' : 'other',
        rooftop: all.length,
      }),
  },
  {
    id: 'area',
    over: ['roof'],
    asked: new RegExp(
      `\\b\\d+(?:[.,]\\d+)?\\s*(?:m2|m²|sqm|sq ?m|square (?:meters?|metres?|feet|foot)|sq ?ft|ft2|metros?(?: cuadrados?)?|pies)|\\bhow (?:big|large) (?:is|are) (?:a|the|one|each|these|those) (?:solar )?panels?\\b|\\b(?:how much (?:roof|space|room)|roof space|cuanto (?:techo|espacio))\\b|\\b(?:que (?:tan grande|tamano)|cuanto mide)\\b.{0,20}\\b(?:panel|placa)|\\b(?:small|tiny|little|pequen\\w+|chic\\w+) ${ROOF}\\b|\\b(?:fit|fits|enough (?:space|room)|cabe|caben)\\b.{0,20}\\b(?:on|my|en|mi) ?(?:my |mi |el )?${ROOF}\\b`,
    ),
    not: /\b(?:program\w*|meter fits)\b/,
    tell: area,
  },
  {
    id: 'flat',
    over: ['roof', 'homeType'],
    asked: new RegExp(
      `\\b(?:flat|plano|plana) ?${ROOF}\\b|\\b${ROOF}\\b.{0,12}\\b(?:is flat|are flat|flat|plano|plana)\\b`,
    ),
    tell: ({ turn, about }) => turn.t('solarFacts.flat', { installer: about.terms.provider.name }),
  },
  {
    id: 'shade',
    over: ['roof'],
    asked: /\b(?:shade[ds]?|shady|shadow\w*|trees?|chimneys?|sombras?|arbol(?:es)?|chimeneas?)\b/,
    inTalkOnly: true,
    tell: ({ turn, all }) => {
      const micro = all.filter(({ terms }) => terms.inverter.kind === 'micro').map(({ offer }) => offer.name)
      return turn.t('solarFacts.shade', { any: micro.length ? 'yes' : 'no', names: listOf(turn, micro) })
    },
  },
  {
    id: 'roofAge',
    over: ['roof', 'warranty'],
    asked: new RegExp(
      `\\b(?:old|aging|bad|damaged|leak\\w*|tile[ds]?|shingle\\w*|metal|slate|viejo|vieja|danado|goteras?|tejas?|lamina) ?${ROOF}?\\b.{0,20}\\b${ROOF}\\b|\\b(?:old|new|damaged|metal|tile|slate|viejo) ${ROOF}\\b|\\b${ROOF}\\b.{0,25}\\b(?:years? old|old|leak\\w*|replac\\w+|redo\\w*|new|repair\\w*|tiles?|shingles?|metal|anos|viejo|goteras?|cambiar\\w*|tejas?)\\b|\\b(?:new|replace|redo|repair) (?:the |my )?roof\\b`,
    ),
    not: /\b(?:i'?m|i am) \d/,
    tell: ({ turn, about, all }) => {
      const notes = [...new Set(all.flatMap(({ terms }) => terms.notes.map((note) => note[turn.locale])))]
      const old = all.flatMap(({ offer, terms }) =>
        terms.notes.some((note) => /younger than/.test(note.en))
          ? [{ offer, note: noteWith(terms, /younger than/, turn.locale) }]
          : [],
      )
      const repairs = all.find(({ terms }) => terms.notes.some((note) => /roof repairs/i.test(note.en)))
      return turn.t('solarFacts.roofAge', {
        installer: about.terms.provider.name,
        notes: notes.length,
        rule: old[0] ? `${old[0].offer.name}: ${old[0].note}` : '',
        repairs: repairs
          ? `${repairs.terms.provider.name}: ${noteWith(repairs.terms, /roof repairs/i, turn.locale)}`
          : '',
      })
    },
  },
  {
    id: 'roof',
    asked: new RegExp(
      `\\b${ROOF}\\b.{0,20}\\b(?:ok|okay|good|suitable|right|strong|works?|enough|fine|support|hold|problem|sirve|apto|aguanta|adecuad[oa])\\b|\\b(?:suitable|good|right|ok|apto|bueno) (?:for|para) (?:my |mi )${ROOF}\\b|\\b${ROOF}\\b.{0,20}\\b(?:damaged?|ruined|holes?|danad[oa]|dan[ea]n?|agujeros?)\\b|\\b(?:damage|ruin|hurt|danar?) (?:to |a )?(?:my |the |mi |el )?${ROOF}\\b|\\b(?:what|which) (?:kind|type) of ${ROOF}\\b`,
    ),
    not: /\b(?:house|casa)\b/,
    tell: ({ turn }) => turn.t('solarFacts.roof'),
  },
  {
    id: 'tenant',
    notOfPrograms: true,
    // "If I get other tenants": the landlord speaks.
    not: /\b(?:my|our|new|other|more|get|got|have|find|the|future|mis|nuestros|otros|nuevos) (?:tenants|renters|lodgers|inquilin[oa]s)\b/,
    asked:
      /\b(?:rent(?:al|er|ers|ing|s|ed)?|tenants?|landlord\w*|leas(?:e|ing) (?:the|my|a|an) (?:house|home|apartment|flat|place)|lessee|inquilin[oa]s?|alquil\w+|rent[oa]\b|arriend\w+|arrendad\w+|casero|duen[oa] de (?:la|mi) casa)\b/,
    tell: ({ turn, about }) =>
      turn.t(about.terms.eligibility.ownersOnly ? 'solarFacts.tenant' : 'solarFacts.tenantOpen', {
        installer: about.terms.provider.name,
      }),
  },
  {
    id: 'homeType',
    asked:
      /\b(?:apartment|apt|condo\w*|flat(?! roof)|mobile home|trailer|townhouse|duplex|departamento|apartamento|condominio|casa movil)\b/,
    not: /\b(?:flat (?:rate|fee|on|panels?)|rates? (?:stay|are) flat|rates? flat|at flat)\b/,
    inTalkOnly: true,
    tell: ({ turn, words }) =>
      turn.t('solarFacts.homeType', { town: /\btownhouse\b/.test(words) ? 'yes' : 'no' }),
  },
  {
    id: 'association',
    asked:
      /\b(?:h\.?o\.?a\.?s?|home ?owners?'? association|association|condo board|neighborhood rules|junta de (?:vecinos|condominio)|asociacion de (?:vecinos|propietarios)|comunidad de (?:vecinos|propietarios)|administracion del condominio)\b/,
    tell: ({ turn, about }) => turn.t('solarFacts.hoa', { installer: about.terms.provider.name }),
  },
  {
    id: 'permits',
    asked:
      /\b(?:permits?|permitting|permiss?ions?|city approval|town hall|building department|paperwork|permisos?|licencias?|tramites?|papeleo|ayuntamiento|municipio)\b/,
    not: /\b(?:your permission|without my|program\w*|what stage|where)\b/,
    inTalkOnly: true,
    tell: ({ turn, about }) =>
      turn.t('solarFacts.permits', { installer: about.terms.provider.name, name: about.offer.name }),
  },
  {
    id: 'moves',
    not: /\b(?:power|energy|electricity|extra|surplus|excess|energia|electricidad|sobrante|moved? (?:the|my) (?:visit|date))\b/,
    asked:
      /\b(?:sell (?:the|my|our|this) (?:house|home|place|property)|(?:sell|sold) it in|(?:i|we|if i|when i|if we) (?:move|moved|moving|sell)\b|(?:we(?:'re| are)|i(?:'m| am)) (?:probably |maybe )?(?:moving|selling) (?:the house|our house|my house|out|next|soon|in)\b|mov(?:e|ing) (?:out|away|house|home)|take (?:it|them|the panels?) with (?:me|us)|goes? with (?:me|us)|vend\w+ (?:la|mi|nuestra) (?:casa|vivienda)|me mud\w+|nos mud\w+|mudarme|mudanza|me l[oa]s? llevo)\b/,
    inTalkOnly: true,
    tell: (of) =>
      of.turn.t('solarFacts.moving', {
        installer: of.about.terms.provider.name,
        wait: of.wait(of.about),
        name: of.about.offer.name,
      }),
  },
  {
    id: 'age',
    over: ['worthIt'],
    asked:
      /\b(?:at my age|my age|too old|i'?m (?:old|retired|\d{2})\b(?!\s*(?:%|percent|dollars|kwh))|i am (?:old|retired|\d{2})\b|at (?:[5-9]\d)\b(?! ?(?:%|percent|cents))|[5-9]\d years old|a mi edad|tengo [5-9]\d|a mis \d{2}|jubilad[oa]|muy (?:viej[oa]|mayor))/,
    not: /\broof\b.{0,15}\bold\b|\bpeaks?\b/,
    inTalkOnly: true,
    tell: age,
  },
]

function noteWith(
  terms: { notes: { en: string; es: string }[] },
  words: RegExp,
  locale: 'en' | 'es',
): string {
  return terms.notes.find((note) => words.test(note.en))?.[locale] ?? ''
}

/** "Would 7 panels fit in 20 m2?", "how big is a panel?", "which fit 25 m2?": from power and efficiency of the panels. */
function area(of: FactsOf): string {
  const { turn, words, about, named, all } = of
  const roof = roofArea(words) ?? undefined
  const size = turn.t('solarFacts.panelSize', {
    watts: about.terms.panels.watts,
    area: oneDigit(panelArea(about.terms)),
  })
  const one = { name: about.offer.name, count: about.terms.panels.count, need: roofNeeded(about.terms) }
  if (roof === undefined) {
    const [least] = all.toSorted((a, b) => roofNeeded(a.terms) - roofNeeded(b.terms))
    const small = named ? about : least!
    return `${size} ${turn.t('solarFacts.areaNeeds', {
      name: small.offer.name,
      count: small.terms.panels.count,
      need: roofNeeded(small.terms),
    })}`
  }
  const plural = /\b(?:which|these|those|them|what fits?|cuales|que cabe)\b/.test(words)
  const fits = one.need <= roof
  const asksOfOne = named || (!plural && turn.memory.lastTopic?.startsWith('solar.'))
  if (asksOfOne && (fits || named))
    return turn.t('solarFacts.areaFits', { ...one, roof, yes: fits ? 'yes' : 'no' })
  const fitting = fittingOn(all, roof)
  return `${turn.t('solarFacts.areaWhich', {
    roof,
    count: fitting.length,
    names: listOf(
      turn,
      fitting.map(({ offer, terms }) => `${offer.name} (${roofNeeded(terms)} m²)`),
    ),
  })} ${/\bhow (?:big|large)\b|\bque tan\b/.test(words) ? size : ''}`.trim()
}

function oneDigit(value: number): string {
  return value.toFixed(1)
}

function age({ turn, about, words, wait }: FactsOf): string {
  const said = /\b([5-9]\d)\b/.exec(words)?.[1]
  const { paybackYearsLow: low, paybackYearsHigh: high } = about.offer
  const years = said ? Number(said) : undefined
  const known = years !== undefined && low !== null && high !== null
  return turn.t('solarFacts.age', {
    name: about.offer.name,
    wait: wait(about),
    known: known ? 'yes' : 'no',
    from: known ? String(years + low) : '',
    to: known ? String(years + high) : '',
  })
}
