import { actFor, type Follow, followed, waitsForYes } from './follow-ups'
import { topics } from './topics'

const WORD =
  '(?:ok|okay|alright|all right|great|good|perfect|fine|cool|well|so|then|and|thanks|thank you|thx|many thanks|thanks a lot|very much|a lot|for now|for today|for everything|for your help|now|really|just|dear|everyone|gracias|muchas gracias|mil gracias|bueno|vale|pues|listo|perfecto|genial|ya|entonces|y|por todo|por la ayuda|por ahora|por hoy|muy amable|corriendo|volando|yo)'
const LEAVES =
  "(?:(?:i |i'?ve |ive |we |we'?ve )?(?:got to|gotta|have to|need to|must|better|should|had better) (?:go|run|leave|hurry|get going|dash)(?: now)?|i'?m (?:off|leaving|done|out of here|going)(?: now)?|(?:that'?s|that is|that was|that will be|that'?ll be) (?:all|everything|it)(?: (?:i|we) (?:need|needed|wanted|have))?|nothing else|no more questions|bye(?: bye)?|goodbye|good bye|see (?:you|ya)(?: later| soon)?|have a (?:nice|good|great) (?:day|evening|night|one|weekend)|good night|take care|(?:ya )?me (?:voy|tengo que ir|despido|marcho|retiro)|(?:ya )?tengo que (?:irme|salir|correr|colgar)|(?:ya )?nos vamos|eso (?:es|era|seria) todo|es todo|nada mas|ya no necesito (?:nada|mas)(?: mas)?|adios|chao|chau|hasta (?:luego|pronto|manana|la proxima)|nos vemos|buenas noches|(?:que )?(?:tenga|pase)(?: usted)? (?:un )?buen (?:dia|fin de semana)|buen dia|cuidese|igualmente)"
const GOODBYE = new RegExp(`^\\W*(?:${WORD}[\\s,.!]+)*${LEAVES}(?:[\\s,.!]+(?:${WORD}|${LEAVES}))*\\W*$`)

/** "Thanks, gotta run", "gracias, ya me voy corriendo": a farewell and nothing besides. */
export const followGoodbye: Follow = async (heard) =>
  !waitsForYes(heard.turn) && !/[?¿]/.test(heard.turn.text) && GOODBYE.test(heard.words)
    ? followed('goodbye', () => topics.goodbye(heard.turn, actFor('goodbye', heard)))
    : undefined
