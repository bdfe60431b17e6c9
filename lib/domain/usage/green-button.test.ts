import { expect, test } from 'vitest'
import { greenButtonFeed } from '@/lib/domain/usage/green-button'

const MISSING = -2147483648

test('the intervals of the feed add up to the energy measured, and gaps are left out', () => {
  const watts = [1000, MISSING, 3000, ...new Array<number>(93).fill(0)]
  const xml = greenButtonFeed({
    idOf: (part) => part,
    updatedAt: new Date('2026-07-16T00:00:00Z'),
    standardOffsetMinutes: -480,
    summerMinutes: 60,
    days: [{ day: new Date('2026-07-15T00:00:00Z'), watts }],
  })
  const values = [...xml.matchAll(/<value>(-?\d+)<\/value>/g)].map((m) => Number(m[1]))
  expect(values).toHaveLength(95)
  expect(values.reduce((a, b) => a + b, 0) / 100_000).toBe(1)
  expect(xml).toContain('<tzOffset>-28800</tzOffset>')
  expect(xml).toContain('<dstOffset>3600</dstOffset>')
  expect(xml).toContain('<flowDirection>1</flowDirection>')
  expect(xml.match(/<entry>/g)).toHaveLength(xml.match(/<\/entry>/g)!.length)
})

test('a home that sends power back is told as net flow', () => {
  const xml = greenButtonFeed({
    idOf: (part) => part,
    updatedAt: new Date(0),
    standardOffsetMinutes: 0,
    summerMinutes: 0,
    days: [{ day: new Date(0), watts: new Array<number>(96).fill(-500) }],
  })
  expect(xml).toContain('<flowDirection>4</flowDirection>')
  expect(xml).toContain('<dstOffset>0</dstOffset>')
  expect(xml).toContain('<value>-12500</value>')
})
