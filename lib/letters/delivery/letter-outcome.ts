import type { MailFault } from './mail-fault.ts'

const GIVE_UP_AFTER_MS = 24 * 3_600_000

export type UnsentState = 'waiting' | 'failed' | 'bounced'

/**
 * What becomes of a letter that was not taken. While the mail server is out of reach it waits, for as long as that
 * lasts; what the server puts off is tried for a day; what it refuses, it would refuse again.
 */
export function unsentStateOf(fault: MailFault, waitedMs: number): UnsentState {
  switch (fault) {
    case 'unreachable':
    case 'login_refused':
      return 'waiting'
    case 'server_busy':
    case 'broken':
      return waitedMs < GIVE_UP_AFTER_MS ? 'waiting' : 'failed'
    case 'letter_refused':
      return 'failed'
    case 'mailbox_refused':
      return 'bounced'
  }
}
