import { MISSING_WATTS } from '@/lib/domain/units/missing'

export type GreenButtonInput = {
  /** A UUID for a part of the feed that tells nothing of who it is about */
  idOf: (part: string) => string
  updatedAt: Date
  /** Minutes that local standard time is ahead of UTC */
  standardOffsetMinutes: number
  /** Minutes that summer time adds; 0 where there is none */
  summerMinutes: number
  days: readonly { day: Date; watts: readonly number[] }[]
}

const QUARTER_SECONDS = 900

/**
 * An ESPI (NAESB REQ.21) Atom feed of quarter-hour energy: UsagePoint, time parameters, MeterReading, ReadingType and an
 * IntervalBlock a day. Values are hundredths of Wh; what was not measured is left out. No personal data.
 */
export function greenButtonFeed({
  idOf,
  updatedAt,
  standardOffsetMinutes,
  summerMinutes,
  days,
}: GreenButtonInput): string {
  const at = updatedAt.toISOString()
  const base = `/espi/1_1/resource/UsagePoint/01`
  const entry = (part: string, self: string, links: string[], title: string, content: string) =>
    [
      '<entry>',
      `<id>urn:uuid:${idOf(part)}</id>`,
      `<link rel="self" href="${self}"/>`,
      ...links.map((href) => `<link rel="related" href="${href}"/>`),
      `<title>${title}</title>`,
      `<content>${content}</content>`,
      `<published>${at}</published><updated>${at}</updated>`,
      '</entry>',
    ].join('\n')
  const net = days.some((day) => day.watts.some((w) => w < 0 && w !== MISSING_WATTS))
  const blocks = days
    .map((day) => ({ day, block: intervalBlock(day) }))
    .filter((one) => one.block !== null)
    .map(({ day, block }) => {
      const date = day.day.toISOString().slice(0, 10)
      return entry(`block ${date}`, `${base}/MeterReading/01/IntervalBlock/${date}`, [], date, block!)
    })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>urn:uuid:${idOf('feed')}</id>`,
    '<title>Green Button Usage Feed</title>',
    `<updated>${at}</updated>`,
    entry(
      'usage point',
      base,
      [`${base}/MeterReading`, '/espi/1_1/resource/LocalTimeParameters/01'],
      'Electricity',
      '<UsagePoint xmlns="http://naesb.org/espi"><ServiceCategory><kind>0</kind></ServiceCategory></UsagePoint>',
    ),
    entry(
      'time',
      '/espi/1_1/resource/LocalTimeParameters/01',
      [],
      'Local time',
      `<LocalTimeParameters xmlns="http://naesb.org/espi"><dstEndRule>B40E2000</dstEndRule><dstOffset>${summerMinutes * 60}</dstOffset><dstStartRule>360E2000</dstStartRule><tzOffset>${standardOffsetMinutes * 60}</tzOffset></LocalTimeParameters>`,
    ),
    entry(
      'reading',
      `${base}/MeterReading/01`,
      [`${base}/MeterReading/01/IntervalBlock`, '/espi/1_1/resource/ReadingType/01'],
      'Quarter-hour readings',
      '<MeterReading xmlns="http://naesb.org/espi"/>',
    ),
    entry(
      'reading type',
      '/espi/1_1/resource/ReadingType/01',
      [],
      'Energy',
      `<ReadingType xmlns="http://naesb.org/espi"><accumulationBehaviour>4</accumulationBehaviour><commodity>1</commodity><dataQualifier>12</dataQualifier><flowDirection>${net ? 4 : 1}</flowDirection><intervalLength>${QUARTER_SECONDS}</intervalLength><kind>12</kind><powerOfTenMultiplier>-2</powerOfTenMultiplier><uom>72</uom></ReadingType>`,
    ),
    ...blocks,
    '</feed>',
    '',
  ].join('\n')
}

function intervalBlock({ day, watts }: { day: Date; watts: readonly number[] }): string | null {
  const first = Math.round(day.getTime() / 1000)
  const readings = watts.flatMap((value, slot) =>
    value === MISSING_WATTS
      ? []
      : [
          `<IntervalReading><timePeriod><duration>${QUARTER_SECONDS}</duration><start>${first + slot * QUARTER_SECONDS}</start></timePeriod><value>${value * 25}</value></IntervalReading>`,
        ],
  )
  if (readings.length === 0) return null
  return `<IntervalBlock xmlns="http://naesb.org/espi"><interval><duration>86400</duration><start>${first}</start></interval>${readings.join('')}</IntervalBlock>`
}
