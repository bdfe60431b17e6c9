import { actFor, type Follow, followed } from './follow-ups'
import { topics } from './topics'

/** "Hello? still there": a greeting, whatever was spoken of */
const STILL_THERE =
  /^\W*(?:(?:hello|hi|hey|hola|ok|so|um+|oye|oiga)\W+)*(?:(?:are |r )?(?:you|u|ya|anybody|anyone|somebody|someone) )?(?:still )?(?:there|here|alive|with me|listening|awake)\W*$|^\W*(?:hello|hola)\W*\?+\W*$|^\W*(?:(?:hola|oye|oiga)\W+)*(?:sigue[ns]?|esta[ns]?|hay alguien|todavia)(?: todavia| aun| esta)? (?:ahi|alli|aqui)\W*$/

export const followStillThere: Follow = async (heard) =>
  STILL_THERE.test(heard.words)
    ? followed('greet', () => topics.greet(heard.turn, actFor('greet', heard)))
    : undefined
