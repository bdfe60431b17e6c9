const PLACE_EN =
  '(?:(?:the|my|our|one|some|two|a|a few|all|every|both|this|upstairs|downstairs) )*(?:kitchen|bath(?:room)?s?|bedrooms?|living room|dining room|rooms?|garage|basement|attic|hall(?:way)?|laundry(?: room)?|upstairs|downstairs|outlets?|(?:first|second|ground|top|upper|lower) floor|house|home|apartment|flat|building|(?:back|front|rest|other side|side|part|half) (?:of (?:it|(?:the|my|our) (?:house|home|apartment|flat)))?|half (?:the|my|our) (?:house|home|apartment|flat))'
const PLACE_ES =
  '(?:(?:el|la|los|las|mi|un|una|unos|unas|algun|todos?|toda|cada|dos) )*(?:cocinas?|banos?|cuartos?|habitacion(?:es)?|recamaras?|dormitorios?|sala|comedor|garaje|cochera|sotano|patio|pasillo|lavanderia|piso de (?:arriba|abajo)|planta (?:alta|baja)|(?:parte|mitad|un lado) de (?:la |mi )?casa|media casa|casa|apartamento|departamento|enchufes?|arriba|abajo)(?: de (?:arriba|abajo))?'
const LEAD =
  '(?:(?:no|yes|yeah|well|just|only|its|it is|mostly|nothing but|so far|uh|um|si|pues|solo|solamente|nada mas|nomas|unicamente|es|fue|bueno|creo que|parece que)[\\s,]+)*'
const more = (place: string, and: string) =>
  `${place}(?:\\s*(?:,|${and}|,\\s*${and})\\s*(?:(?:in|en) )?${place})*`
const ONLY = /\b(?:just|only|nothing but|solo|solamente|nada mas|nomas|unicamente)\b/
const WHOLE = new RegExp(
  `^[\\s¿¡]*${LEAD}(?:(?:in|en|at|for|on) )?(?:${more(PLACE_EN, '(?:and|&|plus)')}|${more(PLACE_ES, '(?:y|e)')})(?: (?:only|alone|nada mas|nomas|solamente|though|so far|tambien|too))*[\\s.!]*$`,
)

/** "Only in the kitchen and the bathroom": a part of the home and nothing else, which says where the power is out. */
export function saysPartOfHome(folded: string): boolean {
  return !/[?¿]/.test(folded) && ONLY.test(folded) && WHOLE.test(folded.replace(/['’]/g, ''))
}
