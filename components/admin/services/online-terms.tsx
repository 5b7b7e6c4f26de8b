import { Anchor, Text } from '@mantine/core'
import listing from '#components/admin/listing.module.css'
import { Link } from '#components/ui/links/link.tsx'
import { Unseen } from '#components/ui/unseen.tsx'
import { leastChargeMinorOf } from '#lib/money/currencies.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { type Money, money } from '#lib/money/money.ts'
import { tooLittleOnline } from '#lib/payments/amounts/least-charge.ts'
import {
  type Prepayment,
  prepaymentOf,
  type ServicePaymentStatus,
  type StaffPaymentStatus,
} from '#lib/payments/terms.ts'

export type TermsOfService = {
  readonly status: ServicePaymentStatus
  readonly prepayment: Prepayment
  readonly staff: readonly { readonly ownPrice: Money | null; readonly staffPayment: StaffPaymentStatus }[]
}

export type OnlineWords = Readonly<Record<'atSalon' | 'mustPay' | 'mayPay' | 'tooLittle' | 'warning' | 'terms', string>>

type Props = {
  readonly service: Pick<TermsOfService, 'status' | 'prepayment'>
  /** As it is typed; null while it is no amount. */
  readonly price: Money | null
  readonly staff: TermsOfService['staff']
  readonly termsHref: string
  readonly locale: string
  readonly words: OnlineWords & { readonly form: Readonly<Record<'online' | 'onlineText', string>> }
}

/** What a client would be asked for online at the price that is being typed; a warning where Stripe would not take it. */
export function OnlineTerms({ service, price, staff, termsHref, locale, words }: Props) {
  const { status, prepayment } = service
  if (!price) return null
  const due = formatMoney(prepaymentOf(price, prepayment), locale)
  const offers = staff.map(({ ownPrice, staffPayment }) => ({ price: ownPrice ?? price, staffPayment }))
  const tooLittle = tooLittleOnline({ status, prepayment, price, offers })
  const asked = { not_available: words.atSalon, available: words.mayPay, required: words.mustPay }[status]
  return (
    <div role="status">
      <Text size="sm">
        {words.form.online}. {words.form.onlineText.replace('{terms}', asked.replace('{amount}', due))}{' '}
        <Anchor component={Link} href={termsHref} size="sm">
          {words.terms}
        </Anchor>
      </Text>
      {tooLittle && (
        <Text size="sm" className={listing.warning}>
          <Unseen>{words.warning}: </Unseen>
          {words.tooLittle
            .replace('{amount}', formatMoney(tooLittle, locale))
            .replace(
              '{minimum}',
              formatMoney(money(leastChargeMinorOf(tooLittle.currency), tooLittle.currency), locale),
            )}
        </Text>
      )}
    </div>
  )
}
