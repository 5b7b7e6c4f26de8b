'use client'

import { Checkbox, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { countryDefaults } from '#lib/branches/country-defaults.ts'
import { type Answers, slugOf, WEEKDAYS } from './set-up-answers.ts'
import { type CheckSlug, SlugField } from './slug-field.tsx'

type Choice = { readonly value: string; readonly label: string }

export type Choices = {
  readonly countries: readonly Choice[]
  readonly currencies: readonly Choice[]
  readonly timeZones: readonly string[]
  /** The names of the days, Monday first. */
  readonly weekdays: readonly string[]
}

export type StepWords = Readonly<
  Record<
    | 'name'
    | 'slug'
    | 'slugText'
    | 'slugFree'
    | 'slugTaken'
    | 'slugWrong'
    | 'country'
    | 'countryText'
    | 'chooseCountry'
    | 'currency'
    | 'timeZone'
    | 'address'
    | 'addressText'
    | 'open'
    | 'from'
    | 'to'
    | 'closed'
    | 'hoursMissing'
    | 'hoursWrong'
    | 'serviceName'
    | 'serviceExample'
    | 'duration'
    | 'durationWrong'
    | 'price'
    | 'priceWrong'
    | 'staffName'
    | 'staffText'
    | 'missing',
    string
  >
>

export type StepProps = {
  readonly answers: Answers
  readonly currency: string
  readonly change: (changes: Answers) => void
  /** What has no answer yet, once *Next* was pressed. */
  readonly missing: readonly string[]
  readonly choices: Choices
  readonly origin: string
  readonly locale: string
  readonly checkSlug: CheckSlug
  readonly words: StepWords
}

export function SalonStep({ answers, change, missing, choices, origin, locale, checkSlug, words }: StepProps) {
  const fault = (name: string) => missing.includes(name) && words.missing
  const chooseCountry = (country: string) => change({ country, ...countryDefaults(country) })
  return (
    <Stack>
      <TextInput
        label={words.name}
        autoComplete="organization"
        value={answers.name ?? ''}
        maxLength={120}
        error={fault('name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <SlugField
        slug={slugOf(answers)}
        prefix={`${new URL(origin).host}/${locale}/book/`}
        isWanted={missing.includes('slug')}
        onChange={(slug) => change({ slug })}
        check={checkSlug}
        words={words}
      />
      <NativeSelect
        label={words.country}
        description={words.countryText}
        value={answers.country ?? ''}
        error={fault('country')}
        data={[{ value: '', label: words.chooseCountry }, ...choices.countries]}
        onChange={(event) => chooseCountry(event.currentTarget.value)}
      />
      {answers.country && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={words.currency}
            value={answers.currency}
            data={[...choices.currencies]}
            onChange={(event) => change({ currency: event.currentTarget.value })}
          />
          <NativeSelect
            label={words.timeZone}
            value={answers.timeZone}
            data={[...choices.timeZones]}
            onChange={(event) => change({ timeZone: event.currentTarget.value })}
          />
        </SimpleGrid>
      )}
      <TextInput
        label={words.address}
        description={words.addressText}
        autoComplete="street-address"
        value={answers.address ?? ''}
        maxLength={200}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
    </Stack>
  )
}

export function HoursStep({ answers, change, missing, choices, words }: StepProps) {
  return (
    <Stack gap="xs">
      {WEEKDAYS.map((day, index) => {
        const name = choices.weekdays[index] ?? ''
        const isOpen = Boolean(answers[`open${day}`])
        return (
          <Group key={day} justify="space-between" mih={44}>
            <Checkbox
              label={name}
              checked={isOpen}
              onChange={(event) => change({ [`open${day}`]: event.currentTarget.checked ? 'yes' : '' })}
            />
            {isOpen ? (
              <Group gap="xs">
                <TextInput
                  type="time"
                  aria-label={`${name}: ${words.from}`}
                  value={answers[`from${day}`]}
                  onChange={(event) => change({ [`from${day}`]: event.currentTarget.value })}
                />
                <TextInput
                  type="time"
                  aria-label={`${name}: ${words.to}`}
                  value={answers[`to${day}`]}
                  error={missing.includes(`to${day}`) && words.hoursWrong}
                  onChange={(event) => change({ [`to${day}`]: event.currentTarget.value })}
                />
              </Group>
            ) : (
              <Text c="dimmed" size="sm">
                {words.closed}
              </Text>
            )}
          </Group>
        )
      })}
      {missing.includes('hours') && (
        <Text c="red" size="sm" role="alert">
          {words.hoursMissing}
        </Text>
      )}
    </Stack>
  )
}

export function ServiceStep({ answers, currency, change, missing, words }: StepProps) {
  return (
    <Stack>
      <TextInput
        label={words.serviceName}
        placeholder={words.serviceExample}
        value={answers.serviceName ?? ''}
        maxLength={120}
        error={missing.includes('serviceName') && words.missing}
        onChange={(event) => change({ serviceName: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          type="number"
          min={5}
          max={1440}
          step={5}
          label={words.duration}
          value={answers.durationMinutes ?? ''}
          error={missing.includes('durationMinutes') && words.durationWrong}
          onChange={(event) => change({ durationMinutes: event.currentTarget.value })}
        />
        <TextInput
          inputMode="decimal"
          label={`${words.price}, ${currency}`}
          value={answers.price ?? ''}
          maxLength={12}
          error={missing.includes('price') && words.priceWrong}
          onChange={(event) => change({ price: event.currentTarget.value })}
        />
      </SimpleGrid>
    </Stack>
  )
}

export function StaffStep({ answers, change, missing, words }: StepProps) {
  return (
    <TextInput
      label={words.staffName}
      description={words.staffText}
      value={answers.staffName ?? ''}
      maxLength={120}
      error={missing.includes('staffName') && words.missing}
      onChange={(event) => change({ staffName: event.currentTarget.value })}
    />
  )
}
