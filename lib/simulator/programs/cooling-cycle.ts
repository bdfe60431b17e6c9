import { DEVICE_DATA, type DemoProgram, EVERY_DAY, NO_COST } from '@/lib/simulator/programs/demo-program'

/** Air conditioners run half the time on the hottest days. */
export const coolingCycle: DemoProgram = {
  id: 'cooling-cycle',
  rank: 120,
  terms: {
    kind: 'ac-cycling',
    name: { en: 'Cooling Cycle', es: 'Ciclo de Aire' },
    promise: {
      en: 'Your air conditioner takes turns with your neighbors’ on the hottest afternoons.',
      es: 'Su aire acondicionado se turna con los de sus vecinos en las tardes más calurosas.',
    },
    card: {
      whatHappens: {
        en: 'From May to October your air conditioner runs every other 15 minutes for up to 4 hours. The fan keeps going.',
        es: 'De mayo a octubre su aire acondicionado funciona uno de cada dos cuartos de hora hasta 4 horas. El ventilador sigue encendido.',
      },
      whatYouGet: {
        en: '$100.00 a season, paid in equal parts from May to October.',
        es: '$100.00 por temporada, pagados en partes iguales de mayo a octubre.',
      },
      whatItCosts: NO_COST,
      sayingNo: {
        en: 'You may sit out 5 days each season and keep the full reward.',
        es: 'Puede no participar 5 días por temporada y conservar toda la recompensa.',
      },
      whyNow: {
        en: 'Cooling is what makes hot afternoons hard for the network.',
        es: 'El enfriamiento es lo que hace difíciles las tardes de calor para la red.',
      },
      yourData: DEVICE_DATA,
    },
    consent: {
      en: 'I own this home, or the owner agrees. I join Cooling Cycle; Northfield Electric may cycle my air conditioner at half time for up to 4 hours a day from May to October.',
      es: 'Soy dueño de esta vivienda o el dueño está de acuerdo. Me uno a Ciclo de Aire; Northfield Electric puede alternar mi aire acondicionado hasta 4 horas al día de mayo a octubre.',
    },
    deviceType: 'thermostat',
    participation: 'opt-out',
    reward: { perMonthMinor: 1667 },
    penalty: null,
    limits: {
      months: [5, 6, 7, 8, 9, 10],
      weekdays: EVERY_DAY,
      startHour: 12,
      endHour: 20,
      minHoursPerEvent: 0.5,
      maxHoursPerEvent: 4,
      maxEventsPerDay: 1,
      maxEventsPerMonth: 6,
      maxEventsPerYear: 15,
      maxHoursPerYear: 90,
      restHours: 12,
    },
    noticeMinutes: 5,
    eligibility: {
      deviceType: 'thermostat',
      homeTypes: null,
      excludesMedicalEquipment: true,
      minEveningKw: 0.4,
      ownersOnly: true,
    },
    response: {
      kwPerCustomer: 0.6,
      participation: 0.97,
      cv: 0.4,
      reboundShare: 0.4,
      source:
        'Between 0.2 kW over all units and 1.0 kW over running ones (PG&E SmartAC, SCE Summer Discount).',
    },
    planning: { costPerKwhMinor: 90, callCostMinor: 0 },
  },
}
