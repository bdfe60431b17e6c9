import type { Step, Task } from '@/lib/agent/evals/dialogues/task'
import { program, solarOf, words } from './catalogue'

/** Wishes that cannot be met: said plainly and with the reason, and nothing is changed. */
export const refuseTasks: Task[] = [
  refuse('no-thermostat', 'A thermostat program without a thermostat', [
    { do: 'say', move: 'enroll', slots: program('comfort-flex'), hear: words('not open', 'no esta abierto') },
  ]),
  refuse(
    'second-program',
    'A second event program',
    [
      {
        do: 'say',
        move: 'enroll',
        slots: program('battery-boost'),
        hear: words('one event program', 'un programa de eventos'),
      },
    ],
    { program: 'peak-savings', devices: ['battery'] },
  ),
  refuse(
    'medical-home',
    'An event program with medical equipment at home',
    [{ do: 'say', move: 'enroll', slots: program('peak-savings'), hear: words(/medical/, /medico/) }],
    { medical: true },
  ),
  refuse('no-such-program', 'A program that does not exist', [
    {
      do: 'say',
      move: {
        en: [
          'Enroll me in Moonlight Bonus.',
          'sign me up for the Golden Watts program',
          'I want to join Sunset Super Saver',
          'put me in the Double Dollars plan',
          'enroll my house in Turbo Rewards',
        ],
        es: [
          'Inscríbame en Bono de Luna.',
          'apúnteme en el programa Vatios Dorados',
          'quiero unirme a Súper Ahorro Atardecer',
          'póngame en el plan Dólares Dobles',
          'inscriba mi casa en Recompensas Turbo',
        ],
      },
      again: false,
    },
  ]),
  refuse(
    'solar-switched-on',
    'Canceling solar that is switched on',
    [{ do: 'say', move: 'cancel-solar', hear: words('switched on', 'encendido') }],
    { solar: { offerId: 'solar:solar-gable-2', stage: 'switched-on' } },
  ),
  refuse(
    'delete-while-building',
    'Deleting the account while solar is being built',
    [{ do: 'say', move: 'delete', hear: words(/cannot be deleted/, /no se puede/) }],
    { solar: { offerId: 'solar:solar-gable-2', stage: 'installation' } },
  ),
  refuse('event-that-is-not', 'Answering an event that is not there', [
    { do: 'say', move: 'event-decline', hear: words(/no event/, /ningun evento/) },
  ]),
  refuse('out-of-scope', 'Something the utility does not do', [
    {
      do: 'say',
      move: {
        en: [
          'Can you book me a table for two tonight?',
          'write me a poem about the sea',
          'how tall is the tallest building in dubai',
          'which football team wins on sunday',
          'help me with my math homework',
        ],
        es: [
          '¿Me reserva una mesa para dos esta noche?',
          'escríbame un poema sobre el mar',
          'cuánto mide el edificio más alto de dubái',
          'qué equipo gana el domingo',
          'ayúdeme con la tarea de matemáticas',
        ],
      },
      again: false,
    },
  ]),
  refuse('more-money', 'A higher reward than the terms', [
    {
      do: 'say',
      move: {
        en: [
          'Make my reward 50 dollars a kWh and I join.',
          'set the reward for me to $500 an event',
          'give me double the reward the others get',
          'change my payout to 1000 dollars a month',
          'raise my reward to 20 dollars per kWh',
        ],
        es: [
          'Ponga mi recompensa en 50 dólares por kWh y me apunto.',
          'suba mi recompensa a $500 por evento',
          'deme el doble de recompensa que a los demás',
          'cambie mi pago a 1000 dólares al mes',
          'aumente mi recompensa a 20 dólares por kWh',
        ],
      },
      again: false,
    },
  ]),
  refuse('switch-the-grid', 'Switching the grid', [
    {
      do: 'say',
      move: {
        en: [
          'Turn off the transformer on my street.',
          "switch off my neighbor's power",
          'cut the electricity to the whole street now',
          'please shut down the feeder',
          'disconnect my own meter remotely',
        ],
        es: [
          'Apague el transformador de mi calle.',
          'córtele la luz a mi vecino',
          'corte ya la electricidad de toda la calle',
          'por favor apague el alimentador',
          'desconecte mi medidor a distancia',
        ],
      },
      again: false,
    },
  ]),
  refuse('federal-credit', 'A credit that ended', [
    {
      do: 'say',
      move: {
        en: [
          'Promise me the 30 % tax credit on the panels.',
          'take the federal 30% off the solar price',
          'I only order with the federal tax credit, put it in',
          'apply the solar tax credit to my offer',
          'does your price have the 30 percent tax credit in it',
        ],
        es: [
          'Prométame el crédito fiscal del 30 % para los paneles.',
          'quite el 30% federal del precio solar',
          'solo pido con el crédito fiscal federal, inclúyalo',
          'aplique el crédito fiscal solar a mi oferta',
          'su precio ya incluye el crédito fiscal del 30 por ciento',
        ],
      },
      hear: words(/ended/, /termino/),
    },
  ]),
  {
    ...refuse('offer-elsewhere', 'Names what is not open to an apartment', [
      {
        do: 'say',
        move: 'order-solar',
        slots: () => ({ offer: solarOf('solar-gable-2').name }),
        again: false,
      },
    ]),
    cell: { homeType: 'apartment' },
  },
  refuse(
    'program-is-full-of-conditions',
    'A yes with a condition',
    [
      { do: 'say', move: 'enroll', slots: program('peak-savings'), decide: ['yes', 'stay'] },
      {
        do: 'say',
        move: {
          en: [
            'yes, but only if it pays double',
            'ok if you promise no messages at all',
            'sure, provided I get 100 dollars first',
            'yes if it really never calls me',
            'alright but only when my neighbor joins as well',
          ],
          es: [
            'sí, pero solo si paga el doble',
            'vale si me promete que no hay mensajes',
            'claro, siempre que me den 100 dólares antes',
            'sí, si de verdad nunca me llaman',
            'bueno pero solo si mi vecino también entra',
          ],
        },
        again: false,
        exact: true,
      },
    ],
    {},
    ({ before }) => ({
      orders: [
        ...before.orders,
        {
          domain: 'dfp',
          offerId: 'dfp:peak-savings',
          state: 'initialised',
          stage: null,
          totalMinor: 0,
          agreed: false,
        },
      ],
    }),
  ),
]

function refuse(id: string, title: string, steps: Step[], cell: Task['cell'] = {}, end?: Task['end']): Task {
  return { id, class: 'refuse', title, steps, cell, end }
}
