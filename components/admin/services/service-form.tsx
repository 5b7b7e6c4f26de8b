'use client'

import {
  Anchor,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { Link } from '#components/ui/links/link.tsx'
import { ScriptForm } from '#components/ui/script-form.tsx'
import type { Currency } from '#lib/money/currencies.ts'
import { OnlineTerms, type OnlineWords, type TermsOfService } from './online-terms.tsx'
import { type ServiceFault, serviceFrom, type TypedService } from './service-typed.ts'

type FormWords = Readonly<
  Record<
    | 'name'
    | 'nameWrong'
    | 'description'
    | 'descriptionText'
    | 'category'
    | 'priceFrom'
    | 'priceTo'
    | 'priceToText'
    | 'priceWrong'
    | 'priceToWrong'
    | 'duration'
    | 'durationWrong'
    | 'buffer'
    | 'bufferText'
    | 'bufferWrong'
    | 'staff'
    | 'staffText'
    | 'noStaff'
    | 'online'
    | 'onlineText'
    | 'leave',
    string
  >
>

type Props = {
  readonly page: {
    readonly service: (Pick<TermsOfService, 'status' | 'prepayment'> & { readonly id: string }) | null
    readonly categories: readonly { readonly id: string; readonly name: string }[]
    readonly staff: readonly (TermsOfService['staff'][number] & {
      readonly id: string
      readonly name: string
      readonly isPerforming: boolean
    })[]
  }
  readonly typed: TypedService
  readonly currency: Currency
  readonly locale: string
  readonly listHref: string
  readonly termsHref: string
  readonly save: (
    input: ReturnType<typeof serviceFrom>['service'] & {
      readonly serviceId: string | null
      readonly staffMemberIds: readonly string[]
    },
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>
  readonly words: OnlineWords & Readonly<Record<'save' | 'saving' | 'saved', string>> & { readonly form: FormWords }
  readonly refusals: Readonly<Record<string, string>>
}

/** Everything that a salon says of a service. What the client pays online is shown as the price is typed. */
export function ServiceForm(props: Props) {
  const { page, currency, locale, listHref, termsHref, save: send, words, refusals } = props
  const { service, staff, categories } = page
  const router = useRouter()
  const { saving, save, isSaving } = useSaving(refusals)
  const [typed, setTyped] = useState(props.typed)
  const [performing, setPerforming] = useState(staff.filter(({ isPerforming }) => isPerforming).map(({ id }) => id))
  const [isPressed, setPressed] = useState(false)
  const read = serviceFrom(typed, currency)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    if (read.faults.length > 0) return
    const input = { ...read.service, serviceId: service?.id ?? null, staffMemberIds: performing }
    if (!(await save(() => send(input)))) return
    notifications.show({ message: words.saved })
    router.push(listHref)
  }

  return (
    <ScriptForm onSubmit={submit} noValidate>
      <Stack gap="md">
        <ServiceFields
          typed={typed}
          change={(changes) => setTyped({ ...typed, ...changes })}
          faults={isPressed ? read.faults : []}
          {...{ categories, currency }}
          words={words.form}
        />
        {service && (
          <OnlineTerms
            service={service}
            price={read.priceFrom}
            staff={staff.filter(({ id }) => performing.includes(id))}
            {...{ termsHref, locale, words }}
          />
        )}
        <Checkbox.Group
          label={words.form.staff}
          description={words.form.staffText}
          value={performing}
          onChange={setPerforming}
        >
          <Stack gap="xs" mt="xs">
            {staff.length === 0 && <Text c="dimmed">{words.form.noStaff}</Text>}
            {staff.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group>
          <Button type="submit" loading={isSaving}>
            {words.save}
          </Button>
          <Anchor component={Link} href={listHref}>
            {words.form.leave}
          </Anchor>
          <SavingNote saving={saving} words={words} />
        </Group>
      </Stack>
    </ScriptForm>
  )
}

type FieldsProps = {
  readonly typed: TypedService
  readonly change: (changes: Partial<TypedService>) => void
  readonly faults: readonly ServiceFault[]
  readonly categories: Props['page']['categories']
  readonly currency: Currency
  readonly words: FormWords
}

function ServiceFields({ typed, change, faults, categories, currency, words }: FieldsProps) {
  const fault = (name: ServiceFault, text: string) => faults.includes(name) && text
  const field = (name: keyof TypedService) => ({
    label: words[name === 'categoryId' ? 'category' : name],
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      change({ [name]: event.currentTarget.value }),
  })
  return (
    <>
      <TextInput {...field('name')} maxLength={120} error={fault('name', words.nameWrong)} />
      <Textarea
        {...field('description')}
        description={words.descriptionText}
        maxLength={500}
        autosize={false}
        rows={2}
      />
      <NativeSelect {...field('categoryId')} data={categories.map(({ id, name }) => ({ value: id, label: name }))} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="md">
        <TextInput
          {...field('priceFrom')}
          inputMode="decimal"
          maxLength={12}
          rightSection={currency}
          rightSectionWidth={48}
          error={fault('priceFrom', words.priceWrong)}
        />
        <TextInput
          {...field('priceTo')}
          inputMode="decimal"
          maxLength={12}
          rightSection={currency}
          rightSectionWidth={48}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={words.priceToText}
          error={fault('priceTo', words.priceToWrong)}
        />
        <TextInput
          {...field('duration')}
          type="number"
          min={5}
          max={1440}
          step={5}
          error={fault('duration', words.durationWrong)}
        />
        <TextInput
          {...field('buffer')}
          type="number"
          min={0}
          max={480}
          step={5}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={words.bufferText}
          error={fault('buffer', words.bufferWrong)}
        />
      </SimpleGrid>
    </>
  )
}
