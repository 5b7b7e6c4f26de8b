import { minuteOfTime } from '#components/admin/schedule/typed-hours.ts'
import { slugFrom } from '#lib/branches/slug.ts'
import type { Currency } from '#lib/money/currencies.ts'
import { parseAmount } from '#lib/money/parse-amount.ts'

/** What the fields hold, by their names. */
export type Answers = Readonly<Record<string, string>>

export const SET_UP_STEPS = ['salon', 'hours', 'service', 'staff'] as const

export type SetUpStep = (typeof SET_UP_STEPS)[number]

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

const OPENS = '10:00'
const CLOSES = '19:00'

/** Where somebody begins who has told nothing yet: five days from ten to seven, an hour a visit. */
export const BEGINNING: Answers = {
  step: 'salon',
  durationMinutes: '60',
  ...Object.fromEntries(WEEKDAYS.map((day) => [`open${day}`, day <= 5 ? 'yes' : ''])),
  ...Object.fromEntries(WEEKDAYS.map((day) => [`from${day}`, OPENS])),
  ...Object.fromEntries(WEEKDAYS.map((day) => [`to${day}`, CLOSES])),
}

export const stepOf = ({ step }: Answers): SetUpStep => SET_UP_STEPS.find((known) => known === step) ?? 'salon'

export function hoursFrom(answers: Answers) {
  return WEEKDAYS.filter((day) => answers[`open${day}`]).map((weekday) => ({
    weekday,
    startMinute: minuteOfTime(answers[`from${weekday}`] ?? ''),
    // Midnight at the end of a day is its last minute, not its first.
    endMinute: minuteOfTime(answers[`to${weekday}`] ?? '') || 1440,
  }))
}

/** The address follows the name until somebody writes one of their own. */
export const slugOf = ({ slug, name = '' }: Answers): string => slug ?? slugFrom(name)

/** Which fields of a step still want an answer. */
export function missingIn(step: SetUpStep, answers: Answers, currency: Currency): readonly string[] {
  const empty = (...names: string[]) => names.filter((name) => !answers[name]?.trim())
  if (step === 'salon') return [...empty('name', 'country'), ...(slugOf(answers).length < 3 ? ['slug'] : [])]
  if (step === 'hours') {
    const hours = hoursFrom(answers)
    const wrong = hours.filter(({ startMinute, endMinute }) => !(startMinute < endMinute))
    return hours.length === 0 ? ['hours'] : wrong.map(({ weekday }) => `to${weekday}`)
  }
  if (step === 'staff') return empty('staffName')
  const duration = Number(answers.durationMinutes)
  return [
    ...empty('serviceName'),
    ...(Number.isInteger(duration) && duration >= 5 && duration <= 1440 ? [] : ['durationMinutes']),
    ...(priceFrom(answers, currency) === null ? ['price'] : []),
  ]
}

export const priceFrom = ({ price = '' }: Answers, currency: Currency): number | null =>
  parseAmount(price, currency)?.amountMinor ?? null
