import type { LocalText } from '@/lib/domain/program/terms'
import type { SolarOffer } from '@/lib/domain/solar/offer'

export type DemoSolarOffer = {
  id: string
  name: string
  rank: number
  offer: Omit<SolarOffer, 'validUntil'>
}

/** Nine made-up offers of five made-up installers, from 2 to 8 kW. Nothing in them counts on the federal credit that ended. */
export function demoSolarOffers(): DemoSolarOffer[] {
  return FACTS.map(toOffer)
}

type Facts = {
  id: string
  name: string
  provider: keyof typeof PROVIDERS
  panels: SolarOffer['panels']
  inverter: SolarOffer['inverter'] & { priceMinor: number }
  panelMinor: number
  rackingMinor: number
  permitsMinor: number
  priceMinor: number
  financing: SolarOffer['financing']
  summary: LocalText
  note: LocalText
}

const PROVIDERS = {
  'Cloudbreak Solar': { rating: 4.6, reviews: 188, since: 2009, workmanship: 10, weeks: { from: 6, to: 10 } },
  'Two Rivers Energy Co-op': {
    rating: 4.8,
    reviews: 241,
    since: 2004,
    workmanship: 12,
    weeks: { from: 8, to: 14 },
  },
  'Gable & Sun Roofing': {
    rating: 4.3,
    reviews: 97,
    since: 2013,
    workmanship: 10,
    weeks: { from: 5, to: 9 },
  },
  'Foothill Electric': {
    rating: 4.5,
    reviews: 164,
    since: 1998,
    workmanship: 10,
    weeks: { from: 6, to: 12 },
  },
  'Daylight Homes': { rating: 4.1, reviews: 58, since: 2018, workmanship: 8, weeks: { from: 4, to: 8 } },
} as const

const GRID_CONNECTION_MINOR = 14_500
const p400 = { watts: 400, model: 'Meridia M400', efficiencyPercent: 20.9 }
const p450 = { watts: 450, model: 'Meridia M450', efficiencyPercent: 22.1 }
const loan = (aprPercent: number, months: number, downPaymentMinor = 0) => ({
  aprPercent,
  months,
  downPaymentMinor,
})

