import { type DemoProgram, EVERY_DAY, METER_DATA, NO_COST } from '@/lib/simulator/programs/demo-program'

/** Emergency load relief for homes in summer, paid well and rarely called. */
export const heatwaveRelief: DemoProgram = {
  id: 'heatwave-relief',
  rank: 160,
  terms: {
    kind: 'emergency-residential',
    name: { en: 'Heatwave Relief', es: 'Alivio en Ola de Calor' },
    promise: {
      en: 'Help in a real emergency of the summer. Rarely called, never a penalty.',
      es: 'Ayude en una emergencia real del verano. Se usa poco y nunca hay penalización.',
    },
    card: {
      whatHappens: {
        en: 'From May to October, between 4 and 9 PM, we ask for help when the state declares an emergency, usually the day before.',
        es: 'De mayo a octubre, entre las 4 y las 9 de la noche, pedimos ayuda cuando el estado declara una emergencia, casi siempre el día anterior.',
      },
      whatYouGet: {
        en: '$1.50 for every kWh below your usual use.',
        es: '$1.50 por cada kWh por debajo de su consumo habitual.',
      },
      whatItCosts: NO_COST,
      sayingNo: {
        en: 'Do nothing. Only what you save counts.',
        es: 'No haga nada. Solo cuenta lo que ahorre.',
      },
      whyNow: {
        en: 'In a heatwave every kilowatt helps to keep the lights on.',
        es: 'En una ola de calor cada kilovatio ayuda a mantener la luz.',
      },
      yourData: METER_DATA,
    },
    consent: {
      en: 'I join Heatwave Relief. Northfield Electric may message me in emergencies and compare my meter readings with my usual use.',
      es: 'Me uno a Alivio en Ola de Calor. Northfield Electric puede avisarme en emergencias y comparar las lecturas de mi medidor con mi consumo habitual.',
    },
    deviceType: null,
    participation: 'opt-in',
    reward: { perKwhMinor: 150 },
    penalty: null,
    limits: {
      months: [5, 6, 7, 8, 9, 10],
      weekdays: EVERY_DAY,
      startHour: 16,
      endHour: 21,
      minHoursPerEvent: 1,
      maxHoursPerEvent: 5,
      maxEventsPerDay: 1,
      maxEventsPerMonth: 10,
      maxEventsPerYear: 20,
      maxHoursPerYear: 60,
      restHours: 12,
    },
    noticeMinutes: 240,
    eligibility: {
      deviceType: null,
      homeTypes: ['house', 'townhouse', 'apartment'],
      excludesMedicalEquipment: true,
      minEveningKw: 0.2,
      ownersOnly: false,
    },
    response: {
      kwPerCustomer: 0.35,
      participation: 0.22,
      cv: 0.5,
      reboundShare: 0.2,
      source: 'As peak time rebates; no published figure for emergencies (assumed).',
    },
    planning: { costPerKwhMinor: 150, callCostMinor: 50 },
  },
}
