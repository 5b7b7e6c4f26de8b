import 'server-only'
import { database } from '#lib/db/client.ts'

export type OpenPromises = {
  readonly refunds: readonly { readonly branchId: string; readonly refundId: string }[]
  readonly holdOrders: readonly { readonly branchId: string; readonly holdOrderId: string }[]
  readonly disputeAnswers: readonly { readonly branchId: string; readonly disputeAnswerId: string }[]
}

const AT_ONCE = 1000

/** What was promised and not kept yet, oldest first, of all branches: refunds, captures and releases of holds, answers. */
export async function listOpenPromises(): Promise<OpenPromises> {
  const asked = { where: { state: 'requested' }, orderBy: { createdAt: 'asc' }, take: AT_ONCE } as const
  const select = { branchId: true, id: true }
  const refunds = await database().refund.findMany({ ...asked, select })
  const holdOrders = await database().holdOrder.findMany({ ...asked, select })
  const answers = await database().disputeAnswer.findMany({ ...asked, select })
  return {
    refunds: refunds.map(({ branchId, id: refundId }) => ({ branchId, refundId })),
    holdOrders: holdOrders.map(({ branchId, id: holdOrderId }) => ({ branchId, holdOrderId })),
    disputeAnswers: answers.map(({ branchId, id: disputeAnswerId }) => ({ branchId, disputeAnswerId })),
  }
}
