import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { resolveNotice } from '#lib/flows/notices/resolve-notice.ts'
import { aDisputedPayment } from '#tests/support/disputes.ts'
import { aSalon } from '#tests/support/salon.ts'

test('what staff have seen to is shown no more, with the name of whoever saw to it; pressing twice is the same', async () => {
  const salon = await aSalon()
  const { paymentId } = await aDisputedPayment(salon)
  const { id: noticeId } = await database().notice.findFirstOrThrow({ where: { paymentId } })
  expect(await resolveNotice(salon.owner, { noticeId })).toEqual({ ok: true })
  expect(await resolveNotice(salon.owner, { noticeId })).toEqual({ ok: true })
  expect((await database().notice.findFirstOrThrow({ where: { paymentId } })).resolvedAt).not.toBeNull()
  const where = { branchId: salon.branchId, action: 'notice.resolved' }
  expect(await database().auditEntry.findMany({ where })).toMatchObject([{ actorKind: 'user', subjectId: paymentId }])
})

test('a notice of another salon is not there', async () => {
  const [salon, other] = [await aSalon(), await aSalon()]
  const { paymentId } = await aDisputedPayment(salon)
  const { id: noticeId } = await database().notice.findFirstOrThrow({ where: { paymentId } })
  expect(await resolveNotice(other.owner, { noticeId })).toEqual({ ok: false, refusal: 'notice_not_found' })
  expect((await database().notice.findFirstOrThrow({ where: { paymentId } })).resolvedAt).toBeNull()
})
