import { Button, Group, NativeSelect, Text } from '@mantine/core'
import type { Currency } from '#lib/money/currencies.ts'
import { PrepaymentField } from './prepayment-field.tsx'
import type { TermsChange } from './save-terms.ts'
import styles from './terms.module.css'
import type { TermsWords } from './terms-page.ts'
import { SERVICE_STATUSES, serviceStatusOf } from './terms-rows.tsx'

type Props = {
  readonly serviceIds: string[]
  readonly currency: Currency
  readonly send: (change: TermsChange) => Promise<boolean>
  readonly clear: () => void
  readonly words: TermsWords
}

/** What is done with all the chosen services at once. */
export function TermsBulk({ serviceIds, currency, send, clear, words }: Props) {
  return (
    <Group className={styles.bulk}>
      <Text fw={600}>{words.chosen.replace('{count}', String(serviceIds.length))}</Text>
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
      {/* Other services are asked about anew. */}
      <PrepaymentField
        key={serviceIds.join()}
        label={words.setAmount}
        value={null}
        currency={currency}
        onChange={(prepayment) => send({ of: 'services', serviceIds, prepayment })}
        words={words}
      />
      <Button variant="subtle" onClick={clear}>
        {words.chooseNone}
      </Button>
    </Group>
  )
}
