import type { DeviceType, ProgramTerms } from './terms'

/** What the rules look at; kW is the meter's usual evening (17-21 h) mean. */
export type Home = {
  homeType: string
  ownsHome: boolean
  medicalEquipment: boolean
  eveningKw: number
  devices: { id: string; type: string; state: string; ratedKw: number }[]
  /** Event programs that the meter is in, active or paused */
  enrolledProgramIds: string[]
}

export type Ineligible =
  | 'needs-device'
  | 'home-type'
  | 'medical-equipment'
  | 'owners-only'
  | 'low-use'
  | 'already-enrolled'
  | 'one-program'
export type Eligibility = { ok: true } | { ok: false; reason: Ineligible; deviceType?: DeviceType }

/** Whether a home may join a program now, with the first reason why not. One event program for a meter at a time. */
export function eligibility(programId: string, terms: ProgramTerms, home: Home): Eligibility {
  const rules = terms.eligibility
  if (home.enrolledProgramIds.includes(programId)) return { ok: false, reason: 'already-enrolled' }
  if (rules.excludesMedicalEquipment && home.medicalEquipment)
    return { ok: false, reason: 'medical-equipment' }
  if (rules.homeTypes && !rules.homeTypes.includes(home.homeType)) return { ok: false, reason: 'home-type' }
  if (rules.deviceType && !home.devices.some((d) => d.type === rules.deviceType && d.state === 'connected'))
    return { ok: false, reason: 'needs-device', deviceType: rules.deviceType }
  if (rules.ownersOnly && !home.ownsHome) return { ok: false, reason: 'owners-only' }
  if (home.eveningKw < rules.minEveningKw) return { ok: false, reason: 'low-use' }
  if (home.enrolledProgramIds.length > 0) return { ok: false, reason: 'one-program' }
  return { ok: true }
}
