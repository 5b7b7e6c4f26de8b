import 'server-only'
import type { SalonLetterhead } from '#lib/db/letters/letterheads.ts'
import { mailLogo } from '#lib/images/mail-logo.ts'
import type { Mail } from '#lib/letters/delivery/send-mail.ts'
import { letterheadOf } from '#lib/letters/letterhead.ts'
import type { Draft } from './draft.ts'

const LOGO = 'logo'

/** A draft on the salon's paper, ready for the mail server. */
export async function mailOf(
  { to, letter, attachments = [] }: Draft,
  { id, salon }: { readonly id: string; readonly salon: SalonLetterhead },
): Promise<Mail> {
  const logo = salon.logo && { ...salon.logo, src: `cid:${LOGO}` }
  const picture = salon.logo && {
    ...{ filename: 'logo.png', contentType: 'image/png', cid: LOGO },
    content: await mailLogo(salon.logo.image),
  }
  return {
    ...{ id, to, letter, replyTo: salon.email },
    head: letterheadOf(salon, logo),
    attachments: [...attachments, ...(picture ? [picture] : [])],
  }
}