const FACTS: Facts[] = [
  {
    id: 'solar-cloudbreak-4',
    name: 'Cloudbreak Classic 4.0',
    provider: 'Cloudbreak Solar',
    panels: { count: 10, ...p400 },
    inverter: { model: 'Solvane S3.8', kind: 'string', ratedKw: 3.8, priceMinor: 178_000 },
    panelMinor: 31_000,
    rackingMinor: 148_000,
    permitsMinor: 110_000,
    priceMinor: 1_240_000,
    financing: [loan(8, 60), loan(7.5, 120, 100_000)],
    summary: {
      en: 'A mid-size roof system for an average home.',
      es: 'Un sistema mediano para un hogar promedio.',
    },
    note: {
      en: 'Roofs younger than 15 years; others after an inspection.',
      es: 'Techos de menos de 15 años; otros tras una inspección.',
    },
  },
  {
    id: 'solar-tworivers-2.8',
    name: 'Co-op Starter 2.8',
    provider: 'Two Rivers Energy Co-op',
    panels: { count: 7, ...p400 },
    inverter: { model: 'Solvane S3.0', kind: 'string', ratedKw: 3, priceMinor: 138_000 },
    panelMinor: 29_500,
    rackingMinor: 96_000,
    permitsMinor: 82_000,
    priceMinor: 770_000,
    financing: [loan(6.9, 60), loan(6.9, 84)],
    summary: {
      en: 'The co-op’s smallest system, at the members’ price per watt.',
      es: 'El sistema más pequeño de la cooperativa, al precio por vatio de los socios.',
    },
    note: {
      en: 'You become a member of the co-op; the $50.00 share is returned when you leave.',
      es: 'Usted se hace socio de la cooperativa; la cuota de $50.00 se devuelve al salir.',
    },
  },
  {
    id: 'solar-gable-2',
    name: 'Gable Compact 2.0',
    provider: 'Gable & Sun Roofing',
    panels: { count: 5, ...p400 },
    inverter: { model: 'Twinleaf 400 (5 pieces)', kind: 'micro', ratedKw: 1.9, priceMinor: 97_500 },
    panelMinor: 32_000,
    rackingMinor: 78_000,
    permitsMinor: 80_000,
    priceMinor: 720_000,
    financing: [loan(9.5, 60)],
    summary: {
      en: 'Five panels for a small roof or a small bill.',
      es: 'Cinco paneles para un techo o una factura pequeños.',
    },
    note: {
      en: 'Roof repairs up to 4 square meters are included.',
      es: 'Incluye reparaciones del techo de hasta 4 metros cuadrados.',
    },
  },
  {
    id: 'solar-foothill-2.4',
    name: 'Foothill Six 2.4',
    provider: 'Foothill Electric',
    panels: { count: 6, ...p400 },
    inverter: { model: 'Solvane S2.5', kind: 'string', ratedKw: 2.5, priceMinor: 126_000 },
    panelMinor: 30_500,
    rackingMinor: 88_000,
    permitsMinor: 95_000,
    priceMinor: 768_000,
    financing: [loan(8.5, 60), loan(8.5, 120)],
    summary: {
      en: 'Six panels, one day of work, by the town’s oldest electricians.',
      es: 'Seis paneles, un día de trabajo, por los electricistas más antiguos del pueblo.',
    },
    note: {
      en: 'Panel upgrades of the house are quoted apart, if needed at all.',
      es: 'La mejora del tablero eléctrico se cotiza aparte, si hace falta.',
    },
  },
  {
    id: 'solar-daylight-4',
    name: 'Daylight Four 4.05',
    provider: 'Daylight Homes',
    panels: { count: 9, ...p450 },
    inverter: { model: 'Twinleaf 450 (9 pieces)', kind: 'micro', ratedKw: 3.9, priceMinor: 184_500 },
    panelMinor: 36_500,
    rackingMinor: 131_000,
    permitsMinor: 120_000,
    priceMinor: 1_356_750,
    financing: [loan(9.9, 84), loan(9.9, 144)],
    summary: {
      en: 'A small inverter behind every panel: shade on one does not slow the others.',
      es: 'Un microinversor tras cada panel: la sombra en uno no frena a los demás.',
    },
    note: {
      en: 'Good for roofs with a chimney or a tree nearby.',
      es: 'Bueno para techos con chimenea o un árbol cerca.',
    },
  },
  {
    id: 'solar-cloudbreak-5.2',
    name: 'Cloudbreak Classic 5.2',
    provider: 'Cloudbreak Solar',
    panels: { count: 13, ...p400 },
    inverter: { model: 'Solvane S5.0', kind: 'string', ratedKw: 5, priceMinor: 212_000 },
    panelMinor: 31_000,
    rackingMinor: 171_000,
    permitsMinor: 115_000,
    priceMinor: 1_534_000,
    financing: [loan(8, 60), loan(7.5, 120, 150_000)],
    summary: {
      en: 'For homes that use about 25 kWh a day.',
      es: 'Para hogares que consumen unos 25 kWh al día.',
    },
    note: { en: 'Needs about 25 square meters of roof.', es: 'Necesita unos 25 metros cuadrados de techo.' },
  },
  {
    id: 'solar-gable-3.2',
    name: 'Gable Premium 3.2',
    provider: 'Gable & Sun Roofing',
    panels: { count: 8, watts: 400, model: 'Meridia Black M400', efficiencyPercent: 21.4 },
    inverter: { model: 'Twinleaf 400 (8 pieces)', kind: 'micro', ratedKw: 3.1, priceMinor: 156_000 },
    panelMinor: 39_500,
    rackingMinor: 124_000,
    permitsMinor: 96_000,
    priceMinor: 1_200_000,
    financing: [loan(9.5, 60), loan(9.5, 120)],
    summary: {
      en: 'All-black panels that sit flat on the roof.',
      es: 'Paneles totalmente negros, a ras del techo.',
    },
    note: {
      en: 'Roof repairs up to 4 square meters are included.',
      es: 'Incluye reparaciones del techo de hasta 4 metros cuadrados.',
    },
  },
  {
    id: 'solar-tworivers-6.4',
    name: 'Co-op Family 6.4',
    provider: 'Two Rivers Energy Co-op',
    panels: { count: 16, ...p400 },
    inverter: { model: 'Solvane H6.0', kind: 'hybrid', ratedKw: 6, priceMinor: 286_000 },
    panelMinor: 29_500,
    rackingMinor: 204_000,
    permitsMinor: 118_000,
    priceMinor: 1_792_000,
    financing: [loan(6.9, 84), loan(6.9, 144)],
    summary: {
      en: 'A large system whose inverter can take a battery later.',
      es: 'Un sistema grande cuyo inversor admite una batería más adelante.',
    },
    note: { en: 'A battery is not part of this price.', es: 'La batería no está incluida en este precio.' },
  },
  {
    id: 'solar-foothill-8.1',
    name: 'Foothill Full Roof 8.1',
    provider: 'Foothill Electric',
    panels: { count: 18, ...p450 },
    inverter: { model: 'Solvane S7.6', kind: 'string', ratedKw: 7.6, priceMinor: 274_000 },
    panelMinor: 35_000,
    rackingMinor: 246_000,
    permitsMinor: 128_000,
    priceMinor: 2_146_500,
    financing: [loan(8.5, 120, 200_000), loan(8.5, 180)],
    summary: {
      en: 'The lowest price per watt, for a large roof and a large bill.',
      es: 'El menor precio por vatio, para un techo y una factura grandes.',
    },
    note: {
      en: 'Two days on site; needs about 38 square meters of roof.',
      es: 'Dos días de obra; necesita unos 38 metros cuadrados de techo.',
    },
  },
]

