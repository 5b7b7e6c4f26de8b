'use server'

import { ChangeRoleInput, changeRole } from '#lib/flows/people/change-role.ts'
import { InvitePersonInput, invitePerson } from '#lib/flows/people/invite-person.ts'
import { RequireTwoFactorInput, requireTwoFactor } from '#lib/flows/people/require-two-factor.ts'
import { RevokeInvitationInput, revokeInvitation } from '#lib/flows/people/revoke-invitation.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const invitePersonAction = branchAction('people.manage', InvitePersonInput, invitePerson)

export const revokeInvitationAction = branchAction('people.manage', RevokeInvitationInput, revokeInvitation)

export const changeRoleAction = branchAction('people.manage', ChangeRoleInput, changeRole)

export const requireTwoFactorAction = branchAction('branch.manage', RequireTwoFactorInput, requireTwoFactor)
