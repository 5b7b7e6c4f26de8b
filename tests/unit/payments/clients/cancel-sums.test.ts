import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { cancelSumsOf } from '#lib/payments/clients/cancel-sums.ts'

const eur = (minor: number) => money(minor, 'EUR')

type Sums = readonly [online: number, held: number, recorded: number, fee: number, returned: number, atDesk: number]

const linesOf = ([paid, held, recorded, fee, returned, atDesk]: Sums) =>
  cancelSumsOf(
    { paid: eur(paid), held: eur(held), recorded: eur(recorded) },
    { fee: eur(fee), returned: eur(returned), atDesk: eur(atDesk) },
  )

test.each<[string, Sums, string]>([
  ['nothing', [0, 0, 0, 0, 0, 0], ''],
  ['by card', [300, 0, 0, 150, 150, 0], 'paid 300, kept 150, returned 150'],
  ['by card and kept all', [300, 0, 0, 300, 0, 0], 'paid 300, kept 300, returned 0'],
  ['only held', [0, 300, 0, 0, 300, 0], 'held 300, kept 0, released 300'],
  ['at the salon, in time', [0, 0, 200, 0, 0, 200], 'paid 200, kept 0, atDesk 200'],
  ['at the salon, late', [0, 0, 200, 100, 0, 100], 'paid 200, kept 100, atDesk 100'],
  ['both ways', [300, 0, 200, 250, 50, 200], 'paid 500, kept 250, returned 50, atDesk 200'],
  ['at the salon and held', [0, 300, 200, 250, 50, 200], 'paid 500, kept 250, released 50, atDesk 200'],
])('who has paid %s reads what is kept and what comes back which way', (_, sums, expected) => {
  const lines = linesOf(sums).map(({ kind, amount }) => `${kind} ${amount.amountMinor}`)
  expect(lines.join(', ')).toBe(expected)
})

test('what is kept and what comes back add up to all that was paid', () => {
  const share = fc.tuple(fc.nat(50_000), fc.nat(50_000), fc.nat(50_000), fc.nat(150_000))
  fc.assert(
    fc.property(share, ([online, held, recorded, wanted]) => {
      const fee = Math.min(wanted, online + held + recorded)
      const ofCards = Math.min(fee, online + held)
      const sums: Sums = [online, held, recorded, fee, online + held - ofCards, recorded - (fee - ofCards)]
      const [all, ...shares] = linesOf(sums).map(({ amount }) => amount.amountMinor)
      expect(all ?? 0).toBe(online + held + recorded)
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(all ?? 0)
    }),
  )
})
