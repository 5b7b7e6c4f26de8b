import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { money, sumOf } from '#lib/money/money.ts'
import { partsOfPayment } from '#lib/payments/parts/payment-parts.ts'

/** Writes down what of a payment is for which appointment of its visit, before any of its money moves. */
export async function savePaymentParts(tx: Transaction, scope: BranchScope, paymentId: string): Promise<void> {
  const { branchId } = scope
  const payment = await tx.payment.findUniqueOrThrow({
    where: { branchId_id: { branchId, id: paymentId } },
    include: { parts: true, visit: { include: { appointments: { orderBy: { position: 'asc' } } } } },
  })
  const others = await tx.paymentPart.findMany({
    where: {
      branchId,
      payment: { visitId: payment.visitId, id: { not: paymentId }, state: { notIn: ['awaiting', 'canceled'] } },
    },
  })
  const currency = currencyOf(payment.currency)
  const amount = money(payment.amountMinor, currency)
  const sumOfParts = (parts: readonly { readonly amountMinor: bigint }[]) =>
    sumOf(
      parts.map(({ amountMinor }) => money(amountMinor, currency)),
      currency,
    )
  if (sumOfParts(payment.parts).amountMinor === amount.amountMinor) return

  const booked = new Map(payment.visit.appointments.map((appointment) => [appointment.position, appointment]))
  const payable = [...booked.values()].map(({ position, paymentStatus: status, priceMinor, dueMinor }) => ({
    ...{ position, status, price: money(priceMinor, currency), due: money(dueMinor, currency) },
    paid: sumOfParts(others.filter((part) => part.position === position)),
  }))
  const data = partsOfPayment(amount, payable).flatMap(({ position, amount: { amountMinor } }) => {
    const appointment = booked.get(position)
    if (!appointment) return []
    const { serviceId, staffMemberId } = appointment
    return [{ branchId, paymentId, position, serviceId, staffMemberId, amountMinor }]
  })
  await tx.paymentPart.deleteMany({ where: { branchId, paymentId } })
  await tx.paymentPart.createMany({ data })
}
