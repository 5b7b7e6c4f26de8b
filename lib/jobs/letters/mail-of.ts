import 'server-only'
import type { SalonLetterhead } from '#lib/db/letters/letterheads.ts'
import type { ClaimedLetter } from '#lib/db/letters/letters.ts'
import { mailLogo } from '#lib/images/mail-logo.ts'
import type { Mail } from '#lib/letters/delivery/send-mail.ts'
import { letterheadOf, staffLetterheadOf } from '#lib/letters/letterhead.ts'
import type { Draft } from './draft.ts'

const LOGO = 'logo'

/** A draft on the salon's paper, ready for the mail server. */
export async function mailOf(
  { to, letter, attachments = [] }: Draft,
  { order, salon }: { readonly order: ClaimedLetter; readonly salon: SalonLetterhead },
): Promise<Mail> {
  const logo = salon.logo && { ...salon.logo, src: `cid:${LOGO}` }
  const picture = salon.logo && {
    ...{ filename: 'logo.png', contentType: 'image/png', cid: LOGO },
    content: await mailLogo(salon.logo.image),
  }
  const isForStaff = order.userId !== null
  return {
    ...{ id: order.id, to, letter, replyTo: isForStaff ? null : salon.email },
    head: isForStaff ? staffLetterheadOf(salon, logo) : letterheadOf(salon, logo),
    attachments: [...attachments, ...(picture ? [picture] : [])],
  }
}
