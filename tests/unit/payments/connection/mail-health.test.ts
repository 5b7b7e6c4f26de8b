import { expect, test } from 'vitest'
import { type MailFacts, mailHealthOf } from '#lib/payments/connection/mail-health.ts'

const AT = new Date('2026-11-28T09:00:00Z')
const FINE: MailFacts = {
  ...{ hasServer: true, waiting: 0, unreachable: 0, loginRefused: 0, waitingSince: null, failed: 0, bounced: 0 },
  lastSentAt: AT,
}

test.each<[string, Partial<MailFacts>, object[]]>([
  ['all is well', {}, [{ line: 'mail_fine', tone: 'success', at: AT }]],
  ['nothing was sent yet', { lastSentAt: null }, [{ line: 'no_mail_yet', tone: 'neutral' }]],
  ['letters wait a moment', { waiting: 2 }, [{ line: 'mail_fine' }]],
  ['there is no server', { hasServer: false, waiting: 3 }, [{ line: 'mail_missing', tone: 'danger', count: 3 }]],
  [
    'there is no server any more, and it was unreachable before',
    { hasServer: false, waiting: 3, unreachable: 3, waitingSince: AT },
    [{ line: 'mail_missing', count: 3 }],
  ],
  [
    'the server does not answer',
    { waiting: 5, unreachable: 4, waitingSince: AT },
    [{ line: 'mail_unreachable', tone: 'danger', count: 4, at: AT }],
  ],
  [
    'the server lets nobody in',
    { waiting: 1, loginRefused: 1, waitingSince: AT },
    [{ line: 'mail_login_refused', tone: 'danger', count: 1, at: AT }],
  ],
  [
    'some did not arrive',
    { failed: 1, bounced: 2 },
    [
      { line: 'letters_failed', tone: 'warning', count: 1 },
      { line: 'letters_bounced', tone: 'warning', count: 2 },
    ],
  ],
])('when %s, that is said', (_, changes, said) => {
  expect(mailHealthOf({ ...FINE, ...changes })).toMatchObject(said)
  expect(mailHealthOf({ ...FINE, ...changes })).toHaveLength(said.length)
})
