import 'server-only'
import nodemailer, { type Transporter } from 'nodemailer'
import { env } from '#lib/env.ts'
import { letterHtml } from './letter-html.ts'

let transporter: Transporter | undefined

/** Hands a mail to the mail server; throws when the server does not take it. */
export async function sendMail(mail: {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** An entry for the client's calendar. */
  readonly calendar?: { readonly file: string; readonly isCanceled: boolean }
}): Promise<void> {
  const { SMTP_URL, MAIL_FROM, APP_ORIGIN } = env()
  const { to, subject, text, calendar } = mail
  transporter ??= nodemailer.createTransport({
    url: SMTP_URL.reveal(),
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  })
  await transporter.sendMail({
    ...{ from: MAIL_FROM, to, subject, text, html: letterHtml(text, APP_ORIGIN) },
    ...(calendar && { attachments: [attachmentOf(calendar)] }),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

const attachmentOf = ({ file, isCanceled }: { readonly file: string; readonly isCanceled: boolean }) => ({
  filename: 'visit.ics',
  content: file,
  contentType: `text/calendar; charset=utf-8; method=${isCanceled ? 'CANCEL' : 'PUBLISH'}`,
})
