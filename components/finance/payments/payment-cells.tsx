import { Anchor, Text } from '@mantine/core'
import { Link } from '#components/ui/links/link.tsx'
import { Status } from '#components/ui/status.tsx'
import { cardName } from './card-name.ts'
import styles from './payment-table.module.css'
import type { PaymentRow, PaymentTableWords } from './payment-table.tsx'
import { TONE_OF } from './payment-tone.ts'

type Props = { readonly row: PaymentRow; readonly words: PaymentTableWords }

/** What is known of a payment; on a phone each cell carries its column's name. */
export function PaymentCells({ row, words }: Props) {
  return (
    <>
      <td data-label={words.date} className={styles.whole}>
        {row.date}
      </td>
      <td data-label={words.client}>
        <Anchor component={Link} href={row.href}>
          {row.clientName}
        </Anchor>
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
        {row.fee && (
          <Text size="sm" c="dimmed" className={styles.fee}>
            {feeWords(row.fee, words)}
          </Text>
        )}
      </td>
      <td data-label={words.status}>
        <div className={styles.states}>
          <Status tone={TONE_OF[row.state]}>{words.state[row.state]}</Status>
          {row.disputed && <Status tone="danger">{words.disputed.replace('{amount}', row.disputed)}</Status>}
          {row.isTest && <Status tone="warning">{words.test}</Status>}
        </div>
        {row.card && (
          <Text size="sm" c="dimmed" className={styles.whole}>
            {cardName(row.card)}
          </Text>
        )}
        <RefundNote row={row} words={words} />
        {row.notices.map((kind) => (
          <Text key={kind} size="sm" className={styles.notice}>
            {words.notices[kind]}
          </Text>
        ))}
      </td>
    </>
  )
}

function feeWords({ sum, net }: NonNullable<PaymentRow['fee']>, words: PaymentTableWords): string {
  if (sum === null) return words.feeUnknown
  if (net === null) return words.fee.replace('{fee}', sum)
  return words.feeAndNet.replace('{fee}', sum).replace('{net}', net)
}

function RefundNote({ row, words }: Props) {
  if (row.refund?.state !== 'requested' && row.refund?.state !== 'pending') return null
  return (
    <Text size="sm" c="dimmed" role="status">
      {words.refundUnderWay.replace('{amount}', row.refund.amount)}
    </Text>
  )
}
