import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { getRuleOfVisit, saveAgreement } from '#lib/db/holds/agreements.ts'
import type { Money } from '#lib/money/money.ts'
import type { WordAgreement } from '#lib/payments/clients/agreement.ts'

type Agreed = { readonly visitId: string; readonly paid: Money; readonly word: WordAgreement }

/** Keeps with a locked visit the cancellation rule in the very words in which its client agreed to it for this sum. */
export async function keepAgreement(tx: Transaction, scope: BranchScope, agreed: Agreed): Promise<void> {
  const { visitId, paid, word } = agreed
  const rule = await getRuleOfVisit(tx, scope, visitId)
  await saveAgreement(tx, scope, { visitId, agreement: word({ ...rule, paid }) })
}
