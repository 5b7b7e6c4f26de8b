import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { AgreedTerms, cancellationRuleFrom } from '#lib/payments/agreed-terms.ts'
import type { Agreement, ShownRule } from '#lib/payments/clients/agreement.ts'

const keyOf = ({ branchId }: BranchScope, id: string) => ({ branchId_id: { branchId, id } })

/** The rule of a visit as its client is shown it, but for the sum that they pay and the moment. */
export async function getRuleOfVisit(
  tx: Transaction,
  scope: BranchScope,
  visitId: string,
): Promise<Omit<ShownRule, 'paid' | 'now'>> {
  const { agreedTerms, currency, startsAt, branch } = await tx.visit.findUniqueOrThrow({
    where: keyOf(scope, visitId),
    select: { agreedTerms: true, currency: true, startsAt: true, branch: { select: { timeZone: true } } },
  })
  const rule = cancellationRuleFrom(AgreedTerms.parse(agreedTerms), currencyOf(currency))
  return { rule, startsAt, timeZone: branch.timeZone }
}

/** Keeps the words that a client agreed to with their visit; who pays another sum agrees anew. */
export async function saveAgreement(
  tx: Transaction,
  scope: BranchScope,
  { visitId, agreement }: { readonly visitId: string; readonly agreement: Agreement },
): Promise<void> {
  const { wording: agreedWording, locale: agreedLocale } = agreement
  await tx.visit.update({
    where: keyOf(scope, visitId),
    data: { agreedWording, agreedLocale, agreedAt: new Date() },
  })
}
