import * as z from 'zod'

/** RFC 3339 with an offset. */
export const Time = z.iso.datetime({ offset: true })
export const Uuid = z.uuid()
