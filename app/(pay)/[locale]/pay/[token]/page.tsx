import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { BookingFrame } from '#components/booking/frame/booking-frame.tsx'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { PageHour } from '#components/booking/links/page-hour.tsx'
import { ReceiptList } from '#components/booking/visit/receipt-list.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { PageRefresher } from '#components/ui/page-refresher.tsx'
import { syncReturningPayer } from '#lib/http/links/open-payer.ts'
import { PAGE_MINUTES } from '#lib/payments/links/link-policy.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { findPayPage, type OpenPayment, type PayPage, type PayPageRefusal } from '#lib/views/links/pay-page.ts'
import { OpenVisit } from './open-visit.tsx'
import { PayOpen } from './pay-open.tsx'

type Props = {
  readonly params: Promise<{ token: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payLink')
  return { title: t('title'), robots: { index: false } }
}

const REFRESH_MS = 2000
const REFRESH_TIMES = 30

/** What a client pays by a link that staff sent them. Looking at it changes nothing. */
export default async function PayLinkPage({ params, searchParams }: Props) {
  const { token } = await params
  const isBack = (await searchParams).back === '1'
  // Stripe is asked here and now: the webhook may be on its way still.
  if (isBack) await syncReturningPayer(token)
  const page = await findPayPage(token)
  if (page?.by === 'visit' && page.payment.at === 'refused') redirect(`/${await getLocale()}/visit/${token}`)
  const branch = page && (await findBookingBranch(page.slug))
  if (!page || !branch) notFound()
  const { timeZone } = branch
  return (
    <BookingFrame branch={branch} address={`/pay/${token}`}>
      {page.payment.at === 'refused' && <Refused page={page} refusal={page.payment.refusal} timeZone={timeZone} />}
      {page.payment.at === 'open' && isBack && <Waiting page={page} token={token} timeZone={timeZone} />}
      {page.payment.at === 'open' && !isBack && (
        <Open page={page} payment={page.payment} token={token} timeZone={timeZone} />
      )}
    </BookingFrame>
  )
}

type StepProps = { readonly page: PayPage; readonly timeZone: string }
type OpenProps = StepProps & { readonly payment: OpenPayment; readonly token: string }

async function Open({ page, payment, token, timeZone }: OpenProps) {
  const t = await getTranslations('payLink')
  return (
    <BookingLayout
      progress={null}
      title={t('title')}
      aside={<OpenVisit visit={page.visit} now={payment.amount} timeZone={timeZone} />}
      isAsideFirst
    >
      <PageHour
        minutes={PAGE_MINUTES}
        words={{ title: t('overTitle'), text: t('overText'), reopen: t('reopen'), note: t('hour') }}
      >
        <PayOpen page={page} payment={payment} token={token} />
      </PageHour>
      {page.by === 'visit' && (
        <p>
          <LocalLink className={controls.quiet} href={`/visit/${token}`}>
            {t('toVisit')}
          </LocalLink>
        </p>
      )}
    </BookingLayout>
  )
}

/** The client has come back from the card form, and Stripe does not know yet how it ends. */
async function Waiting({ page, token, timeZone }: StepProps & { readonly token: string }) {
  const t = await getTranslations('payLink')
  return (
    <BookingLayout
      progress={null}
      title={t('waitingTitle')}
      aside={<OpenVisit visit={page.visit} now={null} timeZone={timeZone} />}
    >
      <PageRefresher everyMs={REFRESH_MS} times={REFRESH_TIMES} />
      <p role="status">{t('waitingText')}</p>
      <p>
        <LocalLink className={controls.quiet} href={`/pay/${token}`}>
          {t('toPayment')}
        </LocalLink>
      </p>
    </BookingLayout>
  )
}

async function Refused({ page, refusal, timeZone }: StepProps & { readonly refusal: PayPageRefusal }) {
  const t = await getTranslations('payLink')
  return (
    <BookingLayout
      progress={null}
      title={t(`refused.${refusal}.title`)}
      aside={
        <>
          <OpenVisit visit={page.visit} now={null} timeZone={timeZone} />
          <ReceiptList receipts={page.receipts} ended={null} timeZone={timeZone} />
        </>
      }
    >
      <p>{t(`refused.${refusal}.text`)}</p>
    </BookingLayout>
  )
}
