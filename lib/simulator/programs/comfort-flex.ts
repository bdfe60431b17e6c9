import {
  ANY_HOUR,
  DEVICE_DATA,
  type DemoProgram,
  SHORTEST_HOURS,
} from '@/lib/simulator/programs/demo-program'

/** Bring-your-own-thermostat at any hour: the set point moves, the customer can override. */
export const comfortFlex: DemoProgram = {
  id: 'comfort-flex',
  rank: 20,
  terms: {
    kind: 'byo-thermostat',
    name: { en: 'Comfort Flex', es: 'Confort Flexible' },
    promise: {
      en: 'Your thermostat moves a few degrees for two hours at most. Turn it back any time.',
      es: 'Su termostato cambia unos grados durante dos horas como máximo. Puede devolverlo cuando quiera.',
    },
    card: {
      whatHappens: {
        en: 'When your street needs relief, your thermostat moves by up to 4 °F for at most 2 hours, then goes back by itself. You hear about it at least 15 minutes before.',
        es: 'Cuando su calle lo necesita, su termostato se mueve hasta 4 °F durante 2 horas como máximo y vuelve solo. Se lo avisamos al menos 15 minutos antes.',
      },
      whatYouGet: {
        en: '$40.00 when you join, then $1.50 for every event in which your thermostat helps.',
        es: '$40.00 al unirse y después $1.50 por cada evento en el que ayude su termostato.',
      },
      whatItCosts: {
        en: 'Nothing. You keep your own thermostat and your own settings between events.',
        es: 'Nada. Conserva su termostato y sus ajustes entre un evento y otro.',
      },
      sayingNo: {
        en: 'Say no beforehand or turn the thermostat back during the event: you miss that $1.50, nothing else.',
        es: 'Diga que no antes o devuelva el termostato durante el evento: pierde esos $1.50, nada más.',
      },
      whyNow: {
        en: 'Heating and cooling are the largest loads on your street when its transformer is busiest.',
        es: 'La calefacción y el aire acondicionado son el mayor consumo de su calle cuando el transformador está más cargado.',
      },
      yourData: DEVICE_DATA,
    },
    consent: {
      en: 'I join Comfort Flex. Northfield Electric may move my thermostat by up to 4 °F during events of at most 2 hours, and I may turn it back at any time.',
      es: 'Me uno a Confort Flexible. Northfield Electric puede mover mi termostato hasta 4 °F durante eventos de 2 horas como máximo, y puedo devolverlo en cualquier momento.',
    },
    deviceType: 'thermostat',
    participation: 'opt-out',
    reward: { signUpMinor: 4000, perEventMinor: 150 },
    penalty: null,
    limits: {
      ...ANY_HOUR,
      minHoursPerEvent: SHORTEST_HOURS,
      maxHoursPerEvent: 2,
      maxEventsPerDay: 6,
      maxEventsPerMonth: 40,
      maxEventsPerYear: 80,
      maxHoursPerYear: 160,
      restHours: 0,
    },
    noticeMinutes: 15,
    eligibility: {
      deviceType: 'thermostat',
      homeTypes: ['house', 'townhouse', 'apartment'],
      excludesMedicalEquipment: true,
      minEveningKw: 0,
      ownersOnly: false,
    },
    response: {
      kwPerCustomer: 0.75,
      participation: 0.9,
      cv: 0.35,
      reboundShare: 0.4,
      source:
        'About 1 kW a device at the start (ecobee eco+), less as people turn it back: 0.75 kW on average over one to two hours (Wildstein et al.).',
    },
    planning: { costPerKwhMinor: 120, callCostMinor: 0 },
  },
}
