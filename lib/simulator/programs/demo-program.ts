import type { LocalText, ProgramTerms } from '@/lib/domain/program/terms'

export type DemoProgram = {
  id: string
  /** Order in a customer's offers, lowest first */
  rank: number
  terms: ProgramTerms
}

export const EVERY_MONTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]
export const WEEKDAYS = [1, 2, 3, 4, 5]

/** Limits of a program that can be called at any hour of any day. */
export const ANY_HOUR = { months: EVERY_MONTH, weekdays: EVERY_DAY, startHour: 0, endHour: 24 }

/** Five minutes: as short as an event may be. */
export const SHORTEST_HOURS = 1 / 12

export const METER_DATA: LocalText = {
  en: 'We compare your 15-minute meter readings with your own usual use. Nobody else sees them, and you can download or delete them.',
  es: 'Comparamos las lecturas de su medidor cada 15 minutos con su propio consumo habitual. Nadie más las ve, y usted puede descargarlas o borrarlas.',
}

export const DEVICE_DATA: LocalText = {
  en: 'We read your meter every 15 minutes and tell your device when an event starts and ends. We do not see anything else in your home.',
  es: 'Leemos su medidor cada 15 minutos y avisamos a su equipo cuando un evento empieza y termina. No vemos nada más de su hogar.',
}

export const NO_COST: LocalText = {
  en: 'Nothing. There is no fee and no contract period; leave whenever you like.',
  es: 'Nada. No hay cuota ni plazo de permanencia; puede salir cuando quiera.',
}

export const NO_PENALTY: LocalText = {
  en: 'Say no to any event, before it or while it runs. There is no penalty.',
  es: 'Diga que no a cualquier evento, antes o mientras dura. No hay penalización.',
}
