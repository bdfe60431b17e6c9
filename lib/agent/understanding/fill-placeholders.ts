/** Puts the mask of a value, or one of some usual words, where an example says `{amount}` or `{device}`. */
export function fillPlaceholders(example: string, turn: number): string {
  let at = turn
  return example.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const samples = visible[name]
    return samples ? (samples[at++ % samples.length] ?? '') : (masks[name] ?? ` x${name} `)
  })
}

const masks: Record<string, string> = {
  program: ' xoffer ',
  offer: ' xoffer ',
  ordinal: ' xordinal ',
  option: ' xoption ',
  amount: ' xamount ',
  power: ' xpower ',
  percent: ' xpercent ',
  meter: ' xmeter ',
  code: ' xcode ',
  phone: ' xphone ',
  email: ' xemail ',
  transformer: ' xtransformer ',
  feeder: ' xfeeder ',
  duration: ' xduration ',
  time: ' xtime ',
}

/** Words that say something about the intent themselves stay words. */
const visible: Record<string, string[]> = {
  date: [
    'today',
    'tomorrow',
    'yesterday',
    'last month',
    'this week',
    'xdate',
    'last week',
    'on friday',
    'next week',
    'this month',
  ],
  device: [
    'battery',
    'thermostat',
    'ev',
    'water heater',
    'electric car',
    'pool pump',
    'charger',
    'powerwall',
  ],
  dispositivo: ['bateria', 'termostato', 'coche electrico', 'calentador', 'cargador', 'bomba de piscina'],
  fecha: ['hoy', 'manana', 'ayer', 'el mes pasado', 'esta semana', 'xdate', 'la semana pasada', 'este mes'],
  number: ['3', '2', '12', '10', '20', '5'],
  temperature: ['120', '110', '98'],
}
