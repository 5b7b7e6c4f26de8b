'use server'

import * as z from 'zod'
import { isSlug } from '#lib/branches/slug.ts'
import { CreateBranchInput, createBranch } from '#lib/flows/set-up/create-branch.ts'
import { SaveDraftInput, saveDraft } from '#lib/flows/set-up/save-draft.ts'
import { userAction } from '#lib/http/people/user-action.ts'
import { isAddressFree } from '#lib/views/people/set-up-page.ts'

export const saveDraftAction = userAction(SaveDraftInput, saveDraft)

export const createBranchAction = userAction(CreateBranchInput, createBranch)

const SlugInput = z.object({ slug: z.string().max(60).refine(isSlug) })

export const checkSlugAction = userAction(SlugInput, async (_, { slug }) => ({
  ok: true as const,
  isFree: await isAddressFree(slug),
}))
