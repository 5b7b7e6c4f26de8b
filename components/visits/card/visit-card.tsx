import { Group, Stack, Title } from '@mantine/core'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PageSection } from '#components/finance/one-payment/page-section.tsx'
import { Status } from '#components/ui/status.tsx'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import type { Money } from '#lib/money/money.ts'
import type { PriceRange } from '#lib/visits/balance/final-price.ts'
import type { VisitBalance } from '#lib/visits/balance/visit-balance.ts'
import { marksFor } from '#lib/visits/marks/mark-policy.ts'
import { wallClockOf } from '#lib/visits/schedule/wall-clock.ts'
import type { VisitPaymentState } from '#lib/visits/visit-payment-state.ts'
import { type VisitState, visitCan } from '#lib/visits/visit-state.ts'
import type { StaffChoice } from '../dialogs/move-dialog.tsx'
import type { VisitActs } from '../visit-acts.ts'
import { PAYMENT_TONES, paymentWordOf, STATE_TONES } from '../visit-tones.ts'
import { type LinkLine, LinkList } from './link-list.tsx'
import { ManageButtons, type ManagedVisit } from './manage-buttons.tsx'
import { MoneyButtons } from './money-buttons.tsx'
import styles from './visit-card.module.css'
import { VisitFacts } from './visit-facts.tsx'
import { VisitSums } from './visit-sums.tsx'

export type CardVisit = {
  readonly id: string
  readonly reference: string
  readonly state: VisitState
  readonly paymentState: VisitPaymentState
  readonly source: 'form' | 'staff'
  readonly startsAt: Date
  readonly endsAt: Date
  readonly createdAt: Date
  readonly revision: number
  readonly holdExpiresAt: Date | null
  readonly client: { readonly id: string; readonly name: string; readonly phone: string; readonly email: string }
  readonly appointments: readonly {
    readonly id: string
    readonly serviceName: string
    readonly staffMemberId: string
    readonly staffName: string
    readonly startsAt: Date
    readonly endsAt: Date
    readonly price: Money
    readonly priceTo: Money | null
    readonly range: PriceRange | null
  }[]
  readonly total: Money
  readonly discount: { readonly amount: Money; readonly percent: number | null; readonly reason: string } | null
  readonly balance: VisitBalance
  readonly ended: { readonly fee: Money; readonly isFeeWaived: boolean; readonly toHandBack: Money } | null
  readonly takesLinks: boolean
}

type Props = {
  readonly visit: CardVisit
  readonly links: readonly LinkLine[]
  /** What was paid, and what happened. */
  readonly payments: ReactNode
  readonly history: ReactNode
  readonly staff: readonly StaffChoice[]
  readonly acts: VisitActs
  readonly timeZone: string
  /** Where the client's own page is; null for who may not see it. */
  readonly clientHref: string | null
  /** Beside the journal there is room for one column. */
  readonly isNarrow?: boolean
}

/** A visit: who comes, for what, where its money stands, and all that may be done with it. */
export function VisitCard({ visit, links, payments, history, staff, acts, timeZone, clientHref, isNarrow }: Props) {
  const t = useTranslations('visits')
  const locale = useLocale()
  const reader = { locale, timeZone }
  const { visits: words, refusals: known } = messagesOf(locale)
  // Clients are told that nothing was charged; here nothing is.
  const refusals = { ...known, time_not_free: words.move.taken }
  const { id, total, balance, client, state } = visit
  const paymentWord = paymentWordOf(visit.paymentState, balance.toPay.amountMinor)
  const money = {
    ...{ id, total, open: balance.open, email: client.email, takesLinks: visit.takesLinks },
    isDiscounted: visit.discount !== null,
    isOwed: visitCan('owe', state),
    ranges: visit.appointments.flatMap(({ id: appointmentId, serviceName: name, price, priceTo, range }) =>
      range ? [{ id: appointmentId, name, range, price: priceTo ? null : price }] : [],
    ),
  }
  return (
    <Stack gap="lg">
      <div className={styles.head}>
        <Title order={1} size="h3">
          {client.name}
        </Title>
        <Group gap="xs">
          <Status tone={STATE_TONES[state]}>{t(`state.${state}`)}</Status>
          <Status tone={PAYMENT_TONES[paymentWord]}>{t(`paymentState.${paymentWord}`)}</Status>
        </Group>
      </div>
      {acts.manage && (
        <ManageButtons
          visit={managedVisitOf(visit, reader)}
          acts={acts.manage}
          {...{ staff, locale, words, refusals }}
        />
      )}
      <div className={styles.columns} data-narrow={isNarrow || undefined}>
        <PageSection order={2} id="visit" title={t('card.appointments')}>
          <Stack>
            <VisitFacts visit={visit} clientHref={clientHref} reader={reader} />
          </Stack>
        </PageSection>
        <div className={styles.column}>
          <PageSection order={2} id="money" title={t('card.money')}>
            <VisitSums total={total} discount={visit.discount} balance={balance} ended={visit.ended} />
            <MoneyButtons visit={money} acts={acts} {...{ locale, words, refusals }} />
          </PageSection>
          <PageSection order={2} id="payments" title={t('card.payments')}>
            {payments}
          </PageSection>
          {links.length > 0 && (
            <PageSection order={2} id="links" title={t('card.links')}>
              <LinkList links={links} email={client.email} acts={acts.links} {...{ words, refusals }} />
            </PageSection>
          )}
        </div>
      </div>
      {history && (
        <PageSection order={2} id="history" title={t('card.history')}>
          {history}
        </PageSection>
      )}
    </Stack>
  )
}

const minutesBetween = (from: Date, to: Date) => Math.round((to.getTime() - from.getTime()) / 60_000)

type Reader = { readonly locale: ReturnType<typeof useLocale>; readonly timeZone: string }

/** What its buttons have to know of a visit. */
function managedVisitOf(visit: CardVisit, reader: Reader): ManagedVisit {
  const { id, state, revision, client, startsAt, appointments } = visit
  return {
    ...{ id, state, revision, clientName: client.name },
    when: `${formatDay(startsAt, reader)}, ${formatTime(startsAt, reader)}`,
    at: wallClockOf(startsAt, reader.timeZone),
    appointments: appointments.map((one) => ({
      ...{ id: one.id, name: one.serviceName, staffMemberId: one.staffMemberId },
      minutes: minutesBetween(one.startsAt, one.endsAt),
      leadMinutes: minutesBetween(startsAt, one.startsAt),
    })),
    marks: marksFor(state),
    can: {
      move: visitCan('move', state),
      stretch: visitCan('stretch', state),
      cancel: visitCan('cancel', state),
      miss: visitCan('miss', state) && startsAt <= new Date(),
    },
  }
}
