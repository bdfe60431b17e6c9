import { foldText } from '@/lib/agent/understanding/normalize-text'

/**
 * Words that mean danger to people whatever else is said: these never wait for a classifier.
 * Better one emergency number too many than one too few, but a fire drill in a joke is left alone.
 */
export function soundsLikeEmergency(text: string): boolean {
  const folded = withoutDenied(foldText(text))
  return danger.some((pattern) => pattern.test(folded)) && !harmless.test(folded)
}

const signs =
  '(?:smoke|(?:(?:burning|burnt|strange|weird|odd|funny|bad|electrical) )?(?:smells?|odou?r)(?: of (?:smoke|gas|burning|fire|plastic))?|sparks?|sparking|fire|flames?|burning|humo|olor(?: (?:a|de) (?:quemado|humo|gas|plastico)| raro)?|fuego|chispas|llamas|quemado|olor a quemado|nada quemado)'
/** "No smoke or smell, just flicker": a sign is denied only when nothing is said of it beyond its name. */
const denied = new RegExp(
  `\\b(?:no|without(?: any)?|not any|(?:there'?s|there is|i see|i smell|hay|veo|huelo) no|sin|ningun|tampoco(?: hay)?|no (?:hay|veo|huele a|sale)|(?:don'?t|do not) (?:see|smell)(?: any)?)(?: any| ni)? ${signs}(?:(?:,| or| and| nor| ni| y| o)+ (?:no |any |a )?${signs})*(?=\\s*(?:$|[.,;!]| but\\b| just\\b| only\\b| so far\\b| here\\b| at all\\b| or anything\\b| pero\\b| solo\\b| nada mas\\b| ni nada\\b))`,
  'g',
)

/** What is said of danger beside what is denied. */
export function withoutDenied(folded: string): string {
  return folded.replace(denied, ' ')
}

const danger: RegExp[] = [
  /\b(is|are|on|caught|catching|there'?s?|a|see|seeing|big) fire\b|^\W*fire\W*$|\bfire (at|in|on|near|by|from|coming)\b/,
  /\b(spark(s|ing)|arcing|flames?|in flames|smolder\w*|explosion|explod(ed|ing|es)|blew up)\b/,
  /\bsmok(e|ing)\b.*\b(meter|panel|pole|box|transformer|outlet|breaker|charger|battery|wire|line|wall|house|kitchen|basement|garage)\b/,
  /\b(meter|panel|pole|box|transformer|outlet|breaker|charger|battery|wires?|line|wall|house|plug|socket)\b.*\b(smok(e|ing)|burning|burnt|on fire|melt(ed|ing)|glowing)\b/,
  /\b(smell|smells|smelling|smelled)\b.*\b(smoke|burn(ing|t|ed)|gas|melted|plastic)\b/,
  /\b(line|lines|wire|wires|cable|cables)\b.*\b(down|fell|fallen|on the (ground|street|road|car|sidewalk|grass|fence|lawn)|in the (street|yard|road)|hanging|dangling|snapped)\b/,
  /\b(downed|fallen|snapped|dangling|loose live|live) (power ?)?(lines?|wires?|cables?)\b/,
  /\b(electrocut\w*|electric shock|shock from|got (a )?(bad )?shock|(was|been|got) (shocked|zapped)|gave me a shock|shocked me|zapped me|(gave|gives|giving) (me|him|her|us|my \w+) an? (zap|shock|jolt)|(got|gets) an? (zap|jolt))\b/,
  /\b(hit|crashed into|ran into|knocked (down|over)) (a|the|our|my) (power |utility |electric |light )?(pole|transformer|substation)\b/,
  /\b(unconscious|not breathing|badly hurt|injured|trapped)\b/,
  /\b(ventilator|oxygen (machine|concentrator|tank)|life support|dialysis)\b.*\b(stopped|no power|(is|are|went|goes|just|has gone|got|turned itself|shut|shutting|cut|cutting) (itself )?(off|out|dead|down)|died|dying|failing|beeping|alarm\w*|(on|running on) (the |its |a )?(back-?up )?battery(?! (program|one|plan|thing|scheme))|battery (is|runs|low|dead|dies|left|at)|needs? (power|electricity|electric|current|help|juice))\b/,
  /\b(no power|power('?s| is| went| just went| has gone)? out|outage|lights (are|went) out)\b.*\b(ventilator|oxygen|life support|dialysis)\b/,
  /\b(call|dial) 911\b|\b(this is|it is|it'?s) an emergency\b|^\W*emergency\W*$/,
  /\b(incendio|fuego|(?<!te |se )llamas|chispas|chisporrote\w*|explosion|exploto|explotado|electrocut\w*|quemando|quemandose|ardiendo)\b/,
  /\b(huele|olor)\b.*\b(quemado|humo|gas|plastico)\b|\b(sale|hay|veo|echa) humo\b/,
  /\b(cable|cables|linea|tendido|poste)\b.*\b(caido|caidos|caida|se cayo|en el suelo|en la calle|en la acera|suelto|colgando|tirado)\b/,
  /\b(me dio|le dio|recibi|ha recibido|me ha dado|le ha dado|dio) (la |una |un )?(corriente|descarga|calambre|toque)\b/,
  /\b(respirador|oxigeno|ventilador mecanico|dialisis)\b.*\b(sin|apago|apagado|no (funciona|tiene))\b/,
  /\b(es una emergencia|(?<!ya )llam(a|en|e) al 911)\b|^\W*emergencia\W*$/,
]

const harmless =
  /\b(spark(s|ing)? (water|wine|joy|interest)|fire (me|him|her|them|tv|stick|away)|fired|smoke (alarm|detector)s? (compatible|count|use)|no smok|explod(ed|ing) (bill|costs?|prices?)|bill (has )?explod|carbon monoxide detector use|in case of|what if (there is|there's) a|fireplace|emergency (program|event|residential|rate|contact|phone|number))\b/
