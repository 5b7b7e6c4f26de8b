import 'server-only'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import type { CaptureMode } from '#lib/payments/capture-mode.ts'
import type { Prepayment, ServicePaymentStatus, StaffPaymentStatus } from '#lib/payments/terms.ts'
import type { BranchScope } from './branch-scopes.ts'
import type { Transaction } from './client.ts'

export type ServiceTermsChange = {
  readonly serviceIds: readonly string[]
  readonly status?: ServicePaymentStatus
  readonly prepayment?: Prepayment
}

/** Changes the terms of services of the branch; says how many there were. */
export async function saveServiceTerms(
  tx: Transaction,
  scope: BranchScope,
  { serviceIds, status, prepayment }: ServiceTermsChange,
): Promise<number> {
  const { count } = await tx.service.updateMany({
    where: { branchId: scope.branchId, id: { in: [...serviceIds] } },
    data: { ...(status && { paymentStatus: status }), ...(prepayment && columnsOf(prepayment)) },
  })
  return count
}

function columnsOf(prepayment: Prepayment) {
  const { kind } = prepayment
  return {
    prepaymentKind: kind,
    prepaymentPercent: kind === 'percent' ? prepayment.percent : null,
    prepaymentMinor: kind === 'fixed' ? prepayment.amount.amountMinor : null,
  }
}

/** Changes the terms of staff members of the branch; says how many there were. */
export async function saveStaffTerms(
  tx: Transaction,
  scope: BranchScope,
  { staffMemberIds, status }: { readonly staffMemberIds: readonly string[]; readonly status: StaffPaymentStatus },
): Promise<number> {
  const { count } = await tx.staffMember.updateMany({
    where: { branchId: scope.branchId, id: { in: [...staffMemberIds] } },
    data: { paymentStatus: status },
  })
  return count
}

/** Changes the branch's rule for cancellations and how it takes payments. What was agreed to before stays. */
export async function saveBranchTerms(
  tx: Transaction,
  scope: BranchScope,
  terms: { readonly captureMode: CaptureMode; readonly cancellation: CancellationRule },
): Promise<void> {
  const { branchId } = scope
  const { freeHours, fee } = terms.cancellation
  const { currency } = await tx.branch.findUniqueOrThrow({ where: { id: branchId }, select: { currency: true } })
  const data = {
    captureMode: terms.captureMode,
    freeCancellationHours: freeHours,
    cancellationFeeKind: fee.kind,
    cancellationFeePercent: fee.kind === 'percent' ? fee.percent : null,
    cancellationFeeMinor: fee.kind === 'fixed' ? fee.amount.amountMinor : null,
  }
  await tx.paymentTerms.upsert({ where: { branchId }, create: { branchId, currency, ...data }, update: data })
}
