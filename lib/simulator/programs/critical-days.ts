import { type DemoProgram, EVERY_DAY, METER_DATA } from '@/lib/simulator/programs/demo-program'

/** Critical peak pricing: cheaper every other hour, dearer in a few. */
export const criticalDays: DemoProgram = {
  id: 'critical-days',
  rank: 150,
  terms: {
    kind: 'critical-peak-pricing',
    name: { en: 'Critical Days', es: 'Días Críticos' },
    promise: {
      en: 'A lower price all summer, for a higher one on a few evenings you hear about the day before.',
      es: 'Un precio más bajo todo el verano a cambio de uno más alto en unas pocas tardes anunciadas el día anterior.',
    },
    card: {
      whatHappens: {
        en: 'On 9 to 15 summer days power costs $0.60 more per kWh from 4 to 9 PM. You hear by 2 PM the day before.',
        es: 'De 9 a 15 días de verano la energía cuesta $0.60 más por kWh de 4 a 9 de la noche. Se lo decimos antes de las 2 de la tarde del día anterior.',
      },
      whatYouGet: {
        en: 'A credit of $0.024 for every kWh you use in the rest of the summer.',
        es: 'Un crédito de $0.024 por cada kWh que consuma el resto del verano.',
      },
      whatItCosts: {
        en: 'If you do not use less on those evenings your bill can rise. In the first year we refund what you paid too much.',
        es: 'Si no consume menos en esas tardes, su factura puede subir. El primer año le devolvemos lo que haya pagado de más.',
      },
      sayingNo: {
        en: 'You pay the higher price for what you use in those hours. You can leave after each season.',
        es: 'Paga el precio más alto por lo que consuma en esas horas. Puede salir después de cada temporada.',
      },
      whyNow: {
        en: 'A few evenings decide how large the network has to be.',
        es: 'Unas pocas tardes deciden qué tan grande tiene que ser la red.',
      },
      yourData: METER_DATA,
    },
    consent: {
      en: 'I join Critical Days. I agree to the higher price on announced evenings and the lower price in all other summer hours.',
      es: 'Me uno a Días Críticos. Acepto el precio más alto en las tardes anunciadas y el más bajo en las demás horas del verano.',
    },
    deviceType: null,
    participation: 'opt-out',
    reward: { perMonthMinor: 500 },
    penalty: null,
    limits: {
      months: [6, 7, 8, 9],
      weekdays: EVERY_DAY,
      startHour: 16,
      endHour: 21,
      minHoursPerEvent: 5,
      maxHoursPerEvent: 5,
      maxEventsPerDay: 1,
      maxEventsPerMonth: 6,
      maxEventsPerYear: 15,
      maxHoursPerYear: 75,
      restHours: 16,
    },
    noticeMinutes: 1560,
    eligibility: {
      deviceType: null,
      homeTypes: ['house', 'townhouse', 'apartment'],
      excludesMedicalEquipment: true,
      minEveningKw: 0.3,
      ownersOnly: false,
    },
    response: {
      kwPerCustomer: 0.3,
      participation: 0.55,
      cv: 0.6,
      reboundShare: 0.1,
      source:
        '16.6 % of the load on average (PG&E SmartRate 2008); 55 % of those told cut more than a tenth.',
    },
    planning: { costPerKwhMinor: 80, callCostMinor: 0 },
  },
}
