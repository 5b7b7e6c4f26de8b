'use server'

import { ChangeBranchInput, changeBranch } from '#lib/flows/branch/change-branch.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const changeBranchAction = branchAction('branch.edit', ChangeBranchInput, changeBranch)
