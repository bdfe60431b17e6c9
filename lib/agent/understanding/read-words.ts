import type { DeviceKind, Slots } from '@/lib/agent/understanding/understanding'

/** Devices, channel, language and priority named in a folded text; they stay visible to the intents. */
export function readWords(text: string): Slots {
  const devices = devicesIn(text)
  const channel = channels.find(([, pattern]) => pattern.test(text))?.[0]
  const language = languages.find(([, pattern]) => pattern.test(text))?.[0]
  const priority = text.match(/\b(?:p|priority|prioridad)\s?([123])\b/)?.[1]
  return {
    ...(devices[0] && { deviceKind: devices[0] }),
    ...(channel && { channel }),
    ...(language && { language }),
    ...(priority && { priority: Number(priority) as 1 | 2 | 3 }),
  }
}

/** Every kind of device named, in the order named. */
export function devicesIn(text: string): DeviceKind[] {
  return deviceWords
    .map(([kind, pattern]) => ({ kind, at: text.search(pattern) }))
    .filter((hit) => hit.at >= 0)
    .sort((a, b) => a.at - b.at)
    .map((hit) => hit.kind)
}

/** Staff: which devices a plan shall keep to, and which it shall leave out. */
export function readDeviceFilter(text: string): Slots {
  const excludeFrom = text.search(
    /\b(without|exclud\w*|leav\w* out|skip|drop|lose|remove|no|not|dont|do not use|except|minus|sin|excepto|menos|quita|saca|evita|excluye|omite)\b/,
  )
  const devices = devicesIn(text).map((kind) => ({ kind, at: positionOf(text, kind) }))
  const outAfter = /\bout\b/.test(text) && excludeFrom < 0 ? 0 : excludeFrom
  const included = devices
    .filter((d) => outAfter < 0 || d.at < outAfter || onlyAfterExclusion(text, outAfter, d.at))
    .map((d) => d.kind)
  const excluded = devices.map((d) => d.kind).filter((kind) => !included.includes(kind))
  return {
    ...(included.length > 0 && { deviceFilter: included }),
    ...(excluded.length > 0 && { deviceExclude: excluded }),
  }
}

function onlyAfterExclusion(text: string, excludeAt: number, deviceAt: number): boolean {
  const between = text.slice(excludeAt, deviceAt)
  return /\b(only|just|but with|but use|use|solo|pero)\b/.test(between.replace(/^(do not use|dont use)/, ''))
}

function positionOf(text: string, kind: DeviceKind): number {
  const pattern = deviceWords.find(([name]) => name === kind)?.[1]
  return pattern ? text.search(pattern) : -1
}

const deviceWords: [DeviceKind, RegExp][] = [
  ['battery', /\b(batter(y|ies)|batery|batteries|powerwalls?|bess|baterias?|home storage|pilas?)\b/],
  ['thermostat', /\b(th?er?mo?s?tats?|nest|ecobee|termostatos?)\b/],
  [
    'ev',
    /\b(evs?|electric (cars?|vehicles?)|tesla|(car |ev )?chargers?|wall ?box(es)?|coches? electricos?|autos? electricos?|carros? electricos?|vehiculos? electricos?|cargador(es)?|e-?cars?|(my|our) cars?|(for|with) the car|add the car|car (program|charging)|charg(e|ing) (my|our|the) car|mi (carro|coche|auto)|(programa|lo) del (carro|coche|auto))\b/,
  ],
  [
    'water-heater',
    /\b(water ?heaters?|boilers?|hot water|calentador(es)?( de agua)?|heat pump water heaters?|termo electrico|termos?(?= |$|[,.]))\b/,
  ],
  ['pool-pump', /\b(pool ?pumps?|bombas? de (la )?(piscina|alberca))\b/],
  ['air-conditioner', /\b(ac|a\/c|acs|air ?con(ditioner|ditioners|ditioning)?|aire acondicionado|aires?)\b/],
  ['solar', /\b(solar|panels|paneles|placas|photovoltaic|fotovoltaic[oa]s?)\b/],
]

const channels: [NonNullable<Slots['channel']>, RegExp][] = [
  ['email', /\b(emails?|e-mails?|mail|inbox|correos?)\b/],
  ['sms', /\b(sms|texts?|text messages?|texting|mensajes? de texto|whatsapp)\b/],
  ['push', /\b(push|app notifications?)\b/],
]

const languages: [string, RegExp][] = [
  ['es', /\b(spanish|espanol|espaniol|castellano)\b/],
  ['en', /\b(english|ingles)\b/],
  ['fr', /\b(french|frances|francais)\b/],
  ['de', /\b(german|aleman|deutsch)\b/],
  ['zh', /\b(chinese|mandarin|cantonese|chino)\b/],
  ['hi', /\b(hindi)\b/],
  ['tl', /\b(tagalog|filipino)\b/],
  ['vi', /\b(vietnamese|vietnamita)\b/],
  ['ko', /\b(korean|coreano)\b/],
  ['pt', /\b(portuguese|portugues)\b/],
  ['ru', /\b(russian|ruso)\b/],
  ['it', /\b(italian|italiano)\b/],
  ['ar', /\b(arabic|arabe)\b/],
]
