'use client'

import { Button, NativeSelect, TextInput } from '@mantine/core'
import Form from 'next/form'
import styles from './cash-flow.module.css'

type Choice = { readonly value: string; readonly label: string }

type Props = {
  readonly action: string
  readonly values: Readonly<Record<'from' | 'to' | 'by' | 'mode' | 'side', string>>
  /** None where nothing is grouped. */
  readonly groupings: readonly Choice[]
  readonly modes: readonly Choice[]
  readonly words: Readonly<Record<'from' | 'to' | 'by' | 'mode' | 'any' | 'show', string>>
}

/** Which days, grouped by what, of which mode. What is shown stands in the address. */
export function ReportFilters({ action, values, groupings, modes, words }: Props) {
  return (
    // Other values of the address are other fields: they begin anew.
    <Form action={action} key={JSON.stringify(values)} className={styles.filters}>
      <input type="hidden" name="side" value={values.side} />
      <TextInput type="date" name="from" label={words.from} defaultValue={values.from} required withAsterisk={false} />
      <TextInput type="date" name="to" label={words.to} defaultValue={values.to} required withAsterisk={false} />
      {groupings.length > 0 && (
        <NativeSelect
          name="by"
          label={words.by}
          defaultValue={values.by}
          data={[...groupings]}
          onChange={(event) => event.currentTarget.form?.requestSubmit()}
        />
      )}
      <NativeSelect
        name="mode"
        label={words.mode}
        defaultValue={values.mode}
        data={[{ value: '', label: words.any }, ...modes]}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
      />
      <Button type="submit" variant="light">
        {words.show}
      </Button>
    </Form>
  )
}
