/**
 * Spanish is spoken to us as tú, usted, ustedes, vos and vosotros, and typed on phones: one form each for the ear, so that
 * everything after it needs to know only one. Words are folded; a word that is none of these stays as it is.
 */
const forms = new Map<string, string>(
  pairs(`
    q:que xq:porque xk:porque pq:porque porq:porque tmb:tambien tb:tambien tbn:tambien xfa:por_favor xfavor:por_favor
    porfis:por_favor porfi:por_favor dnd:donde cdo:cuando kiero:quiero ahorita:ahora ahoritita:ahora orita:ahora msj:mensaje
    msjs:mensajes celu:celular movil:celular cel:celular telf:telefono
    podeis:pueden quereis:quieren teneis:tienen sabeis:saben haceis:hacen dais:dan cobrais:cobran pagais:pagan multais:multan
    apuntais:apuntan avisais:avisan mandais:mandan enviais:envian llamais:llaman decis:dicen estais:estan vais:van sois:son
    habeis:han pedis:piden veis:ven cortais:cortan tocais:tocan apagais:apagan guardais:guardan vendeis:venden ofreceis:ofrecen
    contad:cuenten decid:digan mirad:miren poned:pongan quitad:quiten cancelad:cancelen borrad:borren
    apuntadme:apuntenme contadme:cuentenme llamadme:llamenme decidme:diganme quitadme:quitenme sacadme:saquenme
    borradme:borrenme dejadme:dejenme ponedme:ponganme mandadme:mandenme enviadme:envienme explicadme:expliquenme
    mostradme:muestrenme ensenadme:ensenenme avisadme:avisenme pasadme:pasenme hacedlo:haganlo dejadlo:dejenlo
    quitadlo:quitenlo ponedlo:ponganlo apuntadlo:apuntenlo canceladlo:cancelenlo vuestro:su vuestra:su
    vuestros:sus vuestras:sus os:les
    podes:puedes queres:quieres tenes:tienes decime:dime mostrame:muestrame contame:cuentame sumame:apuntame
    sumenme:apuntenme sumeme:apunteme sumanos:apuntanos metanme:apuntenme metame:apunteme haceme:hazme poneme:ponme
    fijate:mira venis:vienes
    plata:dinero lana:dinero guita:dinero
    sipi:si sii:si siii:si orale:dale andale:dale
  `),
)

function pairs(table: string): [string, string][] {
  return table
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':').map((word) => word.replace('_', ' ')) as [string, string])
}

export function plainSpanish(folded: string): string {
  return folded.replace(/(?<![a-z0-9@.'-])[a-z]+(?![a-z0-9@'-])/g, (word) => forms.get(word) ?? word)
}

/** The one form of a word, undefined when it has no other. */
export function spanishForm(word: string): string | undefined {
  return forms.get(word)
}
