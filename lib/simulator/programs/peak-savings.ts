import {
  ANY_HOUR,
  type DemoProgram,
  METER_DATA,
  NO_COST,
  SHORTEST_HOURS,
} from '@/lib/simulator/programs/demo-program'

/** Peak time rebate by message: customers act by hand and are paid for each kWh below their usual use. */
export const peakSavings: DemoProgram = {
  id: 'peak-savings',
  rank: 10,
  terms: {
    kind: 'peak-time-rebate',
    name: { en: 'Peak Savings', es: 'Ahorro en Hora Punta' },
    promise: {
      en: 'Use less for a short while when your street needs it. You decide every time.',
      es: 'Consuma menos un rato cuando su calle lo necesita. Usted decide cada vez.',
    },
    card: {
      whatHappens: {
        en: 'We write to you at least 30 minutes ahead. If you say yes, you use less until the event ends, 3 hours at most: wait with the laundry, the oven or the dryer.',
        es: 'Le escribimos al menos 30 minutos antes. Si dice que sí, consume menos hasta que termine el evento, 3 horas como máximo: deje para después la lavadora, el horno o la secadora.',
      },
      whatYouGet: {
        en: '$1.00 for every kWh below your usual use, as a credit on your bill, $15.00 at most for one event.',
        es: '$1.00 por cada kWh por debajo de su consumo habitual, como crédito en su factura, $15.00 como máximo por evento.',
      },
      whatItCosts: NO_COST,
      sayingNo: {
        en: 'Answer no, or do not answer: nothing happens and nothing is charged.',
        es: 'Responda que no, o no responda: no pasa nada y no se cobra nada.',
      },
      whyNow: {
        en: 'The transformer on your street gets close to its limit on some days. A little less from many homes keeps it safe.',
        es: 'El transformador de su calle se acerca a su límite algunos días. Un poco menos de muchos hogares lo protege.',
      },
      yourData: METER_DATA,
    },
    consent: {
      en: 'I join Peak Savings. Northfield Electric may message me about events and compare my meter readings with my usual use to work out my reward. I can leave at any time.',
      es: 'Me uno a Ahorro en Hora Punta. Northfield Electric puede avisarme de los eventos y comparar las lecturas de mi medidor con mi consumo habitual para calcular mi recompensa. Puedo salir en cualquier momento.',
    },
    deviceType: null,
    participation: 'opt-in',
    reward: { perKwhMinor: 100, capPerEventMinor: 1500 },
    penalty: null,
    limits: {
      ...ANY_HOUR,
      minHoursPerEvent: SHORTEST_HOURS,
      maxHoursPerEvent: 3,
      maxEventsPerDay: 6,
      maxEventsPerMonth: 40,
      maxEventsPerYear: 80,
      maxHoursPerYear: 160,
      restHours: 0,
    },
    noticeMinutes: 30,
    eligibility: {
      deviceType: null,
      homeTypes: ['house', 'townhouse', 'apartment'],
      excludesMedicalEquipment: true,
      minEveningKw: 0,
      ownersOnly: false,
    },
    response: {
      kwPerCustomer: 0.5,
      participation: 0.19,
      cv: 0.5,
      reboundShare: 0.2,
      source:
        'A quarter of those asked act and cut 40 % of their use (Octopus and NESO, winter 2022/23); with short notice a quarter fewer act.',
    },
    planning: { costPerKwhMinor: 100, callCostMinor: 50 },
  },
}
