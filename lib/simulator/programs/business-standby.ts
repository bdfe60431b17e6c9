import { type DemoProgram, EVERY_MONTH, METER_DATA, WEEKDAYS } from '@/lib/simulator/programs/demo-program'

/** Interruptible load of shops and offices with a firm commitment. */
export const businessStandby: DemoProgram = {
  id: 'business-standby',
  rank: 210,
  terms: {
    kind: 'interruptible',
    name: { en: 'Business Standby', es: 'Reserva Empresarial' },
    promise: {
      en: 'A monthly payment for a load you can drop within 30 minutes on working days.',
      es: 'Un pago mensual por una carga que pueda reducir en 30 minutos en días laborables.',
    },
    card: {
      whatHappens: {
        en: 'On working days between 8 AM and 8 PM we may call once a day for up to 4 hours, with 30 minutes’ warning.',
        es: 'En días laborables entre las 8 y las 20 h podemos llamar una vez al día hasta 4 horas, con 30 minutos de aviso.',
      },
      whatYouGet: {
        en: '$30.00 every month and $0.50 for every kWh you drop.',
        es: '$30.00 cada mes y $0.50 por cada kWh que reduzca.',
      },
      whatItCosts: {
        en: 'If you stay above what you promised, the event’s payment is lost.',
        es: 'Si queda por encima de lo prometido, se pierde el pago del evento.',
      },
      sayingNo: {
        en: 'Missing an event costs $20.00; tell us planned closures in advance.',
        es: 'Faltar a un evento cuesta $20.00; avísenos de los cierres previstos.',
      },
      whyNow: {
        en: 'Shops and offices peak at hours when homes do not.',
        es: 'Los comercios y oficinas tienen su máximo a horas en que los hogares no.',
      },
      yourData: METER_DATA,
    },
    consent: {
      en: 'On behalf of the business I join Business Standby and promise to drop the agreed load within 30 minutes on working days.',
      es: 'En nombre de la empresa me uno a Reserva Empresarial y prometo reducir la carga acordada en 30 minutos en días laborables.',
    },
    deviceType: null,
    participation: 'opt-out',
    reward: { perMonthMinor: 3000, perKwhMinor: 50 },
    penalty: { perMissedEventMinor: 2000, belowShare: 0.5 },
    limits: {
      months: EVERY_MONTH,
      weekdays: WEEKDAYS,
      startHour: 8,
      endHour: 20,
      minHoursPerEvent: 0.5,
      maxHoursPerEvent: 4,
      maxEventsPerDay: 1,
      maxEventsPerMonth: 10,
      maxEventsPerYear: 45,
      maxHoursPerYear: 180,
      restHours: 4,
    },
    noticeMinutes: 30,
    eligibility: {
      deviceType: null,
      homeTypes: ['shop', 'office'],
      excludesMedicalEquipment: true,
      minEveningKw: 1,
      ownersOnly: false,
    },
    response: {
      kwPerCustomer: 1.2,
      participation: 0.9,
      cv: 0.4,
      reboundShare: 0.1,
      source: 'Above 90 % of the commitment in most years, 67 % in summer 2025 (PJM).',
    },
    planning: { costPerKwhMinor: 150, callCostMinor: 0 },
  },
}
