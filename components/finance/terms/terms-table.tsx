'use client'

import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Unseen } from '#components/ui/unseen.tsx'
import { leastChargeMinorOf } from '#lib/money/currencies.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { prepaymentOf, type ServicePaymentStatus, type StaffPaymentStatus } from '#lib/payments/terms.ts'
import { PrepaymentField } from './prepayment-field.tsx'
import type { SaveTerms } from './save-terms.ts'
import styles from './terms.module.css'
import type { ServiceOfTerms, TermsPage, TermsWords } from './terms-page.ts'
import { useSaving } from './use-saving.ts'

type Props = {
  readonly page: TermsPage
  readonly locale: string
  readonly save: SaveTerms
  readonly words: TermsWords
  readonly refusals: Readonly<Record<string, string>>
}

const SERVICE_STATUSES = ['not_available', 'available', 'required'] as const
const STAFF_STATUSES = ['as_service', ...SERVICE_STATUSES] as const

const serviceStatusOf = (text: string): ServicePaymentStatus =>
  SERVICE_STATUSES.find((status) => status === text) ?? 'not_available'
const staffStatusOf = (text: string): StaffPaymentStatus =>
  STAFF_STATUSES.find((status) => status === text) ?? 'as_service'

/** Services and people in one table: what is paid online, how much, and what a client would be asked for. */
export function TermsTable({ page, locale, save, words, refusals }: Props) {
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { said, send } = useSaving(save, { ...words, refusals })
  const matches = ({ name }: { name: string }) =>
    name.toLocaleLowerCase(locale).includes(search.toLocaleLowerCase(locale))
  const categories = page.categories
    .map((category) => ({ ...category, services: category.services.filter(matches) }))
    .filter(({ services }) => services.length > 0)
  const staff = page.staff.filter(matches)
  const shown = categories.flatMap(({ services }) => services.map(({ id }) => id))
  const serviceIds = shown.filter((id) => chosen.has(id))

  const choose = (ids: readonly string[], isChosen: boolean) => {
    const others = [...chosen].filter((id) => !ids.includes(id))
    setChosen(new Set(isChosen ? [...others, ...ids] : others))
  }

  return (
    <Stack>
      <Group justify="space-between">
        <TextInput
          type="search"
          placeholder={words.search}
          aria-label={words.search}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed" role="status">
          {said}
        </Text>
      </Group>
      {serviceIds.length > 0 && (
        <Group className={styles.bulk}>
          <Text fw={550}>{words.chosen.replace('{count}', String(serviceIds.length))}</Text>
          <NativeSelect
            aria-label={words.setStatus}
            value=""
            onChange={(event) =>
              void send({ of: 'services', serviceIds, status: serviceStatusOf(event.currentTarget.value) })
            }
            data={[
              { value: '', label: words.setStatus },
              ...SERVICE_STATUSES.map((value) => ({ value, label: words.status[value] })),
            ]}
          />
          <PrepaymentField
            label={words.setAmount}
            value={{ kind: 'full' }}
            currency={page.currency}
            onChange={(prepayment) => void send({ of: 'services', serviceIds, prepayment })}
            words={words}
          />
          <Button variant="subtle" onClick={() => setChosen(new Set())}>
            {words.chooseNone}
          </Button>
        </Group>
      )}
      <div className={styles.wide}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <Checkbox
                  aria-label={words.chooseAll}
                  checked={shown.length > 0 && serviceIds.length === shown.length}
                  indeterminate={serviceIds.length > 0 && serviceIds.length < shown.length}
                  onChange={(event) => choose(shown, event.currentTarget.checked)}
                />
              </th>
              <th scope="col">{words.name}</th>
              <th scope="col" className={styles.amount}>
                {words.price}
              </th>
              <th scope="col">{words.online}</th>
              <th scope="col">{words.amount}</th>
              <th scope="col">{words.preview}</th>
            </tr>
          </thead>
          {categories.map(({ id, name, services }) => (
            <tbody key={id}>
              <tr className={styles.group}>
                <th scope="colgroup" colSpan={6}>
                  {name}
                </th>
              </tr>
              {services.map((service) => (
                <tr key={service.id}>
                  <td>
                    <Checkbox
                      aria-label={`${words.choose}: ${service.name}`}
                      checked={chosen.has(service.id)}
                      onChange={(event) => choose([service.id], event.currentTarget.checked)}
                    />
                  </td>
                  <td data-label={words.name}>{service.name}</td>
                  <td data-label={words.price} className={styles.amount}>
                    {priceOf(service, { locale, words })}
                  </td>
                  <td data-label={words.online}>
                    <NativeSelect
                      aria-label={`${words.online}: ${service.name}`}
                      value={service.status}
                      onChange={(event) =>
                        void send({
                          of: 'services',
                          serviceIds: [service.id],
                          status: serviceStatusOf(event.currentTarget.value),
                        })
                      }
                      data={SERVICE_STATUSES.map((value) => ({ value, label: words.status[value] }))}
                    />
                  </td>
                  <td data-label={words.amount}>
                    <PrepaymentField
                      label={`${words.amount}: ${service.name}`}
                      value={service.prepayment}
                      currency={page.currency}
                      onChange={(prepayment) => void send({ of: 'services', serviceIds: [service.id], prepayment })}
                      words={words}
                    />
                  </td>
                  <td data-label={words.preview}>
                    <Preview service={service} locale={locale} words={words} />
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
          {staff.length > 0 && (
            <tbody>
              <tr className={styles.group}>
                <th scope="colgroup" colSpan={6}>
                  {words.staff}
                </th>
              </tr>
              {staff.map(({ id, name, status }) => (
                <tr key={id}>
                  <td />
                  <td data-label={words.name}>{name}</td>
                  <td className={styles.empty} />
                  <td data-label={words.online}>
                    <NativeSelect
                      aria-label={`${words.online}: ${name}`}
                      value={status}
                      onChange={(event) =>
                        void send({
                          of: 'staff',
                          staffMemberIds: [id],
                          status: staffStatusOf(event.currentTarget.value),
                        })
                      }
                      data={STAFF_STATUSES.map((value) => ({ value, label: words.status[value] }))}
                    />
                  </td>
                  <td className={styles.empty} />
                  <td className={styles.empty} />
                </tr>
              ))}
            </tbody>
          )}
        </table>
      </div>
      {categories.length === 0 && staff.length === 0 && <Text c="dimmed">{words.nothingFound}</Text>}
    </Stack>
  )
}

type Reader = { readonly locale: string; readonly words: TermsWords }

function priceOf({ price, priceTo }: ServiceOfTerms, { locale, words }: Reader): string {
  const from = formatMoney(price, locale)
  return priceTo ? words.priceFrom.replace('{price}', from) : from
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
