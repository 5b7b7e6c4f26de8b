'use server'

import * as z from 'zod'
import { acceptInvitation } from '#lib/flows/people/accept-invitation.ts'
import { userAction } from '#lib/http/people/user-action.ts'

const AcceptInput = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })

export const acceptInvitationAction = userAction(AcceptInput, (user, { token }) => acceptInvitation(user, token))
