import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { lockMembers, saveStaffOfMember } from '#lib/db/people/memberships.ts'
import { lockStaffMember } from '#lib/db/team/staff-members.ts'

export const LinkMemberInput = z.object({
  staffMemberId: z.uuid(),
  /** Null: nobody signs in as this staff member. */
  membershipId: z.uuid().nullable(),
})

export type LinkMemberInput = z.infer<typeof LinkMemberInput>

export type LinkMemberOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'staff_member_not_found' | 'not_found' }

/** Says who of the salon's people a staff member is when they sign in. One person is one staff member at most. */
export function linkMember(
  scope: BranchScope,
  { staffMemberId, membershipId }: LinkMemberInput,
): Promise<LinkMemberOutcome> {
  return inTransaction(async (tx) => {
    const members = await lockMembers(tx, scope)
    const staff = await lockStaffMember(tx, scope, staffMemberId)
    if (!staff) return { ok: false, refusal: 'staff_member_not_found' }
    const member = members.find(({ id }) => id === membershipId)
    if (membershipId !== null && !member) return { ok: false, refusal: 'not_found' }
    const linked = members.find((each) => each.staffMemberId === staffMemberId)
    const person = member ?? linked
    if (!person || linked?.id === member?.id) return { ok: true }
    if (linked) await saveStaffOfMember(tx, scope, { id: linked.id, staffMemberId: null })
    if (member) await saveStaffOfMember(tx, scope, { id: member.id, staffMemberId })
    const action = member ? 'person.linked' : 'person.unlinked'
    const subject = { subjectKind: 'person', subjectId: person.userId } as const
    await appendAudit(tx, scope, { action, ...subject, details: { name: person.name, staff: staff.name } })
    return { ok: true }
  })
}
