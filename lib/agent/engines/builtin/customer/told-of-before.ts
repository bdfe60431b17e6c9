/** "I have not decided about tonight", "todavía no me decido" */
const UNDECIDED =
  /\b(?:have not|haven'?t|has not|hasn'?t|not|no (?:he|hemos)|todavia no|aun no)(?: (?:yet|really|quite|me|nos|lo|ha|he))* (?:decid\w+|made up (?:my|our|his|her) minds?)\b|\bundecided\b|\bindecis[oa]s?\b/
/** "I accepted last week", "rechacé el anterior": of another event, long answered */
const OF_ANOTHER =
  /\b(?:accepted|declined|skipped|joined|refused|passed|participated|took part|opted out|said (?:yes|no)|acept[eo]|aceptamos|rechac[eo]|rechazamos|participe|participamos|me salte|dije que (?:si|no))\b.{0,30}\b(?:last|yesterday|the other|before|ago|previous|earlier (?:one|this (?:week|month))|ayer|pasad[oa]s?|anterior(?:es)?|ultim[oa]s?|hace (?:un|una|dos|tres))\b/
/** Said beside it, this one is spoken of all the same: "I accepted last week, but not tonight". */
const OF_THIS_ONE =
  /\b(?:but|so|now|tonight|today|this|again|too|instead|pero|hoy|ahora|esta|este|tambien|otra vez)\b/

/** What was answered before, or is not decided yet, answers nothing now. */
export function onlyToldOfBefore(words: string): boolean {
  return (
    UNDECIDED.test(words) ||
    (OF_ANOTHER.test(words) && !OF_THIS_ONE.test(words.replace(/\bthis (?:week|month)\b/g, '')))
  )
}
