'use server'

import { EndSessionInput, endSession } from '#lib/flows/people/end-session.ts'
import { userAction } from '#lib/http/people/user-action.ts'

export const endSessionAction = userAction(EndSessionInput, endSession)
