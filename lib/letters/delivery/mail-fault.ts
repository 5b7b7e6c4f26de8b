import * as z from 'zod'

/** Why a mail was not taken. `broken` is our own fault: the mail could not even be written. */
export type MailFault =
  | 'unreachable'
  | 'login_refused'
  | 'server_busy'
  | 'letter_refused'
  | 'mailbox_refused'
  | 'broken'

/** What nodemailer says of a failure. https://nodemailer.com/errors */
const MailError = z.object({
  code: z.string(),
  command: z.string().optional(),
  responseCode: z.int().optional(),
  response: z.string().optional(),
})

const LOGIN = ['EAUTH', 'ENOAUTH', 'EOAUTH2']
const CONNECTION = [
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'EREQUIRETLS',
  'EPROTOCOL',
  'EPROXY',
  'ECONFIG',
]
const MAILBOX_STATUS = /\b5\.[12]\.\d+\b/
const ANY_STATUS = /\b5\.\d+\.\d+\b/

export type Undelivered = {
  readonly fault: MailFault
  /** With which number the mail server answered. */
  readonly smtpCode: number | null
  /** The connection broke while the mail was on its way: it may have been taken all the same. */
  readonly mayHaveArrived: boolean
}

/** Says in our words why nodemailer could not hand a mail over. */
export function undeliveredOf(error: unknown): Undelivered {
  const parsed = MailError.safeParse(error)
  if (!parsed.success) return { fault: 'broken', smtpCode: null, mayHaveArrived: false }
  const { command, responseCode } = parsed.data
  const mayHaveArrived = responseCode === undefined && command !== 'CONN'
  return { fault: faultOf(parsed.data), smtpCode: responseCode ?? null, mayHaveArrived }
}

function faultOf({ code, command, responseCode, response = '' }: z.infer<typeof MailError>): MailFault {
  if (LOGIN.includes(code)) return 'login_refused'
  if (responseCode === undefined) return CONNECTION.includes(code) ? 'unreachable' : 'broken'
  if (responseCode < 500) return 'server_busy'
  // Only a refusal of the address itself is a bounce; one of us as a sender says nothing about the client.
  const isOfMailbox = MAILBOX_STATUS.test(response) || !ANY_STATUS.test(response)
  return command === 'RCPT TO' && isOfMailbox ? 'mailbox_refused' : 'letter_refused'
}
