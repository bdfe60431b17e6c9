import { type DemoProgram, METER_DATA, NO_COST, WEEKDAYS } from '@/lib/simulator/programs/demo-program'

/** Opt-in saving sessions on winter evenings, announced the day before. */
export const winterHour: DemoProgram = {
  id: 'winter-hour',
  rank: 140,
  terms: {
    kind: 'saving-session',
    name: { en: 'Winter Hour', es: 'Hora de Invierno' },
    promise: {
      en: 'About a dozen winter evenings: one quiet hour, well paid, announced the day before.',
      es: 'Una docena de tardes de invierno: una hora tranquila, bien pagada y anunciada el día anterior.',
    },
    card: {
      whatHappens: {
        en: 'We announce an hour or two between 4 and 8 PM for the next weekday. Say yes, and use as little as you can in it.',
        es: 'Anunciamos una o dos horas entre las 4 y las 8 de la tarde del siguiente día laborable. Diga que sí y consuma lo menos posible.',
      },
      whatYouGet: {
        en: '$2.50 for every kWh below your usual use.',
        es: '$2.50 por cada kWh por debajo de su consumo habitual.',
      },
      whatItCosts: NO_COST,
      sayingNo: {
        en: 'Each evening is your choice. Not answering counts as no.',
        es: 'Cada tarde usted elige. No responder cuenta como no.',
      },
      whyNow: {
        en: 'Winter evenings need the most power of the cold season.',
        es: 'Las tardes de invierno son las que más energía piden en la temporada fría.',
      },
      yourData: METER_DATA,
    },
    consent: {
      en: 'I join Winter Hour. Northfield Electric may invite me to saving hours and compare my meter readings with my usual use.',
      es: 'Me uno a Hora de Invierno. Northfield Electric puede invitarme a horas de ahorro y comparar las lecturas de mi medidor con mi consumo habitual.',
    },
    deviceType: null,
    participation: 'opt-in',
    reward: { perKwhMinor: 250 },
    penalty: null,
    limits: {
      months: [11, 12, 1, 2, 3],
      weekdays: WEEKDAYS,
      startHour: 16,
      endHour: 20,
      minHoursPerEvent: 1,
      maxHoursPerEvent: 2,
      maxEventsPerDay: 1,
      maxEventsPerMonth: 4,
      maxEventsPerYear: 13,
      maxHoursPerYear: 26,
      restHours: 20,
    },
    noticeMinutes: 1080,
    eligibility: {
      deviceType: null,
      homeTypes: ['house', 'townhouse', 'apartment'],
      excludesMedicalEquipment: true,
      minEveningKw: 0.2,
      ownersOnly: false,
    },
    response: {
      kwPerCustomer: 0.4,
      participation: 0.25,
      cv: 0.5,
      reboundShare: 0.2,
      source: '40 % of the use of those who say yes, a quarter of those invited (Octopus, winter 2022/23).',
    },
    planning: { costPerKwhMinor: 250, callCostMinor: 50 },
  },
}
