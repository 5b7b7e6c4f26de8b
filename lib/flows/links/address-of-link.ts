import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { insertAccessLink } from '#lib/db/visits/access-links.ts'
import { getVisitLocale } from '#lib/db/visits/visit-letters.ts'
import { env } from '#lib/env.ts'

/** A new address of a payment link, in the client's language; it cannot be read back, so it is made each time. */
export async function addressOfLink(
  tx: Transaction,
  scope: BranchScope,
  { linkId, visitId }: { readonly linkId: string; readonly visitId: string },
): Promise<string> {
  const token = await insertAccessLink(tx, scope, { visitId, purpose: 'pay', paymentLinkId: linkId })
  return `${env().APP_ORIGIN}/${await getVisitLocale(tx, scope, visitId)}/pay/${token}`
}
