'use client'

import { Group, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { effectiveTerms } from '#lib/payments/terms.ts'
import styles from './terms.module.css'
import type { TermsPage, TermsWords } from './terms-page.ts'

type Props = { readonly page: TermsPage; readonly words: TermsWords }

/** What applies to any service by any staff member, and why: the form asks the same function. */
export function WhyPanel({ page, words }: Props) {
  const services = page.categories.flatMap((category) => category.services)
  const [serviceId, setService] = useState(services[0]?.id ?? '')
  const [staffId, setStaff] = useState(page.staff[0]?.id ?? '')
  const service = services.find(({ id }) => id === serviceId)
  const person = page.staff.find(({ id }) => id === staffId)
  if (!service || !person) return null
  const isPerformed = page.offers.some((offer) => offer.serviceId === serviceId && offer.staffMemberId === staffId)
  const { status, reason } = effectiveTerms(service.status, person.status)
  return (
    <div className={styles.why}>
      <Group>
        <NativeSelect
          label={words.whyService}
          value={serviceId}
          onChange={(event) => setService(event.currentTarget.value)}
          data={services.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <NativeSelect
          label={words.whyStaff}
          value={staffId}
          onChange={(event) => setStaff(event.currentTarget.value)}
          data={page.staff.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Group>
      <Text role="status">
        <strong>{words.status[status]}.</strong> {words.reasons[reason]}
        {!isPerformed && ` ${words.whyNotPerformed}`}
      </Text>
    </div>
  )
}
