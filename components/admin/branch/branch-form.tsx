'use client'

import { Button, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Outcome } from '#components/admin/outcome.ts'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { Section } from '#components/admin/section.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { ScriptForm } from '#components/ui/script-form.tsx'
import { LANGUAGE_NAMES, LOCALES } from '#lib/i18n/locales.ts'
import { type BranchFault, branchFrom, type TypedBranch } from './typed-branch.ts'

type Choice = { readonly value: string; readonly label: string }

type BranchWords = Readonly<Record<'noLead' | 'save' | 'saving' | 'saved', string>> &
  Readonly<Record<'about' | 'booking' | 'place', { readonly title: string; readonly text: string }>> & {
    readonly fields: Readonly<
      Record<
        | keyof TypedBranch
        | 'nameWrong'
        | 'phoneWrong'
        | 'emailWrong'
        | 'horizonWrong'
        | 'bookingHorizonText'
        | 'currencyText'
        | 'localeText',
        string
      >
    >
  }

type Props = {
  readonly typed: TypedBranch
  /** Why something cannot be changed; null for what can. */
  readonly fixed: Readonly<Record<'country' | 'currency' | 'timeZone', string | null>>
  readonly choices: {
    readonly countries: readonly Choice[]
    readonly currencies: readonly Choice[]
    readonly timeZones: readonly string[]
    readonly steps: readonly Choice[]
    readonly leads: readonly Choice[]
  }
  readonly save: (input: ReturnType<typeof branchFrom>['branch']) => Outcome
  readonly words: BranchWords
  readonly refusals: Readonly<Record<string, string>>
}

/** What a salon says of itself, how it can be booked and where it is. */
export function BranchForm({ typed: beginning, fixed, choices, save: send, words, refusals }: Props) {
  const { saving, save, isSaving } = useSaving(refusals)
  const [typed, setTyped] = useState(beginning)
  const [isPressed, setPressed] = useState(false)
  const { branch, faults } = branchFrom(typed)
  const { fields } = words

  async function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    if (faults.length === 0) await save(() => send(branch))
  }

  const field = (name: keyof TypedBranch) => ({
    label: fields[name],
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  })
  const wrong = (name: BranchFault, text: string) => isPressed && faults.includes(name) && text
  const place = (name: 'country' | 'currency' | 'timeZone') => ({
    ...field(name),
    disabled: fixed[name] !== null,
    description: fixed[name] ?? (name === 'currency' ? fields.currencyText : undefined),
  })

  return (
    <ScriptForm onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Section id="about" {...words.about}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput {...field('name')} maxLength={120} error={wrong('name', fields.nameWrong)} />
            <TextInput {...field('address')} maxLength={200} autoComplete="street-address" />
            <TextInput {...field('phone')} type="tel" maxLength={40} error={wrong('phone', fields.phoneWrong)} />
            <TextInput {...field('email')} type="email" maxLength={254} error={wrong('email', fields.emailWrong)} />
          </SimpleGrid>
        </Section>
        <Section id="booking" {...words.booking}>
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <NativeSelect {...field('slotStepMinutes')} data={[...choices.steps]} />
            <NativeSelect {...field('leadTimeMinutes')} data={[...choices.leads]} />
            <TextInput
              {...field('bookingHorizonDays')}
              type="number"
              min={1}
              max={366}
              error={wrong('bookingHorizonDays', fields.horizonWrong)}
            />
          </SimpleGrid>
        </Section>
        <Section id="place" {...words.place}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NativeSelect {...place('country')} data={[...choices.countries]} />
            <NativeSelect {...place('currency')} data={[...choices.currencies]} />
            <NativeSelect {...place('timeZone')} data={[...choices.timeZones]} />
            <NativeSelect
              {...field('locale')}
              description={fields.localeText}
              data={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            />
          </SimpleGrid>
        </Section>
        <Group>
          <Button type="submit" loading={isSaving}>
            {words.save}
          </Button>
          <SavingNote saving={saving} words={words} />
        </Group>
      </Stack>
    </ScriptForm>
  )
}
