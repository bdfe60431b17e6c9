import { type Found, findAll } from '@/lib/agent/understanding/found'
import type { DeviceKind, Slots } from '@/lib/agent/understanding/understanding'

/** "The battery one", "out of the thermostat thing", "el del calentador": a program called by what it works with. */
export function readDeviceNames(text: string): Found[] {
  return [english, afterMembership, spanish].flatMap((pattern) =>
    findAll(text, pattern, 'xoffer', (match) => slotsOf(match.groups?.what ?? '')),
  )
}

const what =
  '(?<what>(?:smart |home |electric )?(?:th?er?mo?s?tats?|a\\/?c|air ?con\\w*|batter(?:y|ies)|batery|evs?|cars?|vehicles?|tesla|chargers?|water ?heaters?|heaters?|hot water|pool ?pumps?|peak|rebates?|rebte|rebtae)(?: (?:time|hours?|charging|rate|rebates?|rebte|rewards?|savings?|saver))*)'
const english = new RegExp(
  `\\b(?:the|that|this|your|ur|a?t?he) ${what} (?:ones?|programs?|programmes?|progs?|thingy?|things|plans?|deals?|offers?)\\b`,
  'g',
)
const afterMembership = new RegExp(
  `(?<=\\b(?:join|rejoin|leave|quit|pause|resume|enrol?l (?:me )?in|sign me up for|(?:drop|remove|take|get|opt|kick|pull) (?:me|us) (?:from|off|out of)) (?:the )?)${what}(?: program)?(?=\\W*$| (?:please|pls|today|now|for|and|but|keep|until|program)\\b)`,
  'g',
)
const spanish =
  /\b(?:(?:el|al|del|ese|este|eso|esto|lo|la|los|esa|un) (?:programa )?|programas? )(?:del?|de la|de los|de las) (?:la |los )?(?:carga (?:del?|de la|para el) )?(?<what>termostatos?|baterias?|calentador(?:es)?(?: de agua)?|carros?|coches?|autos?|cargador|aires?|horas? (?:pico|punta)|agua caliente)(?: electricos?| acondicionado)?\b/g

const kinds: [DeviceKind, RegExp][] = [
  ['thermostat', /therm|termos|themos|thermst|termst/],
  ['air-conditioner', /^a\/?c$|air|aire/],
  ['battery', /\bbat/],
  ['ev', /\bevs?\b|car|vehicle|tesla|charger|coche|auto|cargador/],
  ['water-heater', /heater|hot water|calentador|agua/],
  ['pool-pump', /pool/],
]

function slotsOf(named: string): Slots {
  const deviceKind = kinds.find(([, pattern]) => pattern.test(named))?.[0]
  return deviceKind ? { deviceKind } : {}
}
