import { money } from '#lib/money/money.ts'
import type { Offer } from '#lib/visits/offers.ts'

export const anOffer = (changes: Partial<Offer> = {}): Offer => ({
  serviceId: 'haircut',
  serviceName: 'Haircut',
  staffMemberId: 'olena',
  durationMinutes: 60,
  bufferMinutes: 10,
  price: money(5000, 'EUR'),
  priceTo: null,
  servicePayment: 'required',
  staffPayment: 'as_service',
  prepayment: { kind: 'full' },
  ...changes,
})
