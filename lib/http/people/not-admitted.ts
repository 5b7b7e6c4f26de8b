import type { NotAdmitted } from '#lib/auth/members.ts'
import type { DoorRefusal } from '#lib/http/refusals.ts'

const REFUSALS: Readonly<Record<NotAdmitted, DoorRefusal>> = {
  signed_out: 'signed_out',
  // What is not theirs is, to them, not there.
  not_a_member: 'not_found',
  not_permitted: 'not_permitted',
  two_factor_needed: 'two_factor_needed',
  sign_in_stale: 'sign_in_stale',
}

/** How a door says no to whoever was not admitted. */
export const refusalOf = (reason: NotAdmitted): DoorRefusal => REFUSALS[reason]
