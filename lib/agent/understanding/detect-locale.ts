import type { Locale } from '@/lib/agent/understanding/intent'
import { foldText } from '@/lib/agent/understanding/normalize-text'

/** The language of a message, by its small words; words both share or that neither knows leave `fallback` in place. */
export function detectLocale(text: string, fallback: Locale = 'en'): Locale {
  const lower = text.toLowerCase()
  let lead = /[¿¡ñ]/.test(lower) ? 2 : 0
  if (/[áéíóúü]/.test(lower)) lead += 1
  for (const word of foldText(text).match(/[a-z']{2,}|[aeo]/g) ?? []) {
    if (spanish.has(word)) lead += 1
    else if (english.has(word)) lead -= 1
    else if (/(cion|ciones|mente|idad|ando|iendo|aron|eria|amos)$/.test(word)) lead += 0.6
    else if (/(ing|tion|tions|ness|ght|'s|'t|'m|ould)$/.test(word)) lead -= 0.6
  }
  if (lead > 0.5) return 'es'
  if (lead < -0.5) return 'en'
  return fallback
}

const spanish = new Set(
  'el la los las un una unos unas de del al que qué y o es son esta este esto esa ese eso estoy estas estamos hay por para con sin sobre mi mis tu tus su sus me te se nos lo le les yo ella usted ustedes nosotros quien cual cuales cuando donde como cuanto cuanta cuantos cuantas porque si no ya muy mas menos tambien pero quiero quisiera puedo puede puedes pueden tengo tiene tienes hacer ver dame dime muestrame muestreme ensename cambiar dar dejar salir entrar gracias hola buenos buenas dias tardes noches adios favor claro vale bueno listo nada algo todo todos toda hoy ayer manana ahora luego casa luz corriente factura recibo medidor contador programa programas paneles placas ahorro ahorrar gano ganar dinero energia electricidad apagon codigo clave primero primera segundo segunda tercero tercera ultimo ultima otro otra otros ayuda necesito quita pausa cancelar cancela borrar idioma espanol persona evento eventos recompensa consumo gasto pedido pedidos oferta ofertas barato barata dale vamos nunca siempre aqui mismo sirve cuesta vale pagar pago ingles hasta desde entre vez veces pues entonces oye oiga che vos ahi alli asi solo tambien podria podrian seria esos esas esta esto han fue fui ser aviso avisos ponme pongame calentador bateria termostato carro coche techo tejado visita cotizacion acepto confirmo adelante nadie anote anota podeis quereis teneis podes queres tenes ustedes venga apuntame apunteme inscribame llamen llamenme digame antes despues tarde semana semanas mes meses ano anos cuenta cuantos dejalo pasa algo mejor igual era aun todavia'.split(
    ' ',
  ),
)
const english = new Set(
  "the a an of to and or is are was were am be been i i'm you he she it we they my your his her our their this that these those what which who whom when where why how do does did don't can could would should will won't have has had not with without for from on in at by about as if but so than then there here please show tell give me us want need like get got make take sign log join leave out up off program programs bill power usage next event events yes thanks thank hello hi hey ok okay stop cancel first second third one other more much many any some all just only also too very".split(
    ' ',
  ),
)
// Words both languages write alike say nothing.
for (const word of ['no', 'me', 'a', 'solar', 'he', 'son', 'yo']) {
  spanish.delete(word)
  english.delete(word)
}
