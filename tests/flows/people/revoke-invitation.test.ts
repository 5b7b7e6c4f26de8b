import { expect, test } from 'vitest'
import { findOpenInvitation, renewInvitationToken } from '#lib/db/people/invitations.ts'
import { revokeInvitation } from '#lib/flows/people/revoke-invitation.ts'
import { anInvitation } from '#tests/support/people.ts'
import { aSalon } from '#tests/support/salon.ts'

test('a revoked link opens nothing, and its letter is not sent any more', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { invitationId, token } = await anInvitation(salon, 'olha@example.com')
  expect(await revokeInvitation(other.owner, { invitationId })).toEqual({ ok: false, refusal: 'not_found' })
  expect(await findOpenInvitation(token)).not.toBeNull()
  expect(await revokeInvitation(salon.owner, { invitationId })).toEqual({ ok: true })
  expect(await findOpenInvitation(token)).toBeNull()
  expect(await renewInvitationToken(salon.owner, invitationId)).toBeNull()
  expect(await revokeInvitation(salon.owner, { invitationId })).toEqual({ ok: false, refusal: 'not_found' })
})
