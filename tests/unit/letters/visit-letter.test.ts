import { expect, test } from 'vitest'
import { type VisitLetterFacts, visitLetter } from '#lib/letters/clients/visit-letter.ts'
import { OWN_LETTERHEAD } from '#lib/letters/letterhead.ts'
import { letterText } from '#lib/letters/render/letter-text.ts'
import { money, zero } from '#lib/money/money.ts'

const eur = (amountMinor: number) => money(amountMinor, 'EUR')

const facts = (changes: Partial<VisitLetterFacts> = {}): VisitLetterFacts => ({
  locale: 'en',
  clientName: 'Anna',
  reference: 'KX7M2P',
  startsAt: new Date('2026-11-25T09:30:00Z'),
  endsAt: new Date('2026-11-25T11:00:00Z'),
  services: [{ service: 'Haircut', staff: 'Olena', price: eur(5000) }],
  total: eur(5000),
  paid: zero('EUR'),
  held: zero('EUR'),
  open: eur(5000),
  discount: zero('EUR'),
  branch: { name: 'Salon', timeZone: 'Europe/Berlin', address: 'Lindenweg 1' },
  cancellation: {
    rule: { freeHours: 24, fee: { kind: 'percent', percent: 50 } },
    now: new Date('2026-11-20T10:00:00Z'),
  },
  link: 'https://zapys.test/en/visit/token',
  ...changes,
})

const textOf = (changes: Partial<VisitLetterFacts> = {}) =>
  letterText(visitLetter('visit_booked', facts(changes)), OWN_LETTERHEAD)

test('times are in the salon’s zone, in the client’s language', () => {
  expect(visitLetter('visit_booked', facts()).subject).toBe('You are booked: Wednesday, November 25 at 10:30 AM, Salon')
  expect(visitLetter('visit_booked', facts({ locale: 'uk' })).subject).toBe(
    'Ви записані: середа, 25 листопада о 10:30, Salon',
  )
  expect(textOf({ locale: 'uk' })).toContain('Середа, 25 листопада\n10:30–12:00\nSalon\nLindenweg 1')
})

test('a language that we do not speak is written to in the default one', () => {
  expect(visitLetter('visit_booked', facts({ locale: 'xx' })).locale).toBe('uk')
})

test.each([
  ['nothing', {}, ['To pay at the salon: €50.00'], ['Paid', 'Held', 'Total']],
  ['a part', { paid: eur(2000), open: eur(3000) }, ['Paid: €20.00', 'To pay at the salon: €30.00'], ['Held']],
  ['all of it', { paid: eur(5000), open: eur(0) }, ['Paid: €50.00'], ['To pay', 'Held']],
  [
    'a discount',
    { discount: eur(1000), open: eur(4000) },
    ['Discount: €10.00', 'To pay at the salon: €40.00'],
    ['Paid'],
  ],
  [
    'a price that may become more',
    {
      services: [{ service: 'Haircut', staff: 'Olena', price: eur(5000), priceTo: eur(8000) }],
      paid: eur(5000),
      open: eur(0),
    },
    ['Paid: €50.00', 'To pay at the salon: €0.00'],
    ['Held'],
  ],
  ['a hold', { held: eur(5000), open: eur(0) }, ['Held on your card until the visit: €50.00'], ['To pay', 'Paid:']],
])('of a visit with %s paid it says what is paid and what is not', (_, changes, said, unsaid) => {
  const text = textOf(changes)
  for (const words of said) expect(text).toContain(words)
  for (const words of unsaid) expect(text).not.toContain(words)
})

test('two services have a total', () => {
  const services = [
    { service: 'Haircut', staff: 'Olena', price: eur(3000) },
    { service: 'Care', staff: 'Olha', price: eur(2000) },
  ]
  const text = textOf({ services })
  expect(text).toContain('Haircut (with Olena): €30.00\nCare (with Olha): €20.00\nTotal: €50.00')
})

test('the rule that was agreed to is said with this visit’s own dates and sums', () => {
  expect(textOf({ paid: eur(5000) })).toContain(
    'Free cancellation until 10:30 AM, Tuesday, November 24. Later, or if you do not come, the salon keeps €25.00.',
  )
  const late = { rule: facts().cancellation.rule, now: new Date('2026-11-25T08:00:00Z') }
  expect(textOf({ held: eur(5000), cancellation: late })).toContain('the salon keeps €25.00')
  expect(textOf({ cancellation: { rule: { freeHours: 0, fee: { kind: 'none' } }, now: late.now } })).toContain(
    'free of charge',
  )
})
