import { expect, test } from 'vitest'
import { decideErasure } from '#lib/clients/erasure-policy.ts'

test.each([
  ['whose visits are over and whose money rests', { openVisits: 0, openMoney: 0 }, { ok: true }],
  ['who is still to come', { openVisits: 1, openMoney: 0 }, { ok: false, refusal: 'client_has_visits' }],
  ['whose refund is under way', { openVisits: 0, openMoney: 1 }, { ok: false, refusal: 'client_has_open_money' }],
  ['with both hears of the visits first', { openVisits: 2, openMoney: 1 }, { ok: false, refusal: 'client_has_visits' }],
])('somebody %s', (_, standing, decision) => {
  expect(decideErasure(standing)).toEqual(decision)
})
