/** Words that say which of the two ways is spoken of, in folded text. */
export const SOLAR_SAID =
  /\b(?:solar\w*|panels?|pannels?|pv|photovoltaic\w*|roof(?:top)?s?|installers?|inverters?|payback|pays? (?:itself |for itself |off )?back|placas?|paneles|techo|tejado|azotea|fotovoltaic\w*|instalador\w*|inversor)\b/
export const PROGRAM_SAID = /\b(?:programs?|programmes?|programms?|programas?|rebates?|reembolsos?)\b/
export const EVENTS_SAID = /\b(?:events?|eventos?)\b/

const EITHER =
  '(?:programs?|programmes?|programas?|events?|eventos?|rebates?|bill|factura|recibo|solar|panels?|paneles|placas)'
const SMALL =
  '(?:(?:the|an?|any|my|your|those|these|all|about|for|with|el|la|los|las|una?|mi|de|del|al|por)\\s+)*'
const REFUSES =
  "(?:not(?! (?:sure|only|just|really|bad)\\b)(?: asking| talking| interested)?|stop|forget|enough|no more|never mind|instead of|rather than|(?:do not|don'?t|dont|did not|didn'?t|didnt) (?:want|mean|need|care|ask|asked)|no (?:hablo|hablaba|pregunto|pregunte|quiero|me refiero|digo)|basta|dej[ae](?:mos)?|olvid[ae](?:mos)?|nada|en vez de)"

/** "Stop with the programs", "not asking for a program", "not the bill": said, and not meant. */
export const NOT_MEANT = new RegExp(`\\b${REFUSES}\\s+${SMALL}(?:[a-z]+\\s+)?${EITHER}\\b`, 'g')
/** "No programs please": of panels "no solar, I mean" says the opposite */
export const NO_PROGRAMS = /\bno (?:los |las |mas )?(?:programs?|programas?|rebates?)\b/g
/** "Forget the rental thing, …": what stands before the comma is left aside */
export const LEFT_ASIDE =
  /\b(?:forget|never ?mind|skip|olvid[ae]|dej[ae])(?: about)? (?:the |that |my |el |la |lo )?(?:[^.;!?]{1,80}[.;!](?=\s*\S)|[a-z' -]{1,30}?(?=[,.;!]| but | pero ))/g
/** "Why Peak Savings? What about the battery one?": the question after it is the one to answer */
export const WHY_THAT = /^\W*(?:but |and |pero |y )?(?:why|por que) [^?.!]{2,30}\?\s+(?=\S)/
/** "What solar programs are there?" asks for solar. */
export const SOLAR_PROGRAMS =
  /\b(?:solar|panel) (?:programs?|programmes?)\b|\bprogramas? (?:solar(?:es)?|de (?:placas|paneles))\b/

/** What a device goes by, as the programs that use it are called after it */
export const DEVICE_WORDS: Record<string, string> = {
  battery: '(?:home )?batter(?:y|ies)|powerwalls?|baterias?',
  ev: '(?:electric )?(?:cars?|vehicles?)|evs?|charg(?:er|ing)|tesla|coches?|carros?|autos?|vehiculos?|cargador',
  thermostat: 'thermostats?|nest|ecobee|a/?c|air ?con\\w*|cooling|termostatos?|aire',
  'water-heater': '(?:hot )?water(?: ?heaters?| ?tank)?|heaters?|boilers?|calentador(?:es)?',
}
const PROGRAM_NOUN = '(?:programs?|programmes?|plans?|schemes?|ones?|things?|deals?|programas?)'

/** "The battery one", "Battery. program.", "the program for my car", "el del coche" */
export function deviceProgram(words: string): { device: string; at: number } | undefined {
  for (const [device, names] of Object.entries(DEVICE_WORDS)) {
    const named = new RegExp(
      `\\b(?:${names})(?:'s)?[\\s.,!-]+${PROGRAM_NOUN}\\b|\\b${PROGRAM_NOUN} (?:for|with|of|using|de|del|para|con) (?:(?:the|my|an?|el|la|mi|un|una) )?(?:${names})\\b|\\b(?:el|la) del? (?:(?:la|el|mi) )?(?:${names})\\b`,
    ).exec(words)
    if (named) return { device, at: named.index }
  }
  return undefined
}

/** "Solar or the battery": a device that stands against solar means its program. */
export function deviceAgainst(words: string): string | undefined {
  for (const [device, names] of Object.entries(DEVICE_WORDS)) {
    const against = new RegExp(
      `\\b(?:vs|versus|against|or|than|contra|o|que)\\.? (?:(?:just|only|solo) )?(?:(?:the|my|el|la|mi) )?(?:${names})\\b|\\b(?:${names}) (?:vs|versus|against|or|contra|o)\\.? (?:(?:the|los|las) )?(?:solar|panels?|paneles|placas)\\b`,
    )
    if (against.test(words)) return device
  }
  return undefined
}

/** Words of offers' names that say something else as well: by themselves they name an offer only when pointed at. */
export const COMMON_IN_NAMES: ReadonlySet<string> = new Set(
  'solar energy homes home sun roofing electric family roof full four six two rivers classic premium starter compact daylight'.split(
    ' ',
  ),
)

/** Points back at what was listed: "which of them", "that one", "the cheapest option" */
export const POINTS_BACK =
  /\b(?:which (?:one|would|should|do)|of (?:them|these|those)|these|those|them|that one|this one|it|option|options|offer|offers|anything|something|one|de (?:ellos|ellas|esos|esas|estos|estas)|ese|esa|esos|esas|opcion(?:es)?|ofertas?|alguno|alguna|algo)\b/

/** What is said about oneself being misunderstood, and asks for nothing by itself */
export const CORRECTION =
  /\b(?:i (?:mean|meant|was (?:talking|asking) about|am (?:talking|asking) about|asked (?:about|for)|said)|i'?m (?:talking|asking) about|(?:talking|asking) about|me refier[eo] a|me referia a|hablo de|hablaba de|pregunto por|preguntaba por|digo|quise decir|decia)\b/

/** "How does it compare with solar?", of the program spoken of */
export const COMPARED = /\b(?:compar\w+|versus|vs|better|worse|against|mejor|peor|frente a|contra)\b/
