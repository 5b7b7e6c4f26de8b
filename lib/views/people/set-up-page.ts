import 'server-only'
import { type DraftAnswers, findBranchDraft, isSlugFree } from '#lib/db/people/new-branches.ts'
import { env } from '#lib/env.ts'

/** What somebody has told of their salon so far, and where its form will be. */
export async function getSetUpPage(
  userId: string,
): Promise<{ readonly answers: DraftAnswers; readonly origin: string }> {
  return { answers: (await findBranchDraft(userId)) ?? {}, origin: env().APP_ORIGIN }
}

export const isAddressFree = (slug: string): Promise<boolean> => isSlugFree(slug)
