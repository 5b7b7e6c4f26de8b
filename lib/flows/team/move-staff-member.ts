import 'server-only'
import * as z from 'zod'
import { DIRECTIONS, movedOrder } from '#lib/branches/display-order.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { lockBranch } from '#lib/db/branches.ts'
import { inTransaction } from '#lib/db/client.ts'
import { listStaffIds, saveStaffOrder } from '#lib/db/team/staff-members.ts'

export const MoveStaffMemberInput = z.object({ staffMemberId: z.uuid(), direction: z.enum(DIRECTIONS) })

export type MoveStaffMemberInput = z.infer<typeof MoveStaffMemberInput>

export type MoveStaffMemberOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'staff_member_not_found' }

/** Shows somebody one place earlier or later. */
export function moveStaffMember(
  scope: BranchScope,
  { staffMemberId, direction }: MoveStaffMemberInput,
): Promise<MoveStaffMemberOutcome> {
  return inTransaction(async (tx) => {
    await lockBranch(tx, scope)
    const ids = await listStaffIds(tx, scope)
    if (!ids.includes(staffMemberId)) return { ok: false, refusal: 'staff_member_not_found' }
    await saveStaffOrder(tx, scope, movedOrder(ids, { id: staffMemberId, direction }))
    return { ok: true }
  })
}
