'use client'

import { Alert, Button, Container, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ScriptForm } from '#components/ui/script-form.tsx'
import { type Currency, isCurrency } from '#lib/money/currencies.ts'
import {
  type Answers,
  BEGINNING,
  hoursFrom,
  missingIn,
  priceFrom,
  SET_UP_STEPS,
  type SetUpStep,
  slugOf,
  stepOf,
} from './set-up-answers.ts'
import { HoursStep, SalonStep, ServiceStep, StaffStep, type StepProps, type StepWords } from './set-up-steps.tsx'

type Outcome<Data = object> = Promise<({ readonly ok: true } & Data) | { readonly ok: false; readonly refusal: string }>

type Props = Pick<StepProps, 'choices' | 'origin' | 'locale' | 'checkSlug'> & {
  readonly saved: Answers
  readonly ownName: string
  readonly save: (answers: Answers) => Outcome
  readonly create: (input: Readonly<Record<string, unknown>>) => Outcome<{ readonly slug: string }>
  readonly words: Readonly<Record<'next' | 'back' | 'finish' | 'kept' | 'step' | 'category', string>> & {
    readonly titles: Readonly<Record<SetUpStep, string>>
    readonly texts: Readonly<Record<SetUpStep, string>>
    readonly fields: StepWords
    readonly done: Readonly<Record<'title' | 'text' | 'open' | 'stripe' | 'admin', string>>
  }
  readonly refusals: Readonly<Record<string, string>>
}

const STEPS = { salon: SalonStep, hours: HoursStep, service: ServiceStep, staff: StaffStep }

/** From nothing to a form that can be booked, in four steps. Each is kept as soon as it is done. */
export function SetUpForm(props: Props) {
  const { saved, ownName, save, create, words, refusals, locale } = props
  const [answers, setAnswers] = useState<Answers>({ ...BEGINNING, staffName: ownName, ...saved })
  const [missing, setMissing] = useState<readonly string[]>([])
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const [madeSlug, setMadeSlug] = useState<string | null>(null)

  const step = stepOf(answers)
  const at = SET_UP_STEPS.indexOf(step)
  const currency: Currency = answers.currency && isCurrency(answers.currency) ? answers.currency : 'EUR'

  async function send<Data>(request: Outcome<Data>) {
    setSending(true)
    setRefusal(null)
    const outcome = await request.catch(() => ({ ok: false, refusal: 'breakdown' }) as const)
    setSending(false)
    if (!outcome.ok) setRefusal(refusals[outcome.refusal] ?? null)
    return outcome
  }

  function goTo(next: SetUpStep) {
    const moved = { ...answers, step: next }
    setAnswers(moved)
    setMissing([])
    return send(save(moved))
  }

  async function advance(event: FormEvent) {
    event.preventDefault()
    const wanted = missingIn(step, answers, currency)
    setMissing(wanted)
    if (wanted.length > 0) return
    const next = SET_UP_STEPS[at + 1]
    if (next) return void goTo(next)
    const made = await send(create(branchFrom(answers, { currency, locale, category: words.category })))
    if (made.ok) return setMadeSlug(made.slug)
    if (made.refusal === 'slug_taken') setAnswers({ ...answers, step: 'salon' })
  }

  if (madeSlug) return <Done slug={madeSlug} locale={locale} words={words.done} />
  const Step = STEPS[step]
  return (
    <Container component="main" size="sm" py="xl">
      <Paper withBorder radius="lg" p="xl">
        <ScriptForm onSubmit={advance} noValidate>
          <Stack gap="lg">
            <div>
              <Text size="sm" c="dimmed">
                {words.step.replace('{at}', String(at + 1)).replace('{of}', String(SET_UP_STEPS.length))}
              </Text>
              <Progress value={((at + 1) / SET_UP_STEPS.length) * 100} size="xs" my="xs" aria-hidden="true" />
              <Title order={1} size="h2">
                {words.titles[step]}
              </Title>
              <Text c="dimmed">{words.texts[step]}</Text>
            </div>
            {refusal && (
              <Alert color="red" role="alert">
                {refusal}
              </Alert>
            )}
            <Step
              {...props}
              answers={answers}
              currency={currency}
              change={(changes) => setAnswers({ ...answers, ...changes })}
              missing={missing}
              words={words.fields}
            />
            <Group justify="space-between">
              {at > 0 ? (
                <Button variant="default" onClick={() => goTo(SET_UP_STEPS[at - 1] ?? 'salon')} disabled={isSending}>
                  {words.back}
                </Button>
              ) : (
                <span />
              )}
              <Button type="submit" loading={isSending}>
                {at === SET_UP_STEPS.length - 1 ? words.finish : words.next}
              </Button>
            </Group>
            <Text size="sm" c="dimmed">
              {words.kept}
            </Text>
          </Stack>
        </ScriptForm>
      </Paper>
    </Container>
  )
}

type Given = { readonly currency: Currency; readonly locale: string; readonly category: string }

function branchFrom(answers: Answers, { currency, locale, category }: Given) {
  const { name, country, timeZone, address = '', serviceName, staffName } = answers
  return {
    ...{ name, country, currency, timeZone, locale, address, serviceName, staffName, categoryName: category },
    slug: slugOf(answers),
    hours: hoursFrom(answers),
    durationMinutes: Number(answers.durationMinutes),
    priceMinor: priceFrom(answers, currency) ?? 0,
  }
}

type DoneProps = { readonly slug: string; readonly locale: string; readonly words: Props['words']['done'] }

function Done({ slug, locale, words }: DoneProps) {
  return (
    <Container component="main" size="sm" py="xl">
      <Paper withBorder radius="lg" p="xl">
        <Stack>
          <Title order={1} size="h2">
            {words.title}
          </Title>
          <Text>{words.text}</Text>
          <Group>
            <Button component="a" href={`/${locale}/book/${slug}`}>
              {words.open}
            </Button>
            <Button
              component="a"
              variant="default"
              href={`/${locale}/admin/${slug}/finance/cashless-payments/settings`}
            >
              {words.stripe}
            </Button>
            <Button component="a" variant="subtle" href={`/${locale}/admin/${slug}`}>
              {words.admin}
            </Button>
          </Group>
        </Stack>
      </Paper>
    </Container>
  )
}
