import 'server-only'
import type { NoticeKind } from '#prisma/generated/enums.ts'
import type { BranchScope } from './branch-scopes.ts'
import type { Transaction } from './client.ts'

export type NewNotice = {
  readonly kind: NoticeKind
  readonly paymentId: string | null
  /** What it is about; of one kind it is said once. */
  readonly subject: string
}

/** Tells staff of something that they must know about, once. */
export async function insertNotice(tx: Transaction, scope: BranchScope, notice: NewNotice): Promise<void> {
  await tx.notice.createMany({ data: [{ ...notice, branchId: scope.branchId }], skipDuplicates: true })
}
