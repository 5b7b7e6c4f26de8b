import type { Member } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'
import type { VisitsOf } from '#lib/views/visits/visit-card.ts'

/** Whose visits somebody sees: everybody's, or, with a smaller role, their own. */
export const visitsOf = ({ role, staffMemberId }: Member): VisitsOf =>
  roleMay(role, 'visits.view_all') ? 'everyone' : { staffMemberId }
