/** A stretch of a message that may hold a question of its own; `joint` says what parts it from the one before. */
export type Clause = { text: string; joint: Joint }
/** `reason`: "… because I sleep then"; `so`: "we are away, so skip us". */
type Joint = 'start' | 'sentence' | 'and' | 'but' | 'comma' | 'reason' | 'so'

/** Cuts a message where another request may begin; whoever reads the clauses may join them again. */
export function splitUtterance(text: string): Clause[] {
  const clauses: Clause[] = []
  let joint: Clause['joint'] = 'start'
  let from = 0
  const push = (to: number) => {
    const part = text
      .slice(from, to)
      .trim()
      .replace(/^[,;:.!?\s]+/, '')
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(part))
      clauses.push({ text: part, joint: clauses.length === 0 ? 'start' : joint })
  }
  for (const match of text.matchAll(boundary)) {
    if (match.index < from) continue
    push(match.index + (match.groups?.stop ? 1 : 0))
    joint = jointOf(match.groups)
    from = match.index + (joint === 'but' || joint === 'reason' ? 0 : match[0].length)
  }
  push(text.length)
  return clauses.length > 0 ? joinHalves(clauses) : [{ text: text.trim(), joint: 'start' }]
}

function jointOf(groups: Record<string, string | undefined> = {}): Joint {
  if (groups.stop) return 'sentence'
  if (groups.reason) return 'reason'
  if (groups.so) return 'so'
  if (groups.but) return 'but'
  return groups.and ? 'and' : 'comma'
}

/** What stands between two clauses that are read as one. */
export const glue: Record<Clause['joint'], string> = {
  start: '',
  sentence: '. ',
  and: ' and ',
  but: ' ',
  reason: ' ',
  so: ' so ',
  comma: ', ',
}

/** "If I cancel, do you keep it?" is one question, and "vs. the battery" goes on with what was said before. */
function joinHalves(clauses: Clause[]): Clause[] {
  const joined: Clause[] = []
  for (const clause of clauses) {
    const last = joined.at(-1)
    const goesOn =
      last &&
      (clause.joint === 'sentence'
        ? amountAlone.test(last.text) ||
          putsFirst(last.text, clause.text) ||
          (clause.text.split(/\s+/).length <= mostWordsGoingOn &&
            (goingOn.test(clause.text) || (namesOnly(last.text) && asksOfIt.test(clause.text))))
        : clause.joint !== 'but' &&
          clause.joint !== 'so' &&
          condition.test(last.text) &&
          !openQuestion.test(last.text))
    if (last && goesOn) last.text = `${last.text}${glue[clause.joint]}${clause.text}`
    else joined.push({ ...clause })
  }
  return joined
}

/** "Los avisos, ¿me siguen llegando?": what is asked about comes before the question. */
function putsFirst(before: string, question: string): boolean {
  return (
    /^(?:y |pero )?\S+(?: \S+){0,4},$/i.test(before) && question.startsWith('¿') && !socialStart.test(before)
  )
}

/** "My solar order. Where is it?": a thing named, and then asked about. */
function namesOnly(text: string): boolean {
  return text.split(/\s+/).length <= 4 && !/[?¿]/.test(text) && !socialStart.test(text)
}

/** "Two bucks?? Explain how you got that": the sum is what is asked about. */
const amountAlone =
  /^(?:only |just |solo |nomas )?(?:[$€]\s?\d[\d.,]*|(?:\d[\d.,]*|one|two|three|four|five|ten|twenty|forty|fifty|un|dos|tres|cuatro|cinco) ?(?:dollars?|bucks?|cents?|dolares|centavos|pesos|\$))(?: (?:only|total|in all))?\W*$/i
const socialStart = /^(?:hi|hello|hey|thanks|thank|ok|okay|yes|no|good|hola|buen[oa]s|gracias|s[ií])\b/i
const asksOfIt = /\b(?:it|that|this|them|they|those|eso|est[aá]|lo|cu[aá]nto es|how much)\b/i
const mostWordsGoingOn = 6
const goingOn =
  /^(?:vs|versus|or|nor|with|without|for|than|because|not|rather|o|con|sin|para|porque|contra|que)\b|^(?:use|using|based on|going by|taking|usen?|usando|segun|según|tomen?) (?:my|our|mis?|nuestr[oa]s?)\b|^(?:which|cual|cuál)\W*$|^\S+(?: \S+){0,2} (?:tambi[eé]n|too|as well)\W*$|^(?:which one(?: is \w+)?|(?:please )?explain(?: (?:that|this|it))?|how come|why is (?:that|this|it)|what happened|(?:is (?:that|it) )?(?:true|right|so)|expl[ií]\w*(?: eso)?|(?:y |¿)*por qu[eé] ser[aá]|a qu[eé] se debi[oó]|(?:ser[aá] |es )?(?:cierto|verdad))\W*$/i
const condition =
  /^(?:so |and |but |ok |okay |well |y |pero )*(?:if|when|whenever|while|since|because|although|though|even if|once|after|before|unless|given|si|cuando|mientras|aunque|porque|como)\b/i
const openQuestion =
  /^(?:so |and |but |ok |okay |well )*(?:when|since when|como) (?:is|are|will|do|does|did|can|was|were|would|should|has|have|s)\b/i

const boundary =
  /(?<stop>[?!;\n](?=\s|$|[¿¡])|,\s*(?=¿)|(?<![\d]|\b(?:no|nr|approx|aprox|sr|sra|dr|mr|mrs|ms|st|vs|a\.m|p\.m))\.(?=\s|$)|(?<=\d)\.(?=\s+\p{L})|(?<!\b\p{L}+\s+\d{1,2}(?:st|nd|rd|th)?)\s+[-–—]+\s+|\s+[-–—]+\s+(?!\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic)\w*\s+\d))|(?<reason>(?<!\b(?:is|was|it|that|this|saber|dime|digame|dígame|explic\w*|expliqu\w*|entiendo|se|sé|y|pero|and|but|just|only|solo)),?\s+(?=(?:because(?! of)|cause|cuz|coz|porque|ya que|es que)\s+))|(?<so>,?\s+(?:as[ií] que|so)\s+(?=(?:[a-z]*l[eo]s?|quit\w+|saqu\w+|p[aá]r\w+|paus\w+|ya|no|quiero|necesito|pueden?|please|pls|can|could|(?:i|we) (?:want|need|would|have to|am|are)|i'?d|take|pause|stop|cancel|skip|put|leave|get|remove|add|what|how|when|where|is|are|do|don'?t|does|will|would|should|just|make|let|log|sign|send|give|show|tell|pull|which|any|there)\b))|(?<and>,?\s+(?:and|y),?\s+(?:after that|de paso|by the way|while you'?re at it),?\s+|,\s+after that,?\s+|,?\s+then\s+(?=(?:please )?(?:delete|erase|cancel|send|show|tell|add|sign|log|give|remove|pause|put|take)\b)|,?\s+(?:and also|and then|and|also|plus|as well as|y tambien|y también|y además|ademas|además|y luego|y|e)\s+)|(?<but>,?\s+(?=(?:but|however|although|except|pero|aunque|sino)\s+))|(?<comma>,\s+)/giu
