'use client'

import { Anchor, Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'
import { Link } from '#components/ui/links/link.tsx'
import { Unseen } from '#components/ui/unseen.tsx'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import type { NoticeKind } from '#lib/payments/notice.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { cardName } from './card-name.ts'
import { PaymentCells } from './payment-cells.tsx'
import styles from './payment-table.module.css'
import { RefundDialog, type RefundSubject, type RefundWish, type RefundWords } from './refund-dialog.tsx'

/** A payment as the table shows it: every date and sum in the reader's language. */
export type PaymentRow = {
  readonly id: string
  /** The payment's own page. */
  readonly href: string
  readonly date: string
  readonly clientName: string
  readonly clientPhone: string
  readonly visitReference: string
  readonly visitDate: string
  readonly services: string
  readonly amount: string
  readonly returned: string | null
  /** What the client's bank took. */
  readonly disputed: string | null
  /** Stripe's fee and what is left after it, as far as they are known; null where there will be none. */
  readonly fee: { readonly sum: string | null; readonly net: string | null } | null
  readonly state: PaymentState
  readonly card: { readonly brand: string; readonly last4: string } | null
  readonly isTest: boolean
  readonly notices: readonly NoticeKind[]
  readonly refund: { readonly state: string; readonly amount: string } | null
  /** What can be refunded now; null for nothing. */
  readonly refundable: Money | null
  readonly parts: RefundSubject['parts']
}

export type PaymentTableWords = Readonly<
  Record<
    | 'date'
    | 'client'
    | 'visit'
    | 'amount'
    | 'status'
    | 'disputed'
    | 'fee'
    | 'feeAndNet'
    | 'feeUnknown'
    | 'actions'
    | 'returned'
    | 'refundUnderWay'
    | 'test'
    | 'next'
    | 'first',
    string
  >
> & {
  readonly state: Readonly<Record<PaymentState, string>>
  readonly notices: Readonly<Record<NoticeKind, string>>
  readonly refund: RefundWords
  readonly refusals: Readonly<Record<string, string>>
}

type RefundOrder = RefundWish & { readonly paymentId: string }
type Refund = (order: RefundOrder) => Outcome

type Props = {
  readonly rows: readonly PaymentRow[]
  /** Null for those who may only look. */
  readonly refund: Refund | null
  readonly nextHref: string | null
  readonly firstHref: string | null
  readonly locale: string
  readonly words: PaymentTableWords
}

/** The branch's payments: a table on a desk, a list of cards on a phone. */
export function PaymentTable({ rows, refund, nextHref, firstHref, locale, words }: Props) {
  const { act } = useAct(words.refusals)
  const [asked, setAsked] = useState<PaymentRow | null>(null)

  async function confirm(row: PaymentRow, order: Omit<RefundOrder, 'paymentId'>) {
    if (!refund || !row.refundable) return
    const isDone = await act(() => refund({ paymentId: row.id, ...order }))
    const amount = formatMoney({ ...row.refundable, amountMinor: order.amountMinor }, locale)
    setAsked(null)
    if (isDone) notifications.show({ message: words.refund.asked.replace('{amount}', amount) })
  }

  return (
    <Stack>
      <div className={styles.wide}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.date}</th>
              <th scope="col">{words.client}</th>
              <th scope="col">{words.visit}</th>
              <th scope="col" className={styles.amount}>
                {words.amount}
              </th>
              <th scope="col">{words.status}</th>
              <th scope="col">
                <Unseen>{words.actions}</Unseen>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <PaymentCells row={row} words={words} />
                <td className={styles.act}>
                  {refund && row.refundable && (
                    <Button variant="default" size="xs" onClick={() => setAsked(row)}>
                      {words.refund.open}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Group justify="space-between">
        {firstHref ? (
          <Anchor component={Link} href={firstHref}>
            {words.first}
          </Anchor>
        ) : (
          <span />
        )}
        {nextHref && (
          <Button component={Link} href={nextHref} variant="light">
            {words.next}
          </Button>
        )}
      </Group>
      {asked?.refundable && (
        <RefundDialog
          subject={{
            clientName: asked.clientName,
            cardName: asked.card ? cardName(asked.card) : '',
            refundable: asked.refundable,
            parts: asked.parts,
          }}
          locale={locale}
          words={words.refund}
          onConfirm={(order) => confirm(asked, order)}
          onClose={() => setAsked(null)}
        />
      )}
    </Stack>
  )
}
