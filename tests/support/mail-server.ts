import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerAddress } from 'smtp-server'
import { invariant } from '#lib/money/invariant.ts'

/** A mail that was taken, as it came. */
export type TakenMail = { readonly to: string; readonly id: string; readonly source: string }

export type MailServer = {
  readonly taken: readonly TakenMail[]
  readonly takenFor: (to: string) => readonly TakenMail[]
  readonly stop: () => Promise<void>
}

// How the server treats an address, by its first part.
const ANSWERS: Readonly<Record<string, readonly [code: number, words: string]>> = {
  gone: [550, '5.1.1 no such mailbox'],
  unknown: [550, 'who is that'],
  busy: [451, '4.2.1 later, please'],
  relay: [554, '5.7.1 relaying denied'],
}

const nameOf = (address: SMTPServerAddress) => address.address.split('@')[0] ?? ''

const refusal = ([responseCode, words]: readonly [number, string]) => Object.assign(new Error(words), { responseCode })

/** The mail server to which the app of the tests is pointed: until it is started, and after it stopped, there is none. */
export async function aMailServer(address = process.env.SMTP_URL): Promise<MailServer> {
  const { port } = new URL(address ?? '')
  const taken: TakenMail[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: (address, _, done) => {
      const answer = ANSWERS[nameOf(address)]
      done(answer ? refusal(answer) : null)
    },
    onData: (stream, { envelope }, done) => {
      const [to] = envelope.rcptTo
      invariant(to, 'a mail goes to somebody')
      void text(stream).then((source) => {
        const [, id = ''] = /^Message-ID: <([^>]+)>/im.exec(source) ?? []
        taken.push({ to: to.address, id, source })
        done(nameOf(to) === 'spam' ? refusal([550, '5.7.1 we do not like this']) : null)
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(Number(port), '127.0.0.1', resolve))
  return {
    taken,
    takenFor: (to) => taken.filter((mail) => mail.to === to),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
