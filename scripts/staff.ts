import { parseArgs } from 'node:util'
import { STAFF_ROLES, type StaffRole } from '@/lib/domain/actor'
import { releaseMeter } from '@/lib/usecases/otp/release-meter'
import { addStaff, disableStaff, resetStaffPassword } from '@/lib/usecases/staff/manage-staff'
import { withDatabase } from './with-database'

const USAGE = `npm run staff -- add USERNAME [--name "Full Name"] [--role ${STAFF_ROLES.join('|')}] | disable USERNAME | reset USERNAME | release METER-ID`

withDatabase('staff', async (ctx) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, role: { type: 'string', default: 'operator' } },
  })
  const [verb, username] = positionals
  if (!username) throw new Error(USAGE)
  if (verb === 'add') {
    if (!(STAFF_ROLES as readonly string[]).includes(values.role))
      throw new Error(`--role takes ${STAFF_ROLES.join(', ')}.`)
    const { password } = await addStaff({
      ctx,
      input: { username, name: values.name ?? username, role: values.role as StaffRole },
    })
    process.stdout.write(`${username} / ${password}\nThe password is shown this once.\n`)
  } else if (verb === 'disable') {
    await disableStaff({ ctx, input: { username } })
    process.stdout.write(`${username} is disabled; every session of theirs has ended.\n`)
  } else if (verb === 'reset') {
    const { password } = await resetStaffPassword({ ctx, input: { username } })
    process.stdout.write(
      `${username} / ${password}\nThe password is shown this once; every session of theirs has ended.\n`,
    )
  } else if (verb === 'release') {
    const { released } = await releaseMeter({ ctx, input: { meterId: username } })
    process.stdout.write(
      released
        ? 'Signing in by code is open again for this meter.\n'
        : 'Signing in by code was not closed for this meter.\n',
    )
  } else throw new Error(USAGE)
})