function toOffer(facts: Facts, i: number): DemoSolarOffer {
  const { workmanship, weeks, ...provider } = PROVIDERS[facts.provider]
  const { priceMinor: inverterMinor, ...inverter } = facts.inverter
  const panelsMinor = facts.panels.count * facts.panelMinor
  const known = panelsMinor + inverterMinor + facts.rackingMinor + facts.permitsMinor + GRID_CONNECTION_MINOR
  const panelPrice = (facts.panelMinor / 100).toFixed(2)
  return {
    id: facts.id,
    name: facts.name,
    rank: 10 * (i + 1),
    offer: {
      summary: facts.summary,
      currency: 'USD',
      systemKw: (facts.panels.count * facts.panels.watts) / 1000,
      panels: facts.panels,
      inverter,
      lines: [
        {
          label: {
            en: `${facts.panels.count} panels, ${facts.panels.watts} W each, at $${panelPrice}`,
            es: `${facts.panels.count} paneles de ${facts.panels.watts} W, a $${panelPrice} cada uno`,
          },
          amountMinor: panelsMinor,
        },
        { label: { en: 'Inverter and monitoring', es: 'Inversor y monitoreo' }, amountMinor: inverterMinor },
        { label: { en: 'Mounting and wiring', es: 'Montaje y cableado' }, amountMinor: facts.rackingMinor },
        { label: { en: 'Design and permits', es: 'Diseño y permisos' }, amountMinor: facts.permitsMinor },
        { label: { en: 'Installation', es: 'Instalación' }, amountMinor: facts.priceMinor - known },
        {
          label: { en: 'Grid connection, one-time fee', es: 'Conexión a la red, pago único' },
          amountMinor: GRID_CONNECTION_MINOR,
        },
      ],
      priceMinor: facts.priceMinor,
      warrantyYears: { panels: 25, inverter: inverter.kind === 'micro' ? 20 : 12, workmanship },
      provider: { name: facts.provider, ...provider },
      financing: facts.financing,
      weeksToSwitchOn: weeks,
      cancellation: { freeUntil: 'site-visit', feePercent: 5 },
      eligibility: { homeTypes: ['house', 'townhouse'], ownersOnly: true, minDailyKwh: 0 },
      notes: [
        facts.note,
        {
          en: 'The 30 % federal tax credit ended for systems paid for after December 31, 2025; this price does not count on it.',
          es: 'El crédito fiscal federal del 30 % terminó para sistemas pagados después del 31 de diciembre de 2025; este precio no cuenta con él.',
        },
      ],
    },
  }
}
