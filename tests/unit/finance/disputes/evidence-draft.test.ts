import { expect, test } from 'vitest'
import { draftEvidence } from '#components/finance/disputes/evidence-draft.ts'
import { money } from '#lib/money/money.ts'

const VISIT = {
  clientName: 'Олена Мельник',
  clientEmail: 'olena@example.com',
  clientPhone: '+48600700800',
  reference: 'K7-42',
  bookedAt: new Date('2026-11-20T09:00:00Z'),
  startsAt: new Date('2026-11-25T13:00:00Z'),
  state: 'completed',
  appointments: [{ service: 'Стрижка', staff: 'Ірина', startsAt: new Date('2026-11-25T13:00:00Z') }],
  rule: { freeHours: 24, fee: { kind: 'percent', percent: 50 } },
  paid: money(28_000, 'PLN'),
  agreement: { wording: 'The salon keeps zł 140.00.', at: new Date('2026-11-20T09:00:00Z') },
  salon: { name: 'Калина', address: 'Nowy Świat 1', timeZone: 'Europe/Warsaw' },
  lettersAt: [new Date('2026-11-20T09:01:00Z')],
} as const
const PAYMENT = { createdAt: VISIT.bookedAt, amount: money(18_000, 'PLN'), cardName: 'visa •••• 4242' }

test('the answer is filled in with what was booked, when, and the rule that the client agreed to', () => {
  const evidence = draftEvidence({ visit: VISIT, payment: PAYMENT }, 'en')
  expect(evidence).toMatchObject({ customerName: 'Олена Мельник', customerEmail: 'olena@example.com' })
  expect(evidence.serviceDate).toMatch(/^Wednesday, November 25, 2026, 2:00\sPM$/)
  expect(evidence.productDescription).toContain('Стрижка with Ірина')
  expect(evidence.productDescription).toContain('Nowy Świat 1')
  expect(evidence.cancellationPolicyDisclosure).toMatch(/Free cancellation until[\s\S]+“The salon keeps zł 140.00.”/)
  // Half of all that was paid for the visit, not only of the payment that the bank asks back.
  expect(evidence.cancellationPolicyDisclosure).toMatch(/, the salon keeps zł\s140\.00/)
  const silent = draftEvidence({ visit: { ...VISIT, agreement: null }, payment: PAYMENT }, 'en')
  expect(silent.cancellationPolicyDisclosure).not.toContain('agreed to the rule in these words')
  for (const known of ['+48600700800', 'visa •••• 4242', 'K7-42', 'olena@example.com', 'rendered in full'])
    expect(evidence.uncategorizedText).toContain(known)
})

test('it can be read in the salon’s own language too, and tells what became of the visit', () => {
  const visit = { ...VISIT, state: 'no_show' } as const
  expect(draftEvidence({ visit, payment: PAYMENT }, 'uk').uncategorizedText).toContain('Клієнт не прийшов')
  expect(draftEvidence({ visit, payment: PAYMENT }, 'uk').serviceDate).toContain('14:00')
})
