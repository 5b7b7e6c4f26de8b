import { expect, test } from 'vitest'
import { unsentStateOf } from '#lib/letters/delivery/letter-outcome.ts'
import { undeliveredOf } from '#lib/letters/delivery/mail-fault.ts'

const mailError = (facts: object) => Object.assign(new Error('not taken'), facts)
const answer = (responseCode: number, words: string, command = 'RCPT TO') =>
  mailError({ code: 'EENVELOPE', responseCode, response: `${responseCode} ${words}`, command })

test.each([
  ['no such mailbox', answer(550, '5.1.1 no such mailbox'), 'mailbox_refused', false],
  ['a full mailbox', answer(552, '5.2.2 over quota'), 'mailbox_refused', false],
  ['an old server’s plain no', answer(550, 'unknown user'), 'mailbox_refused', false],
  ['our own server not relaying', answer(554, '5.7.1 relay access denied'), 'letter_refused', false],
  ['a sender that is not wanted', answer(550, '5.1.8 bad sender', 'MAIL FROM'), 'letter_refused', false],
  ['what is taken for spam', answer(550, '5.7.1 spam', 'DATA'), 'letter_refused', false],
  ['greylisting', answer(451, '4.7.1 later'), 'server_busy', false],
  ['a wrong password', mailError({ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }), 'login_refused', false],
  ['nobody listening', mailError({ code: 'ESOCKET', command: 'CONN' }), 'unreachable', false],
  ['no such host', mailError({ code: 'EDNS', command: 'CONN' }), 'unreachable', false],
  ['a connection that broke half-way', mailError({ code: 'ECONNECTION', command: 'DATA' }), 'unreachable', true],
  ['an answer that never came', mailError({ code: 'ETIMEDOUT' }), 'unreachable', true],
  ['our own mistake', new Error('undefined is not a function'), 'broken', false],
  ['something that is no error', 'no', 'broken', false],
])('%s is called by its name', (_, error, fault, mayHaveArrived) => {
  expect(undeliveredOf(error)).toMatchObject({ fault, mayHaveArrived })
})

const DAY_MS = 24 * 3_600_000

test.each([
  ['unreachable', 0, 'waiting'],
  ['unreachable', 30 * DAY_MS, 'waiting'],
  ['login_refused', 30 * DAY_MS, 'waiting'],
  ['server_busy', DAY_MS - 1, 'waiting'],
  ['server_busy', DAY_MS, 'failed'],
  ['broken', 0, 'waiting'],
  ['broken', DAY_MS, 'failed'],
  ['letter_refused', 0, 'failed'],
  ['mailbox_refused', 0, 'bounced'],
] as const)('after %s, having waited for %s ms, a letter is %s', (fault, waitedMs, state) => {
  expect(unsentStateOf(fault, waitedMs)).toBe(state)
})
