import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { savePaymentParts } from '#lib/db/cash-flow/payment-parts.ts'
import type { Transaction } from '#lib/db/client.ts'
import { insertPaymentLink } from '#lib/db/links/payment-links.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { invariant } from '#lib/money/invariant.ts'
import { money } from '#lib/money/money.ts'
import { agreedTermsOf } from '#lib/payments/agreed-terms.ts'
import { addDays } from '#lib/visits/calendar.ts'
import { mondayOf } from '#lib/visits/schedule/calendar-days.ts'
import { DEMO_BRANCH, DEMO_CATEGORIES, DEMO_STAFF } from './demo-salon.ts'

/** A payment that Stripe has already taken; what it says of it is read afterwards. */
export const PastPayment = z.object({
  paymentIntentId: z.string(),
  paidAt: z.coerce.date(),
  service: z.string(),
  amountMinor: z.int(),
  source: z.enum(['form', 'link']),
})

type PastPayment = z.infer<typeof PastPayment>

const PAYERS = [
  'Марія Степаненко',
  'Anna Kowalska',
  'Ірина Олійник',
  'Joanna Nowak',
  'Оксана Гнатюк',
  'Наталія Федорук',
]
const HOURS = [9, 11, 13, 15]
const RULE = { freeHours: 24, fee: { kind: 'percent', percent: 50 } } as const

type Client = { readonly id: string; readonly name: string; readonly phone: string }

type Wish = PastPayment & { readonly place: number; readonly clients: readonly Client[] }

/** Books a visit behind every payment of the demo's past. */
export async function insertDemoPayments(
  tx: Transaction,
  scope: BranchScope,
  past: readonly PastPayment[],
): Promise<void> {
  const { branchId } = scope
  const clients = await tx.client.createManyAndReturn({
    data: PAYERS.map((name, index) => ({
      ...{ branchId, name, phone: `+4851270030${index}`, email: `payer${index}@example.com`, locale: 'uk' },
    })),
    select: { id: true, name: true, phone: true },
  })
  for (const [place, payment] of past.entries()) {
    await insertPaidVisit(tx, scope, { ...payment, place, clients })
  }
}

async function insertPaidVisit(tx: Transaction, scope: BranchScope, wish: Wish): Promise<void> {
  const { branchId } = scope
  const { paymentIntentId, paidAt, amountMinor, source, place, clients } = wish
  const { serviceId, staffMemberId, service } = await findOffer(tx, scope, wish)
  const stripeAccount = await tx.stripeAccount.findFirstOrThrow({ where: { branchId, disconnectedAt: null } })
  const client = clients[place % clients.length]
  invariant(client, 'somebody has paid')
  const { currency } = DEMO_BRANCH
  // Mondays and Wednesdays of the week before: nobody else is there.
  const day = addDays(mondayOf(paidAt.toISOString().slice(0, 10)), place % 2 === 0 ? -7 : -5)
  const hour = HOURS[Math.floor(place / 2) % HOURS.length] ?? 9
  const startsAt = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  const endsAt = new Date(startsAt.getTime() + service.durationMinutes * 60_000)
  const { id: visitId } = await tx.visit.create({
    data: {
      ...{ branchId, clientId: client.id, reference: `PAID${place + 10}` },
      ...{ state: 'completed', source: 'form', locale: 'uk', startsAt, endsAt, currency },
      // Without an address nobody gets a letter about what was long ago.
      ...{ contactName: client.name, contactPhone: client.phone, contactEmail: '' },
      ...{ totalMinor: service.priceFromMinor, agreedTerms: agreedTermsOf(RULE), createdAt: paidAt },
    },
  })
  await tx.appointment.create({
    data: {
      ...{ branchId, visitId, serviceId, staffMemberId, serviceName: service.name, position: 0, startsAt, endsAt },
      ...{ busyUntil: endsAt, live: true, priceMinor: service.priceFromMinor, dueMinor: amountMinor, currency },
      paymentStatus: 'required',
    },
  })
  const wanted = money(amountMinor, currencyOf(currency))
  const paymentLinkId = source === 'link' ? await insertPaymentLink(tx, scope, { visitId, wanted, currency }) : null
  const { id: paymentId } = await tx.payment.create({
    data: {
      ...{ branchId, visitId, stripeAccountId: stripeAccount.id, source, captureMode: 'at_booking' },
      ...{ amountMinor, currency, stripePaymentIntentId: paymentIntentId, createdAt: paidAt },
      paymentLinkId,
    },
  })
  await savePaymentParts(tx, scope, paymentId)
}

/** Who does what was paid for: by turns, where several do. */
async function findOffer(tx: Transaction, { branchId }: BranchScope, { service: key, place }: Wish) {
  const service = DEMO_CATEGORIES.flatMap(({ services }) => [...services]).find((one) => one.key === key)
  const able = DEMO_STAFF.filter(({ services }) => services.some((one) => one.key === key))
  const person = able[place % able.length]
  invariant(service && person, `the demo's salon sells ${key}`)
  const { id: serviceId } = await tx.service.findFirstOrThrow({ where: { branchId, name: service.name } })
  const { id: staffMemberId } = await tx.staffMember.findFirstOrThrow({ where: { branchId, name: person.name } })
  return { service, serviceId, staffMemberId }
}
