/** How a question or a request begins, in either language. */
export const requestStart =
  /^(?:but |pero |then |also |please |por favor )?(?:what|when|where|who|why|how|which|whether|if there|si hay|algun|is|are|do|does|did|can|could|will|would|should|may|am|was|were|have|has|i|we|my|show|tell|list|give|let|sign|log|enroll|cancel|stop|add|change|delete|call|send|explain|compare|there|any|ack|acknowledge|close|shelve|extend|export|download|pause|leave|join|switch|get|put|make|que|cuando|cuanto|cuanta|cuantos|donde|quien|por que|como|cual|es|hay|puedo|puedes|quiero|necesito|mi|me|muestra\w*|dime|dame|se puede[ns]?|tienen?|ofrecen?|venden|cancela|explica\w*|tengo)\b/i

/**
 * Tells of something and asks for nothing: "We have guests." Beside a question it is the reason for asking, not a
 * second request.
 */
export function onlyTells(text: string): boolean {
  const plain = text.trim()
  if (/[?¿]/.test(plain) || wishes.test(plain)) return false
  return telling.test(plain) || (plain.split(/\s+/).length <= 2 && !requestStart.test(plain))
}

const telling =
  /^(?:(?:so|and|but|well|ok|okay|because|also|y|pero|es que|pues) )*(?:i|i'?m|i'?ve|we|we'?re|we'?ve|my|our|it|it'?s|that|that'?s|this|there|there'?s|he|he'?s|she|she'?s|they|the|a|an|one|some|somebody|someone|nobody|no one|you|you'?re|your|yo|mi|mis|el|la|los|las|un|una|es|est[aá]n?|estamos|somos|tengo|tenemos|hay|nos|se|ya|ella|ellos|nadie)\b/i
const wishes =
  /\b(?:want|wanna|need|wish|would like|i'?d like|we'?d like|would love|would rather|please|pls|plz|can you|could you|tell me|let me|let us|like to|wondering|wonder|(?:i|we) (?:can'?t|cannot) (?:log|sign|pay|find)|quiero|queremos|quisiera|necesito|necesitamos|me gustar[ií]a|por favor|porfa|d[ií]game|dime|puede[ns]?|podr[ií]a[ns]?)\b/i
