import {
  DEVICE_DATA,
  type DemoProgram,
  EVERY_DAY,
  EVERY_MONTH,
  NO_COST,
} from '@/lib/simulator/programs/demo-program'

/** Managed charging: cars wait in the evening and are full in the morning. */
export const evEveningPause: DemoProgram = {
  id: 'ev-evening-pause',
  rank: 50,
  terms: {
    kind: 'ev-managed-charging',
    name: { en: 'Evening Charge Pause', es: 'Pausa de Carga Nocturna' },
    promise: {
      en: 'Your car waits an hour or two in the evening and is ready in the morning all the same.',
      es: 'Su auto espera una o dos horas por la noche y está listo por la mañana igualmente.',
    },
    card: {
      whatHappens: {
        en: 'Between 5 and 10 PM your charger may pause for up to 3 hours. It charges later, in time for the hour you set.',
        es: 'Entre las 5 y las 10 de la noche su cargador puede detenerse hasta 3 horas. Carga más tarde, a tiempo para la hora que usted elija.',
      },
      whatYouGet: {
        en: '$10.00 every month, and $1.00 for every event in which your car was waiting to charge.',
        es: '$10.00 cada mes y $1.00 por cada evento en el que su auto esperaba para cargar.',
      },
      whatItCosts: NO_COST,
      sayingNo: {
        en: 'Press charge now on the charger or say no here. You miss that $1.00, nothing else.',
        es: 'Pulse cargar ahora en el cargador o diga que no aquí. Pierde ese $1.00, nada más.',
      },
      whyNow: {
        en: 'Cars that come home at the same time add up quickly on one street.',
        es: 'Los autos que llegan a casa a la misma hora suman mucho en una sola calle.',
      },
      yourData: DEVICE_DATA,
    },
    consent: {
      en: 'I join Evening Charge Pause. Northfield Electric may pause my charger for up to 3 hours between 5 and 10 PM, and I may charge at once whenever I need to.',
      es: 'Me uno a Pausa de Carga Nocturna. Northfield Electric puede detener mi cargador hasta 3 horas entre las 5 y las 10 de la noche, y puedo cargar de inmediato cuando lo necesite.',
    },
    deviceType: 'ev',
    participation: 'opt-out',
    reward: { perMonthMinor: 1000, perEventMinor: 100 },
    penalty: null,
    limits: {
      months: EVERY_MONTH,
      weekdays: EVERY_DAY,
      startHour: 17,
      endHour: 22,
      minHoursPerEvent: 0.25,
      maxHoursPerEvent: 3,
      maxEventsPerDay: 2,
      maxEventsPerMonth: 15,
      maxEventsPerYear: 120,
      maxHoursPerYear: 240,
      restHours: 1,
    },
    noticeMinutes: 15,
    eligibility: {
      deviceType: 'ev',
      homeTypes: null,
      excludesMedicalEquipment: true,
      minEveningKw: 0,
      ownersOnly: false,
    },
    response: {
      kwPerCustomer: 1.925,
      participation: 0.95,
      cv: 0.6,
      reboundShare: 0.6,
      source:
        '7 kW times the share of cars that charge between 5 and 10 PM, between a fifth and a third (Bailey et al.: few override).',
    },
    planning: { costPerKwhMinor: 50, callCostMinor: 0 },
  },
}
