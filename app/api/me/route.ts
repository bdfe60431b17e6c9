import { route } from '@/lib/http/route'
import { readMe } from '@/lib/usecases/customers/read-me'
import { deleteMyAccount } from '@/lib/usecases/privacy/delete-my-account'

export const GET = route('customer', async ({ ctx }) => ({ data: await readMe(ctx) }))

/** Ends every session too. */
export const DELETE = route('customer', async ({ ctx }) => ({ data: await deleteMyAccount(ctx) }))
