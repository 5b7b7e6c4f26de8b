import 'server-only'
import nodemailer, { type Transporter } from 'nodemailer'
import { env } from '#lib/env.ts'

let transporter: Transporter | undefined

/** Hands a mail to the mail server; throws when the server does not take it. */
export async function sendMail(mail: {
  readonly to: string
  readonly subject: string
  readonly text: string
}): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env()
  transporter ??= nodemailer.createTransport({
    url: SMTP_URL.reveal(),
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
  })
  await transporter.sendMail({ from: MAIL_FROM, ...mail, disableFileAccess: true, disableUrlAccess: true })
}
