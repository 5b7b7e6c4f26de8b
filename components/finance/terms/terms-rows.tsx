import { Checkbox, NativeSelect, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Unseen } from '#components/ui/unseen.tsx'
import { leastChargeMinorOf } from '#lib/money/currencies.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { prepaymentOf, type ServicePaymentStatus, type StaffPaymentStatus } from '#lib/payments/terms.ts'
import { PrepaymentField } from './prepayment-field.tsx'
import type { TermsChange } from './save-terms.ts'
import styles from './terms.module.css'
import type { ServiceOfTerms, TermsPage, TermsWords } from './terms-page.ts'

export const SERVICE_STATUSES = ['not_available', 'available', 'required'] as const
const STAFF_STATUSES = ['as_service', ...SERVICE_STATUSES] as const

export const serviceStatusOf = (text: string): ServicePaymentStatus =>
  SERVICE_STATUSES.find((status) => status === text) ?? 'not_available'

type Reader = { readonly locale: string; readonly words: TermsWords }

type ServiceRowProps = Reader & {
  readonly service: ServiceOfTerms
  readonly isChosen: boolean
  readonly choose: (ids: readonly string[], isChosen: boolean) => void
  readonly send: (change: TermsChange) => Promise<boolean>
}

/** A service: whether it is paid online, how much of it, and what a client would be asked for. */
export function ServiceRow({ service, isChosen, choose, send, locale, words }: ServiceRowProps) {
  const { id, name, status, prepayment, price, priceTo } = service
  const serviceIds = [id]
  const from = formatMoney(price, locale)
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={`${words.choose}: ${name}`}
          checked={isChosen}
          onChange={(event) => choose(serviceIds, event.currentTarget.checked)}
        />
      </td>
      <td data-label={words.name}>{name}</td>
      <td data-label={words.price} className={styles.amount}>
        {priceTo ? words.priceFrom.replace('{price}', from) : from}
      </td>
      <td data-label={words.online}>
        <StatusSelect
          label={`${words.online}: ${name}`}
          known={status}
          choices={SERVICE_STATUSES}
          save={(wanted) => send({ of: 'services', serviceIds, status: wanted })}
          words={words}
        />
      </td>
      <td data-label={words.amount}>
        <PrepaymentField
          label={`${words.amount}: ${name}`}
          value={prepayment}
          currency={price.currency}
          onChange={(wanted) => send({ of: 'services', serviceIds, prepayment: wanted })}
          words={words}
        />
      </td>
      <td data-label={words.preview}>
        <Preview service={service} locale={locale} words={words} />
      </td>
    </tr>
  )
}

type StaffRowProps = {
  readonly person: TermsPage['staff'][number]
  readonly send: (change: TermsChange) => Promise<boolean>
  readonly words: TermsWords
}

/** A person: whether what they do is paid online. How much follows the service. */
export function StaffRow({ person: { id, name, status }, send, words }: StaffRowProps) {
  return (
    <tr>
      <td />
      <td data-label={words.name}>{name}</td>
      <td className={styles.empty} />
      <td data-label={words.online}>
        <StatusSelect
          label={`${words.online}: ${name}`}
          known={status}
          choices={STAFF_STATUSES}
          save={(wanted) => send({ of: 'staff', staffMemberIds: [id], status: wanted })}
          words={words}
        />
      </td>
      <td className={styles.empty} />
      <td className={styles.empty} />
    </tr>
  )
}

type StatusSelectProps<Status extends StaffPaymentStatus> = {
  readonly label: string
  readonly known: Status
  readonly choices: readonly Status[]
  /** Says whether it was saved. */
  readonly save: (status: Status) => Promise<boolean>
  readonly words: TermsWords
}

/** Shows what was chosen at once; what could not be saved is shown as it was. */
function StatusSelect<Status extends StaffPaymentStatus>(props: StatusSelectProps<Status>) {
  const { label, known, choices, save, words } = props
  const [status, setStatus] = useState(known)
  useEffect(() => setStatus(known), [known])

  async function choose(text: string) {
    const wanted = choices.find((choice) => choice === text) ?? known
    setStatus(wanted)
    if (!(await save(wanted))) setStatus(known)
  }

  return (
    <NativeSelect
      aria-label={label}
      value={status}
      onChange={(event) => void choose(event.currentTarget.value)}
      data={choices.map((value) => ({ value, label: words.status[value] }))}
    />
  )
}

/** What a client would be asked to pay for this service; a warning where Stripe would not take so little. */
function Preview({ service, locale, words }: Reader & { readonly service: ServiceOfTerms }) {
  if (service.status === 'not_available') return <Text c="dimmed">{words.atSalon}</Text>
  const due = prepaymentOf(service.price, service.prepayment)
  const least = leastChargeMinorOf(due.currency)
  if (due.amountMinor < least) {
    const minimum = formatMoney({ amountMinor: least, currency: due.currency }, locale)
    return (
      <Text className={styles.warning}>
        <Unseen>{words.warning}: </Unseen>
        {words.tooLittle.replace('{minimum}', minimum)}
      </Text>
    )
  }
  const text = service.status === 'required' ? words.mustPay : words.mayPay
  return <Text>{text.replace('{amount}', formatMoney(due, locale))}</Text>
}
