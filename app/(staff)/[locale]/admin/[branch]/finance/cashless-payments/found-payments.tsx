import { Text } from '@mantine/core'
import { getLocale } from 'next-intl/server'
import { Suspense } from 'react'
import { AttentionList } from '#components/finance/one-payment/attention-list.tsx'
import { NoPayments } from '#components/finance/payments/no-payments.tsx'
import { PaymentFilters } from '#components/finance/payments/payment-filters.tsx'
import { PaymentTable } from '#components/finance/payments/payment-table.tsx'
import { PaymentTotals, TotalsPlace } from '#components/finance/payments/payment-totals.tsx'
import { LivePage } from '#components/ui/live-page.tsx'
import type { Member } from '#lib/auth/members.ts'
import { roleMay } from '#lib/auth/permissions.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import type { BookingBranch } from '#lib/views/booking-branch.ts'
import { listFilterChoices } from '#lib/views/payments/filter-choices.ts'
import { type PaymentFilter, paymentFilterFrom, paymentQueryOf } from '#lib/views/payments/payment-filter.ts'
import { listPayments } from '#lib/views/payments/payment-list.ts'
import { sumPayments } from '#lib/views/payments/payment-totals.ts'
import { listNoticedPayments } from '#lib/views/payments/payments-with-notices.ts'
import { refundAction } from './actions.ts'
import { filterChoicesOf } from './filter-choices.ts'
import { paymentRowOf } from './payment-row.ts'

type Props = {
  readonly member: Member
  readonly branch: BookingBranch
  readonly search: Readonly<Record<string, string | string[] | undefined>>
}

const AFTER = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z_[0-9a-f-]{36}$/

/** The payments that the address asks for, with their filters and totals. */
export async function FoundPayments({ member, branch, search }: Props) {
  const { scope, role } = member
  const { slug, timeZone } = branch
  const madeAt = Date.now()
  const locale = await getLocale()
  const { finance: words, refusals } = messagesOf(locale)
  const filter = paymentFilterFrom(search)
  const query = paymentQueryOf(filter)
  const after = typeof search.after === 'string' && AFTER.test(search.after) ? search.after : null
  const { payments, next } = await listPayments(scope, filter, { after })
  // A payment that arrives while the page is open appears by itself.
  const changes = `/api/branches/${slug}/changes`
  const base = `/${locale}/admin/${slug}/finance/cashless-payments`
  if (payments.length === 0 && query.size === 0 && after === null) {
    return (
      <>
        <LivePage changes={changes} madeAt={madeAt} />
        <NoPayments
          words={{ empty: words.empty, text: words.emptyText, open: words.openForm }}
          formHref={`/${locale}/book/${slug}`}
        />
      </>
    )
  }
  const nextQuery = new URLSearchParams([...query, ['after', next ?? '']])
  return (
    <>
      {after === null && <LivePage changes={changes} madeAt={madeAt} />}
      {after === null && (
        <AttentionList {...(await listNoticedPayments(scope))} base={`/admin/${slug}/finance/cashless-payments`} />
      )}
      <PaymentFilters
        values={Object.fromEntries(query)}
        choices={filterChoicesOf(await listFilterChoices(scope), words)}
        csvHref={`/api/branches/${slug}/payments.csv?${query}`}
        words={words.filters}
      />
      <Suspense key={String(query)} fallback={<TotalsPlace />}>
        <Totals scope={scope} filter={filter} />
      </Suspense>
      {payments.length === 0 && <Text c="dimmed">{words.nothingFits}</Text>}
      {payments.length > 0 && (
        <PaymentTable
          rows={payments.map((payment) => paymentRowOf(payment, { locale, timeZone, base }))}
          refund={roleMay(role, 'payments.refund') ? refundAction.bind(null, slug) : null}
          nextHref={next && `${base}?${nextQuery}`}
          firstHref={after === null ? null : `${base}?${query}`}
          locale={locale}
          words={{ ...words, refusals }}
        />
      )}
    </>
  )
}

/** Adding up years of payments takes longer than showing the newest: the list does not wait for it. */
async function Totals({ scope, filter }: { readonly scope: Member['scope']; readonly filter: PaymentFilter }) {
  return <PaymentTotals totals={await sumPayments(scope, filter)} />
}
