import { expect, test } from 'vitest'
import { markVisit } from '#lib/flows/journal/mark-visit.ts'
import { cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { markNoShow } from '#lib/flows/visits/mark-no-show.ts'
import type { VisitMark } from '#lib/visits/marks/mark-policy.ts'
import { aHeldVisit, aSalon, type Salon } from '#tests/support/salon.ts'
import { anEnteredVisit, enteredVisitOf, letVisitBegin } from '#tests/support/visits.ts'

const mark = (salon: Salon, visitId: string, as: VisitMark) => markVisit(salon.owner, { visitId, mark: as })

test('a client comes, their visit is over, and each can be taken back', async () => {
  const salon = await aSalon()
  const visitId = await anEnteredVisit(salon)
  for (const as of ['arrived', 'completed', 'arrived', 'booked'] as const) {
    expect(await mark(salon, visitId, as)).toEqual({ ok: true })
    expect(await enteredVisitOf(visitId)).toMatchObject({ state: as })
  }
})

test('pressed twice, or by two people, it stays as it is', async () => {
  const salon = await aSalon()
  const visitId = await anEnteredVisit(salon)
  const outcomes = await Promise.all([1, 2, 3].map(() => mark(salon, visitId, 'arrived')))
  expect(outcomes).toEqual([{ ok: true }, { ok: true }, { ok: true }])
})

test('who comes after all was not missed, and owes no fee for it', async () => {
  const salon = await aSalon()
  const visitId = await anEnteredVisit(salon)
  await letVisitBegin(visitId)
  await markNoShow(salon.owner, { visitId, isFeeWaived: false })
  expect(await mark(salon, visitId, 'arrived')).toEqual({ ok: true })
  expect(await enteredVisitOf(visitId)).toMatchObject({ state: 'arrived', feeMinor: null, feeWaived: false })
})

test('a visit on hold, cancelled, or of another salon is not marked', async () => {
  const salon = await aSalon()
  const { visitId } = await aHeldVisit(salon)
  expect(await mark(salon, visitId, 'arrived')).toEqual({ ok: false, refusal: 'visit_not_markable' })
  const other = await aSalon()
  const canceled = await anEnteredVisit(other)
  await cancelVisit(other.owner, { visitId: canceled, isFeeWaived: false })
  expect(await mark(other, canceled, 'booked')).toEqual({ ok: false, refusal: 'visit_not_markable' })
  expect(await mark(salon, canceled, 'booked')).toEqual({ ok: false, refusal: 'visit_not_found' })
})
