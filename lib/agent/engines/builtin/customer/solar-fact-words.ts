/** One fact of a solar offer that can be asked for by itself. */
export type SolarFact =
  | 'warranty'
  | 'lasts'
  | 'breaks'
  | 'upkeep'
  | 'roof'
  | 'space'
  | 'permits'
  | 'association'
  | 'moves'
  | 'outage'
  | 'battery'
  | 'subsidy'
  | 'count'
  | 'time'
  | 'installer'
  | 'owns'
  | 'dark'
  | 'sellsBack'

const WORDS: [SolarFact, RegExp][] = [
  ['warranty', /\bwarrant\w*|\bguarant\w*|\bgarantia\w*|\bgarantizad\w*/],
  [
    'association',
    /\bhoa\b|\b(?:homeowners?'?|condo|neighbou?rhood) (?:association|board|rules)\b|\b(?:asociacion|junta|comunidad) de (?:vecinos|propietarios|condominos)\b/,
  ],
  [
    'moves',
    /\b(?:i|we|if|when)\b.{0,14}\bmov(?:e|ed|ing)\b(?! (?:it|them|the (?:visit|date)))|\bsell\b.{0,14}\b(?:house|home|place)\b|\bnew owners?\b|\btake (?:them|it|the panels) with\b|\b(?:me|nos) mud\w+|\bmudanza\b|\bvend(?:o|er|emos|iera)\b.{0,12}\bcasa\b/,
  ],
  [
    'outage',
    /\b(?:outage|blackout|power cut)s?\b|\b(?:power|electricity|grid|lights?)\b.{0,10}\b(?:out|off|down|fails?|cut)\b|\bapagon(?:es)?\b|\b(?:se va|sin|corte de|cortan?) (?:la )?(?:luz|electricidad|corriente)\b/,
  ],
  [
    'subsidy',
    /\b(?:tax credits?|subsid\w+|incentives?|federal credit|tax (?:break|rebate)|state (?:credit|rebate)|grants?)\b|\b(?:credito fiscal|subsidio|incentivo|ayudas?|deduccion)s?\b/,
  ],
  ['permits', /\bpermit\w*|\bpaperwork\b|\bred tape\b|\b(?:permisos?|tramites?|papeleo|licencias?)\b/],
  [
    'time',
    /\bhow (?:long|soon|many (?:days|weeks|months)|quick\w*|fast)\b.{0,40}\b(?:install\w*|put (?:it|them|in|up)|set ?up|ready|up and running|switched on|start|get (?:it|them|the panels)|take|work)\b|\bwhen\b.{0,25}\b(?:install\w*|ready|switched on|up and running|start(?:ed)?|put (?:it|them) (?:in|up))\b|\b(?:installation|install) (?:time|date|take)\b|\bcuanto (?:tiempo )?(?:tarda\w*|demora\w*|toma\w*|se tarda)\b|\bcuando\b.{0,20}\b(?:instal\w+|list[oa]s?|pon\w+|empie\w+)\b/,
  ],
  [
    'lasts',
    /\bhow (?:long|many years)\b.{0,30}\blast\b|\blife ?span\b|\blife expectancy\b|\blifetime\b|\b(?:cuanto (?:tiempo )?|cuantos anos )duran?\b|\bvida util\b/,
  ],
  [
    'upkeep',
    /\bmaint\w+|\bclean\w*|\bwash\w*|\bupkeep\b|\btake care of\b|\bservic(?:e|ing)d?\b(?! (?:order|address))|\bmantenimiento\b|\blimpi\w+|\blavar\w*/,
  ],
  [
    'breaks',
    /\b(?:breaks?|broken|fails?|stops? working|hail|storms?|hurricane|damag\w+|insur\w+|leak\w*|repairs?)\b|\b(?:se (?:rompen?|danan?|descompon\w+)|granizo|tormentas?|fall[ae]n?|seguro|goteras?|reparacion\w*)\b/,
  ],
  [
    'space',
    /\bhow (?:much|big)\b.{0,16}\b(?:space|room|area|roof)\b|\bsquare (?:feet|foot|meters?)\b|\bfit on\b|\bcuanto (?:espacio|techo)\b|\bmetros cuadrados\b|\bcab\w+ en\b/,
  ],
  [
    'roof',
    /\broof\w*|\bshingle\w*|\bshad(?:e|y|ed|ing)\b|\btrees?\b|\bfac(?:es|ing) (?:north|south|east|west)\b|\btechos?\b|\btejado\b|\bazotea\b|\bsombra\b|\barbol(?:es)?\b/,
  ],
  [
    'battery',
    /\bbatter(?:y|ies)\b.{0,20}\b(?:includ\w*|part|extra|come|comes|in (?:it|the price)|too|with|later|add\w*)\b|\b(?:includ\w*|come[s]? with|part of|need|add|have|store)\b.{0,16}\b(?:batter(?:y|ies)|storage)\b|\bbaterias?\b/,
  ],
  [
    'count',
    /\bhow many (?:solar )?panels\b|\bnumber of panels\b|\bcuant[oa]s (?:paneles|placas)\b|\bhow many (?:of them|are there)\b/,
  ],
  [
    'owns',
    /\b(?:do|would|will) (?:i|we) own\b|\bleas(?:e|ed|ing)\b|\brent(?:ed|ing|al)?\b|\bppa\b|\bwho owns\b|\b(?:son mios|serian mios|de mi propiedad|alquil\w+|arrend\w+|rentad\w+)\b/,
  ],
  [
    'installer',
    /\bwho\b.{0,16}\b(?:install\w*|does (?:it|the work)|puts?|makes?|builds?)\b|\b(?:installer|the company|contractor)s?\b|\b(?:reviews|reputable|trustworth\w+|reliable)\b|\bquien(?:es)?\b.{0,12}\b(?:instal\w+|hace\w*|pone\w*)\b|\b(?:instalador\w*|la empresa|contratista)\b/,
  ],
  [
    'sellsBack',
    /\bsell\b.{0,16}\b(?:back|power|electricity|extra|energy|to (?:you|the grid))\b|\bnet.?meter\w*|\b(?:extra|excess|surplus|left ?over|unused)\b.{0,12}\b(?:power|electricity|energy|solar)?\b|\bexport\w*|\b(?:sobrante|excedente|me sobra|vender (?:la )?(?:luz|energia|electricidad))\b/,
  ],
  [
    'dark',
    /\b(?:at )?night\b|\bcloud\w*|\brain\w*|\bwinter\b|\bsnow\w*|\bde noche\b|\b(?:por la noche|nublad\w+|nubes|lluvia|llueve|invierno|nieve)\b/,
  ],
]

/** How long it takes to pay for itself has an answer of its own. */
const PAYBACK =
  /\bpay(?:s|ing)?\b.{0,12}\b(?:itself|themselves|back|off|out)\b|\bpay-?back\b|\bbreak ?even\b|\brecuper\w+|\bamortiz\w+|\bse pagan?\b/

const MOST_FACTS = 3

/** Which facts are asked for: none when the words ask of the offers as a whole. */
export function solarFactsIn(words: string): SolarFact[] {
  if (PAYBACK.test(words)) return []
  const found = WORDS.filter(([, pattern]) => pattern.test(words)).map(([fact]) => fact)
  const has = (fact: SolarFact) => found.includes(fact)
  return found
    .filter((fact) => !(fact === 'lasts' && has('warranty') && !/\blast|\bdura/.test(words)))
    .filter((fact) => !(fact === 'time' && has('lasts')))
    .filter(
      (fact) => !(fact === 'roof' && (has('space') || (has('count') && !/\bshad|\bold|\bleak/.test(words)))),
    )
    .filter((fact) => !(fact === 'battery' && has('outage')))
    .filter((fact) => !(fact === 'sellsBack' && has('moves')))
    .slice(0, MOST_FACTS)
}
