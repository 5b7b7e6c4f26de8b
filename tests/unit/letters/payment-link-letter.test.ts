import { expect, test } from 'vitest'
import { paymentLinkLetter } from '#lib/letters/clients/payment-link-letter.ts'
import { OWN_LETTERHEAD } from '#lib/letters/letterhead.ts'
import { letterText } from '#lib/letters/render/letter-text.ts'
import { money, zero } from '#lib/money/money.ts'

const eur = (amountMinor: number) => money(amountMinor, 'EUR')

const textWith = (spread = zero('EUR')) =>
  letterText(
    paymentLinkLetter({
      ...{ locale: 'en', clientName: 'Anna', reference: 'KX7M2P' },
      startsAt: new Date('2026-11-25T09:30:00Z'),
      endsAt: new Date('2026-11-25T11:00:00Z'),
      services: [
        { service: 'Colour', staff: 'Olena', price: eur(5000), priceTo: eur(8000) },
        { service: 'Care', staff: 'Olha', price: eur(2000) },
      ],
      ...{ total: eur(7000), spread, discount: eur(0), paid: eur(1000), amount: eur(6000) },
      branch: { name: 'Salon', timeZone: 'Europe/Berlin', address: null },
      link: 'https://zapys.test/en/pay/token',
    }),
    OWN_LETTERHEAD,
  )

test('a total that may become more is a range, and what is asked for now is exact', () => {
  expect(textWith(eur(3000))).toMatch(/Total: €70\.00\s–\s€100\.00\nPaid: €10\.00\nAmount: €60\.00/)
  expect(textWith()).toMatch(/Total: €70\.00\nPaid/)
})
