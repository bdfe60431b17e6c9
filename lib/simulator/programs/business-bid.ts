import {
  type DemoProgram,
  EVERY_MONTH,
  METER_DATA,
  NO_COST,
  WEEKDAYS,
} from '@/lib/simulator/programs/demo-program'

/** Demand bidding: businesses offer a load for the next working day. */
export const businessBid: DemoProgram = {
  id: 'business-bid',
  rank: 220,
  terms: {
    kind: 'demand-bidding',
    name: { en: 'Business Bid', es: 'Oferta Empresarial' },
    promise: {
      en: 'Offer a load for tomorrow, be paid for what you drop, owe nothing if you cannot.',
      es: 'Ofrezca una carga para mañana, cobre por lo que reduzca y no deba nada si no puede.',
    },
    card: {
      whatHappens: {
        en: 'We announce hours for the next working day before 10 AM. You answer with the kilowatts you can do without.',
        es: 'Anunciamos horas para el siguiente día laborable antes de las 10 h. Usted responde con los kilovatios de los que puede prescindir.',
      },
      whatYouGet: {
        en: '$0.50 for every kWh you drop, up to one and a half times your offer.',
        es: '$0.50 por cada kWh que reduzca, hasta una vez y media su oferta.',
      },
      whatItCosts: NO_COST,
      sayingNo: {
        en: 'No offer, no obligation.',
        es: 'Sin oferta no hay obligación.',
      },
      whyNow: {
        en: 'Planned ahead, a business can move work without losing it.',
        es: 'Con tiempo, una empresa puede mover el trabajo sin perderlo.',
      },
      yourData: METER_DATA,
    },
    consent: {
      en: 'On behalf of the business I join Business Bid; each offer I make stands on its own.',
      es: 'En nombre de la empresa me uno a Oferta Empresarial; cada oferta que haga vale por sí sola.',
    },
    deviceType: null,
    participation: 'opt-in',
    reward: { perKwhMinor: 50 },
    penalty: null,
    limits: {
      months: EVERY_MONTH,
      weekdays: WEEKDAYS,
      startHour: 6,
      endHour: 22,
      minHoursPerEvent: 2,
      maxHoursPerEvent: 8,
      maxEventsPerDay: 1,
      maxEventsPerMonth: 10,
      maxEventsPerYear: 60,
      maxHoursPerYear: 240,
      restHours: 12,
    },
    noticeMinutes: 1200,
    eligibility: {
      deviceType: null,
      homeTypes: ['shop', 'office'],
      excludesMedicalEquipment: true,
      minEveningKw: 1,
      ownersOnly: false,
    },
    response: {
      kwPerCustomer: 1,
      participation: 0.5,
      cv: 0.5,
      reboundShare: 0.1,
      source: 'Demand bidding programs pay for 50 to 150 % of an offer; the share that bids is assumed.',
    },
    planning: { costPerKwhMinor: 50, callCostMinor: 0 },
  },
}
