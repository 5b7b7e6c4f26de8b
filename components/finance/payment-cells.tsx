import { Badge, Text } from '@mantine/core'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import styles from './payment-table.module.css'
import type { PaymentRow, PaymentTableWords } from './payment-table.tsx'

const COLOR_OF: Readonly<Record<PaymentState, string>> = {
  awaiting: 'red',
  held: 'yellow',
  paid: 'green',
  partly_refunded: 'blue',
  refunded: 'gray',
  canceled: 'gray',
}

const BRANDS: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
}

export const cardName = (card: { readonly brand: string; readonly last4: string }) =>
  `${BRANDS[card.brand] ?? card.brand} •••• ${card.last4}`

type Props = { readonly row: PaymentRow; readonly words: PaymentTableWords }

/** What is known of a payment; on a phone each cell carries its column's name. */
export function PaymentCells({ row, words }: Props) {
  return (
    <>
      <td data-label={words.date}>{row.date}</td>
      <td data-label={words.client}>
        {row.clientName}
        <Text size="sm" c="dimmed">
          {row.clientPhone}
        </Text>
      </td>
      <td data-label={words.visit}>
        {row.services}
        <Text size="sm" c="dimmed">
          {row.visitDate} · {row.visitReference}
        </Text>
      </td>
      <td data-label={words.amount} className={styles.amount}>
        {row.amount}
        {row.returned && (
          <Text size="sm" c="dimmed">
            {words.returned.replace('{amount}', row.returned)}
          </Text>
        )}
      </td>
      <td data-label={words.status}>
        <Badge variant="light" color={COLOR_OF[row.state]} tt="none">
          {words.state[row.state]}
        </Badge>{' '}
        {row.isTest && (
          <Badge variant="outline" color="yellow" tt="none">
            {words.test}
          </Badge>
        )}
        <RefundNote row={row} words={words} />
      </td>
      <td data-label={words.card} className={styles.card}>
        {row.card ? cardName(row.card) : '—'}
      </td>
    </>
  )
}

function RefundNote({ row, words }: Props) {
  if (row.refund?.state === 'failed') {
    return (
      <Text size="sm" c="red">
        {words.refundFailed}
      </Text>
    )
  }
  if (row.refund?.state !== 'requested' && row.refund?.state !== 'pending') return null
  return (
    <Text size="sm" c="dimmed" role="status">
      {words.refundUnderWay.replace('{amount}', row.refund.amount)}
    </Text>
  )
}
