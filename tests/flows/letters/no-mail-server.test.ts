import { expect, test, vi } from 'vitest'
import { lettersOf, lettersWaiting } from '#tests/support/letters.ts'
import { aMailServer } from '#tests/support/mail-server.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon, type Salon } from '#tests/support/salon.ts'

/** The app as it is after a start with this address of a mail server, or without one. */
async function started(smtpUrl: string | undefined) {
  vi.resetModules()
  if (smtpUrl) process.env.SMTP_URL = smtpUrl
  else delete process.env.SMTP_URL
  const { HANDLERS } = await import('#lib/jobs/handlers.ts')
  const { getMailsPage } = await import('#lib/views/letters/mails-page.ts')
  const { LetterFilter } = await import('#lib/views/letters/letter-list.ts')
  const { findScopeOfMember } = await import('#lib/db/branch-scopes.ts')
  const { disconnectDatabase } = await import('#lib/db/client.ts')
  const { stopQueue } = await import('#lib/queue/queue.ts')
  return {
    send: ({ branchId }: Salon, letterId: string) => HANDLERS['send-letter']({ branchId, letterId }),
    sendWaiting: () => HANDLERS['send-waiting-letters']({}),
    healthOf: async ({ slug, owner }: Salon) => {
      const member = owner.actor.kind === 'user' && (await findScopeOfMember(owner.actor.userId, slug))
      return member ? (await getMailsPage(member.scope, LetterFilter.parse({}))).health : []
    },
    stop: async () => {
      await stopQueue()
      await disconnectDatabase()
    },
  }
}

test('without a mail server nothing is lost: letters wait, the panel says so, and they go out once there is one', async () => {
  const smtpUrl = process.env.SMTP_URL
  const salon = await aSalon()
  await aPaidPayment(salon)
  const [letter] = await lettersOf(salon)
  const without = await started(undefined)
  await without.send(salon, letter?.id ?? '')
  expect(await without.sendWaiting()).toBe(false)
  expect(await lettersOf(salon)).toMatchObject([{ state: 'waiting', attempts: 0 }])
  expect(await without.healthOf(salon)).toMatchObject([{ line: 'mail_missing', tone: 'danger', count: 1 }])
  await without.stop()

  const mails = await aMailServer(smtpUrl)
  const withServer = await started(smtpUrl)
  await withServer.sendWaiting()
  expect(await lettersWaiting(salon)).toEqual(['visit_booked'])
  await withServer.send(salon, letter?.id ?? '')
  expect(mails.taken.map(({ id }) => id)).toEqual([`${letter?.id}@localhost`])
  expect(await withServer.healthOf(salon)).toMatchObject([{ line: 'mail_fine' }])
  await withServer.stop()
  await mails.stop()
})
