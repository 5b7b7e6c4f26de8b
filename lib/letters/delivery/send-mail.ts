import 'server-only'
import nodemailer, { type Transporter } from 'nodemailer'
import addressparser from 'nodemailer/lib/addressparser'
import { env } from '#lib/env.ts'
import type { Letter, Letterhead } from '../letter.ts'
import { letterHtml } from '../render/letter-html.ts'
import { letterText } from '../render/letter-text.ts'

export type MailAttachment = {
  readonly filename: string
  readonly content: string | Buffer
  readonly contentType: string
  /** By which the page shows it; it is no file for the reader then. */
  readonly cid?: string
}

export type Mail = {
  readonly to: string
  readonly letter: Letter
  readonly head: Letterhead
  /** Where an answer goes; ours is a box that nobody reads. */
  readonly replyTo: string | null
  readonly attachments: readonly MailAttachment[]
  /** Of the same id it is the same mail, however often it is handed over: mail servers know it again. */
  readonly id: string | null
}

let transporter: Transporter | undefined

/** Hands a mail to the mail server; throws when the server does not take it. */
export async function sendMail({ to, letter, head, replyTo, attachments, id }: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM = '', APP_ORIGIN } = env()
  if (!SMTP_URL) throw Object.assign(new Error('there is no mail server'), { code: 'ECONFIG' })
  transporter ??= nodemailer.createTransport({
    ...{ url: SMTP_URL.reveal(), connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 },
  })
  const [sender] = addressparser(MAIL_FROM, { flatten: true })
  await transporter.sendMail({
    from: { name: head.name, address: sender?.address ?? '' },
    to: { name: '', address: to },
    ...(replyTo && { replyTo }),
    ...(id && { messageId: `<${id}@${new URL(APP_ORIGIN).hostname}>` }),
    subject: letter.subject,
    text: letterText(letter, head),
    html: letterHtml(letter, head),
    attachments: [...attachments],
    // Machines do not answer it, nor do people's notes of absence.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
