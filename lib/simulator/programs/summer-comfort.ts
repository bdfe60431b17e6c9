import {
  DEVICE_DATA,
  type DemoProgram,
  NO_COST,
  NO_PENALTY,
  WEEKDAYS,
} from '@/lib/simulator/programs/demo-program'

/** Seasonal thermostat program: pre-cools, then moves the set point on hot afternoons. */
export const summerComfort: DemoProgram = {
  id: 'summer-comfort',
  rank: 110,
  terms: {
    kind: 'seasonal-thermostat',
    name: { en: 'Summer Comfort', es: 'Confort de Verano' },
    promise: {
      en: 'Your home cools a little early on hot days, then rests while everyone else cools.',
      es: 'Su hogar se enfría un poco antes en días de calor y luego descansa mientras los demás enfrían.',
    },
    card: {
      whatHappens: {
        en: 'On weekday afternoons from June to September your thermostat cools ahead and then rests for 2 to 4 hours. You hear the day before.',
        es: 'En tardes de lunes a viernes de junio a septiembre su termostato enfría antes y descansa de 2 a 4 horas. Se lo decimos el día anterior.',
      },
      whatYouGet: {
        en: '$50.00 when you join and $25.00 for every summer.',
        es: '$50.00 al unirse y $25.00 por cada verano.',
      },
      whatItCosts: NO_COST,
      sayingNo: NO_PENALTY,
      whyNow: {
        en: 'Hot afternoons are when the whole network is busiest.',
        es: 'Las tardes de calor son cuando toda la red está más cargada.',
      },
      yourData: DEVICE_DATA,
    },
    consent: {
      en: 'I join Summer Comfort. Northfield Electric may cool my home ahead and move my thermostat by up to 4 °F on summer weekdays.',
      es: 'Me uno a Confort de Verano. Northfield Electric puede enfriar mi hogar por adelantado y mover mi termostato hasta 4 °F en días laborables de verano.',
    },
    deviceType: 'thermostat',
    participation: 'opt-out',
    reward: { signUpMinor: 5000, perMonthMinor: 625 },
    penalty: null,
    limits: {
      months: [6, 7, 8, 9],
      weekdays: WEEKDAYS,
      startHour: 15,
      endHour: 20,
      minHoursPerEvent: 2,
      maxHoursPerEvent: 4,
      maxEventsPerDay: 1,
      maxEventsPerMonth: 6,
      maxEventsPerYear: 15,
      maxHoursPerYear: 60,
      restHours: 20,
    },
    noticeMinutes: 960,
    eligibility: {
      deviceType: 'thermostat',
      homeTypes: ['house', 'townhouse', 'apartment'],
      excludesMedicalEquipment: true,
      minEveningKw: 0.3,
      ownersOnly: false,
    },
    response: {
      kwPerCustomer: 0.8,
      participation: 0.88,
      cv: 0.35,
      reboundShare: 0.4,
      source: 'Summer thermostat programs: 10 to 14 % override (APS, National Grid).',
    },
    planning: { costPerKwhMinor: 110, callCostMinor: 0 },
  },
}
