import 'server-only'
import { type BranchSite, listSites } from '#lib/db/branch-forms.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'

export type BookingFormPage = {
  readonly sites: readonly BranchSite[]
  /** Where the widget is served from. */
  readonly origin: string
}

/** What a salon has set up for the form on its own site. */
export async function getBookingFormPage(scope: BranchScope): Promise<BookingFormPage> {
  return { sites: await listSites(database(), scope), origin: env().APP_ORIGIN }
}
