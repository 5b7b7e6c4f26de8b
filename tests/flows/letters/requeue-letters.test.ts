import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { requeueLetters } from '#lib/flows/letters/requeue-letters.ts'
import { lettersWaiting } from '#tests/support/letters.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'

const jobsOf = async (branchId: string) => {
  const jobs = await database().$queryRaw<{ state: string }[]>`
    select state::text from pgboss.job where name = 'send-letter' and data ->> 'branchId' = ${branchId}`
  return jobs.map(({ state }) => state).sort()
}

test('a letter whose job has given up is taken up again, by whoever comes first', async () => {
  const salon = await aSalon()
  await aPaidPayment(salon)
  await database().$executeRaw`update pgboss.job set state = 'failed' where data ->> 'branchId' = ${salon.branchId}`
  expect(await lettersWaiting(salon)).toEqual([])
  await Promise.all([1, 2, 3].map(() => requeueLetters()))
  expect(await lettersWaiting(salon)).toEqual(['visit_booked'])
})

test.each(['created', 'retry', 'active'])('a letter whose job is %s needs no other', async (state) => {
  const salon = await aSalon()
  await aPaidPayment(salon)
  await database().$executeRaw`update pgboss.job set state = ${state}::pgboss.job_state
    where name = 'send-letter' and data ->> 'branchId' = ${salon.branchId}`
  await requeueLetters()
  expect(await jobsOf(salon.branchId)).toEqual([state])
})

test('what was sent, failed or is not needed is left alone', async () => {
  const salon = await aSalon()
  const { visitId } = await aPaidPayment(salon)
  await database().$executeRaw`delete from pgboss.job where data ->> 'branchId' = ${salon.branchId}`
  for (const state of ['not_needed', 'bounced', 'failed', 'sent'] as const) {
    const sentAt = state === 'sent' ? new Date() : null
    await database().letter.updateMany({ where: { branchId: salon.branchId, visitId }, data: { state, sentAt } })
    await requeueLetters()
  }
  expect(await jobsOf(salon.branchId)).toEqual([])
})
