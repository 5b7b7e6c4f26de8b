import { addDays, type Day } from '../calendar.ts'
import { addMonths, type Period } from './report-period.ts'

/** How often a report is mailed. */
export type MailedEvery = 'daily' | 'weekly' | 'monthly'

const NEXT_OF: Readonly<Record<MailedEvery, (first: Day) => Day>> = {
  daily: (first) => addDays(first, 1),
  weekly: (first) => addDays(first, 7),
  monthly: (first) => addMonths(first, 1),
}

/** The day, week or month that a mailed report is of, by its first day. */
export const mailedPeriod = (every: MailedEvery, first: Day): Period => ({
  from: first,
  to: addDays(NEXT_OF[every](first), -1),
})

const DAYS_AROUND = 13

/** The days that its chart shows: of one day alone nothing could be seen, so the two weeks up to it stand beside it. */
export const chartedPeriod = (every: MailedEvery, period: Period): Period =>
  every === 'daily' ? { from: addDays(period.from, -DAYS_AROUND), to: period.to } : period
