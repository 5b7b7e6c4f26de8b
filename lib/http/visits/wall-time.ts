import * as z from 'zod'

/** A time as staff choose it in the journal: the salon's own clock. */
export const WallTimeInput = z.object({ day: z.iso.date(), minute: z.int().min(0).max(1439) })
