import {
  ANY_HOUR,
  DEVICE_DATA,
  type DemoProgram,
  NO_PENALTY,
  SHORTEST_HOURS,
} from '@/lib/simulator/programs/demo-program'

/** Home batteries as one small power plant, paid for each kWh, at any hour. */
export const batteryBoost: DemoProgram = {
  id: 'battery-boost',
  rank: 40,
  terms: {
    kind: 'battery-vpp',
    name: { en: 'Battery Boost', es: 'Impulso de Batería' },
    promise: {
      en: 'Your home battery powers your home and shares the rest when the street needs it.',
      es: 'Su batería alimenta su hogar y comparte el resto cuando la calle lo necesita.',
    },
    card: {
      whatHappens: {
        en: 'During an event your battery gives power for up to 4 hours, then charges again at a quiet time. We tell you at least 5 minutes before.',
        es: 'Durante un evento su batería entrega energía hasta 4 horas y luego se carga en un momento tranquilo. Se lo avisamos al menos 5 minutos antes.',
      },
      whatYouGet: {
        en: '$2.00 for every kWh your battery gives, as a credit on your bill.',
        es: '$2.00 por cada kWh que entregue su batería, como crédito en su factura.',
      },
      whatItCosts: {
        en: 'Nothing, but your battery has less in reserve for a while after an event.',
        es: 'Nada, pero su batería tiene menos reserva durante un tiempo después de un evento.',
      },
      sayingNo: NO_PENALTY,
      whyNow: {
        en: 'A few batteries do as much for your street as dozens of homes that switch things off.',
        es: 'Unas pocas baterías ayudan a su calle tanto como decenas de hogares que apagan aparatos.',
      },
      yourData: DEVICE_DATA,
    },
    consent: {
      en: 'I join Battery Boost. Northfield Electric may discharge my home battery during events of at most 4 hours, and I may say no to any event.',
      es: 'Me uno a Impulso de Batería. Northfield Electric puede descargar mi batería durante eventos de 4 horas como máximo, y puedo decir que no a cualquier evento.',
    },
    deviceType: 'battery',
    participation: 'opt-out',
    reward: { perKwhMinor: 200, capPerEventMinor: 4000 },
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
    noticeMinutes: 5,
    eligibility: {
      deviceType: 'battery',
      homeTypes: null,
      excludesMedicalEquipment: true,
      minEveningKw: 0,
      ownersOnly: false,
    },
    response: {
      kwPerCustomer: 3.95,
      participation: 0.973,
      cv: 0.15,
      reboundShare: 0.2,
      source:
        '79 % of a 5 kW battery (27 of 34 MW delivered, Sunrun and PG&E); 97.3 % took part (ConnectedSolutions 2024).',
    },
    planning: { costPerKwhMinor: 200, callCostMinor: 0 },
  },
}
