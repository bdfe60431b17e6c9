const FORMAL =
  /\b(?:want|wanna|need|like|going|have|wish|let me|here) (?:to )?(?:complain|(?:make|file|lodge|put in|register|submit|raise|leave|send) (?:a|an|my) (?:\w+ )?complaint)\b|\b(?:this|it) is (?:a|my) (?:\w+ )?complaint\b|\bi(?:'m| am) (?:complaining|(?:making|filing) a complaint)\b|\b(?:i have|i'?ve got|take|note|log|pass on|write down) (?:a|an|my|this) (?:\w+ )?complaint\b|\b(?:quiero|queria|quisiera|vengo a|necesito|deseo) (?:quejarme|reclamar|(?:poner|presentar|hacer|dejar) una (?:queja|reclamacion)|(?:poner|presentar|hacer) un reclamo)\b|\btengo una queja\b|\bes una queja\b/
const DENIED =
  /\b(?:not|n'?t|no|never|nothing|without|cannot|nada|nunca)\b.{0,16}\b(?:complain\w*|queja\w*|reclam\w*)\b/

/** Said in so many words that one complains */
export function isFormalComplaint(words: string): boolean {
  return FORMAL.test(words) && !DENIED.test(words)
}
