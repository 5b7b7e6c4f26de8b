'use server'

import { ChangeTermsInput, changeTerms } from '#lib/flows/settings/change-terms.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const changeTermsAction = branchAction('terms.manage', ChangeTermsInput, changeTerms)
