import 'server-only'
import type { NoticeKind } from '#prisma/generated/enums.ts'
import type { BranchScope } from './branch-scopes.ts'
import { database, type Transaction } from './client.ts'

export type NewNotice = {
  readonly kind: NoticeKind
  readonly paymentId: string | null
  /** What it is about; of one kind it is said once. */
  readonly subject: string
}

/** Tells staff of something that they must know about, once; says whether it is new to them. */
export async function insertNotice(tx: Transaction, scope: BranchScope, notice: NewNotice): Promise<boolean> {
  const data = [{ ...notice, branchId: scope.branchId }]
  const { count } = await tx.notice.createMany({ data, skipDuplicates: true })
  return count === 1
}

/** One, or all of a kind. */
type SettledNotice = { readonly id: string } | Pick<NewNotice, 'kind'> | Pick<NewNotice, 'kind' | 'subject'>

/** Staff have seen to it, or it has seen to itself. Says whether there was something to settle. */
export async function saveNoticeResolved(tx: Transaction, scope: BranchScope, which: SettledNotice): Promise<boolean> {
  const where = { ...which, branchId: scope.branchId, resolvedAt: null }
  const { count } = await tx.notice.updateMany({ where, data: { resolvedAt: new Date() } })
  return count > 0
}

type NoticeAbout = Pick<NewNotice, 'kind'> & { readonly paymentId: string }

/** Whether staff were ever told of something about a payment. */
export async function hasNotice(tx: Transaction, scope: BranchScope, about: NoticeAbout): Promise<boolean> {
  return (await tx.notice.count({ where: { ...about, branchId: scope.branchId } })) > 0
}

/** Whether staff were told of something about a payment that they have not settled yet. */
export async function hasOpenNotice(tx: Transaction, scope: BranchScope, about: NoticeAbout): Promise<boolean> {
  return (await tx.notice.count({ where: { ...about, branchId: scope.branchId, resolvedAt: null } })) > 0
}

/** How much of one kind staff have not seen to. */
export function countOpenNotices({ branchId }: BranchScope, kind: NoticeKind): Promise<number> {
  return database().notice.count({ where: { branchId, kind, resolvedAt: null } })
}

export async function findNotice(
  tx: Transaction,
  scope: BranchScope,
  id: string,
): Promise<Pick<NewNotice, 'kind' | 'paymentId'> | null> {
  const where = { branchId_id: { branchId: scope.branchId, id } }
  return tx.notice.findUnique({ where, select: { kind: true, paymentId: true } })
}
