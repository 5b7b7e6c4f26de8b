import { getLocale, getTranslations } from 'next-intl/server'
import controls from '#components/booking/frame/controls.module.css'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { ConfirmForm } from '#components/booking/payment/confirm-form.tsx'
import type { EndedVisit } from '#lib/flows/visits/end-visit.ts'
import { quoteCancellation } from '#lib/flows/visits/quote-cancellation.ts'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import { cancelSumsOf } from '#lib/payments/clients/cancel-sums.ts'
import { cancelVisitAction } from './actions.ts'
import { QuestionFrame } from './question-frame.tsx'
import type { VisitProps } from './step-props.ts'

/** What cancelling now brings back and costs, to the cent, before it is done. */
export async function CancelStep({ visit, token, address }: VisitProps) {
  const t = await getTranslations('booking.visit')
  const quote = await quoteCancellation(visit.scope, visit.id)
  return (
    <QuestionFrame title={t('cancelTitle')} address={address}>
      {quote ? (
        <>
          <Quote visit={visit} quote={quote} />
          <ConfirmForm
            action={cancelVisitAction.bind(null, token)}
            label={t('cancelYes')}
            note={t('cancelTold', { email: visit.contactEmail })}
            isDestructive
          />
        </>
      ) : (
        <p className={controls.note}>{t('cannotCancel')}</p>
      )}
    </QuestionFrame>
  )
}

/** The visit with the client's money shared between them and the salon. */
async function Quote({ visit, quote }: Pick<VisitProps, 'visit'> & { readonly quote: EndedVisit }) {
  const t = await getTranslations('booking.visit')
  const locale = await getLocale()
  const at = { locale, timeZone: visit.branch.timeZone }
  const sum = (amount: Money) => formatMoney(amount, locale)
  const sums = cancelSumsOf(visit, quote)
  const isBackAtBank = sums.some(({ kind, amount }) => kind === 'returned' && amount.amountMinor > 0)
  return (
    <>
      <VisitSummary
        title={t('details')}
        when={`${formatDay(visit.startsAt, at)}, ${formatTime(visit.startsAt, at)}`}
        lines={visit.appointments.map(({ id, serviceName, staffName }) => ({
          ...{ id, name: serviceName, detail: staffName, price: null },
        }))}
        sums={sums.map(({ kind, amount }) => ({
          label: t(kind === 'held' ? 'receipt.held' : `cancelSum.${kind}`),
          amount: sum(amount),
          isMain: kind === 'returned' || kind === 'released' || kind === 'atDesk',
        }))}
      />
      <p>{t(quote.fee.amountMinor > 0 ? 'cancelLate' : 'cancelFree')}</p>
      {isBackAtBank && <p className={controls.quietText}>{t('cancelBank')}</p>}
    </>
  )
}
