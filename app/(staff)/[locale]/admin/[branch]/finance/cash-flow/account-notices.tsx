import { getLocale, getTranslations } from 'next-intl/server'
import { NoticeList } from '#components/finance/one-payment/notice-list.tsx'
import type { Member } from '#lib/auth/members.ts'
import { formatShortDay } from '#lib/i18n/format.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { isUrgent } from '#lib/payments/notice.ts'
import { listAccountNotices } from '#lib/views/payouts/account-notices.ts'
import { isDay } from '#lib/visits/calendar.ts'
import { resolveNoticeAction } from '../cashless-payments/actions.ts'

type Props = { readonly scope: Member['scope']; readonly slug: string }

/** What staff must know of reports and payouts: a payout that failed, a report that was mended. */
export async function AccountNotices({ scope, slug }: Props) {
  const notices = await listAccountNotices(scope)
  const locale = await getLocale()
  const t = await getTranslations('cashFlow')
  const { refusals } = messagesOf(locale)
  const payouts = `/${locale}/admin/${slug}/finance/cash-flow/payouts`
  async function seeTo(noticeId: string) {
    'use server'
    return resolveNoticeAction(slug, { noticeId })
  }
  return (
    <NoticeList
      notices={notices.map(({ id, kind, subject, payoutId }) => ({
        ...{ id, isUrgent: isUrgent(kind) },
        text: t(`notices.${kind}`, { day: isDay(subject) ? formatShortDay(subject, locale) : subject }),
        link: payoutId ? { href: `${payouts}/${payoutId}`, label: t('noticeOpen') } : null,
      }))}
      resolve={seeTo}
      words={{ seenTo: t('seenTo'), refusals }}
    />
  )
}
