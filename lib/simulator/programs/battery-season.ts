import {
  DEVICE_DATA,
  type DemoProgram,
  EVERY_DAY,
  NO_COST,
  NO_PENALTY,
} from '@/lib/simulator/programs/demo-program'

/** Home batteries paid for their average kW over a summer, called the day before. */
export const batterySeason: DemoProgram = {
  id: 'battery-season',
  rank: 130,
  terms: {
    kind: 'battery-seasonal',
    name: { en: 'Battery Season', es: 'Temporada de Baterías' },
    promise: {
      en: 'Share your battery on summer evenings and be paid once for the whole season.',
      es: 'Comparta su batería en las tardes de verano y reciba un solo pago por la temporada.',
    },
    card: {
      whatHappens: {
        en: 'From June to September your battery gives power for 2 to 3 hours between 3 and 8 PM. You hear the day before.',
        es: 'De junio a septiembre su batería entrega energía de 2 a 3 horas entre las 3 y las 8 de la tarde. Se lo decimos el día anterior.',
      },
      whatYouGet: {
        en: '$225.00 a season for every kW your battery gives on average.',
        es: '$225.00 por temporada por cada kW que entregue su batería en promedio.',
      },
      whatItCosts: NO_COST,
      sayingNo: NO_PENALTY,
      whyNow: {
        en: 'Stored power is worth most when the sun goes down and homes are still warm.',
        es: 'La energía guardada vale más cuando se pone el sol y las casas siguen calientes.',
      },
      yourData: DEVICE_DATA,
    },
    consent: {
      en: 'I join Battery Season. Northfield Electric may discharge my home battery between 3 and 8 PM from June to September, up to 60 times.',
      es: 'Me uno a Temporada de Baterías. Northfield Electric puede descargar mi batería entre las 3 y las 8 de la tarde de junio a septiembre, hasta 60 veces.',
    },
    deviceType: 'battery',
    participation: 'opt-out',
    reward: { perKwSeasonMinor: 22500 },
    penalty: null,
    limits: {
      months: [6, 7, 8, 9],
      weekdays: EVERY_DAY,
      startHour: 15,
      endHour: 20,
      minHoursPerEvent: 2,
      maxHoursPerEvent: 3,
      maxEventsPerDay: 1,
      maxEventsPerMonth: 20,
      maxEventsPerYear: 60,
      maxHoursPerYear: 180,
      restHours: 12,
    },
    noticeMinutes: 960,
    eligibility: {
      deviceType: 'battery',
      homeTypes: null,
      excludesMedicalEquipment: true,
      minEveningKw: 0,
      ownersOnly: true,
    },
    response: {
      kwPerCustomer: 3.95,
      participation: 0.973,
      cv: 0.15,
      reboundShare: 0.2,
      source: 'ConnectedSolutions, 2024 season.',
    },
    planning: { costPerKwhMinor: 180, callCostMinor: 0 },
  },
}
