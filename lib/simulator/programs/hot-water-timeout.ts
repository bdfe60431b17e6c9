import {
  ANY_HOUR,
  DEVICE_DATA,
  type DemoProgram,
  NO_COST,
  NO_PENALTY,
  SHORTEST_HOURS,
} from '@/lib/simulator/programs/demo-program'

/** Electric water heaters pause for a while; the tank stays warm. */
export const hotWaterTimeout: DemoProgram = {
  id: 'hot-water-timeout',
  rank: 30,
  terms: {
    kind: 'water-heater-control',
    name: { en: 'Hot Water Timeout', es: 'Pausa de Agua Caliente' },
    promise: {
      en: 'Your water heater waits a while. The tank stays warm, and most people never notice.',
      es: 'Su calentador de agua espera un rato. El tanque sigue caliente y casi nadie lo nota.',
    },
    card: {
      whatHappens: {
        en: 'Your electric water heater pauses for up to 4 hours and then heats up again. We tell you at least 10 minutes before.',
        es: 'Su calentador eléctrico se detiene hasta 4 horas y luego vuelve a calentar. Se lo avisamos al menos 10 minutos antes.',
      },
      whatYouGet: {
        en: '$5.00 every month you are in the program, and $0.50 for every event.',
        es: '$5.00 cada mes que esté en el programa y $0.50 por cada evento.',
      },
      whatItCosts: NO_COST,
      sayingNo: NO_PENALTY,
      whyNow: {
        en: 'Water can be heated a little later; lights and dinner cannot wait.',
        es: 'El agua se puede calentar un poco después; la luz y la cena no esperan.',
      },
      yourData: DEVICE_DATA,
    },
    consent: {
      en: 'I join Hot Water Timeout. Northfield Electric may pause my electric water heater for up to 4 hours at a time, and I may say no to any event.',
      es: 'Me uno a Pausa de Agua Caliente. Northfield Electric puede detener mi calentador eléctrico hasta 4 horas seguidas, y puedo decir que no a cualquier evento.',
    },
    deviceType: 'water-heater',
    participation: 'opt-out',
    reward: { perMonthMinor: 500, perEventMinor: 50 },
    penalty: null,
    limits: {
      ...ANY_HOUR,
      minHoursPerEvent: SHORTEST_HOURS,
      maxHoursPerEvent: 4,
      maxEventsPerDay: 8,
      maxEventsPerMonth: 60,
      maxEventsPerYear: 120,
      maxHoursPerYear: 240,
      restHours: 0,
    },
    noticeMinutes: 10,
    eligibility: {
      deviceType: 'water-heater',
      homeTypes: ['house', 'townhouse', 'apartment'],
      excludesMedicalEquipment: true,
      minEveningKw: 0,
      ownersOnly: false,
    },
    response: {
      kwPerCustomer: 0.5,
      participation: 0.95,
      cv: 0.4,
      reboundShare: 0.5,
      source:
        'Average over all hours of a resistance heater (PNNL and FSEC measure up to 1.64 kW at peak draws).',
    },
    planning: { costPerKwhMinor: 60, callCostMinor: 0 },
  },
}
