import { expect, test } from 'vitest'
import { demoPrograms } from '@/lib/simulator/programs/demo-programs'
import { ProgramTermsInput } from './program'

test.each(demoPrograms.map(({ id, terms }) => [id, terms] as const))(
  'the terms of %s can be edited and published again as they are',
  (_id, terms) => {
    const read = ProgramTermsInput.safeParse(terms)
    expect(read.error?.issues ?? []).toEqual([])
    expect(read.data).toEqual(terms)
  },
)
