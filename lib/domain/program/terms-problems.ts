import type { ProgramTerms } from './terms'

export type TermsProblem = { path: string[]; message: string }

/** What does not go together in terms, each with the place of the field; none when they can be published. */
export function termsProblems(terms: ProgramTerms): TermsProblem[] {
  const { limits, reward, eligibility, penalty } = terms
  const problems: TermsProblem[] = []
  const add = (path: string, message: string) => problems.push({ path: path.split('.'), message })
  if (limits.startHour >= limits.endHour) add('limits.endHour', 'The last hour must lie after the first.')
  if (limits.minHoursPerEvent > limits.maxHoursPerEvent)
    add('limits.minHoursPerEvent', 'The shortest event is longer than the longest.')
  if (limits.maxHoursPerEvent > limits.endHour - limits.startHour)
    add('limits.maxHoursPerEvent', 'The longest event does not fit into the hours of a day.')
  if (limits.maxEventsPerMonth > limits.maxEventsPerYear)
    add('limits.maxEventsPerMonth', 'More events a month than a year.')
  if (limits.maxEventsPerYear > 0 && limits.maxHoursPerYear < limits.minHoursPerEvent)
    add('limits.maxHoursPerYear', 'The hours of a year do not allow one event.')
  if (new Set(limits.months).size < limits.months.length) add('limits.months', 'A month is named twice.')
  if (new Set(limits.weekdays).size < limits.weekdays.length)
    add('limits.weekdays', 'A weekday is named twice.')
  if (!Object.entries(reward).some(([name, amount]) => name !== 'capPerEventMinor' && amount))
    add('reward', 'Nothing is paid: name at least one reward.')
  if (eligibility.deviceType !== terms.deviceType)
    add('eligibility.deviceType', 'The device that is called and the one that is needed differ.')
  if (!eligibility.excludesMedicalEquipment)
    add('eligibility.excludesMedicalEquipment', 'Homes with powered medical equipment are never called.')
  if (penalty?.perMissedEventMinor && !reward.perEventMinor && !reward.perKwhMinor)
    add('penalty', 'A penalty needs something that an event pays.')
  return problems
}
