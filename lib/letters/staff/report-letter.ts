import { formatMonth, formatPeriod } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import type { Currency } from '#lib/money/currencies.ts'
import type { Money } from '#lib/money/money.ts'
import { type CashFlow, type FlowSide, netOfFlow } from '#lib/payments/reports/cash-flow.ts'
import { type FlowFigure, figureOf, PAYMENT_FIGURES } from '#lib/payments/reports/flow-figures.ts'
import type { MailedEvery } from '#lib/visits/periods/mailed-period.ts'
import type { Period } from '#lib/visits/periods/report-period.ts'
import { blocksOf, type Letter, type LetterBlock, type LetterImage, type LetterRow } from '../letter.ts'
import { type LetterWords, letterWords } from '../letter-words.ts'

/** A part of a report that is never added to another, with its picture if it has one. */
export type ReportPart = {
  readonly side: FlowSide
  readonly currency: Currency
  readonly total: CashFlow
  readonly before: CashFlow
  readonly chart: Omit<LetterImage, 'kind' | 'alt'> | null
}

export type ReportLetterFacts = {
  readonly locale: string
  readonly every: MailedEvery
  readonly period: Period
  /** The days that the pictures show. */
  readonly charted: Period
  readonly parts: readonly ReportPart[]
  /** Payments of which Stripe has not told the fee. */
  readonly unknownFees: readonly { readonly count: number; readonly captured: Money }[]
  readonly isTest: boolean
  readonly branch: { readonly name: string }
  /** The report's page, with just this period. */
  readonly link: string
}

/** What is told where there is some: few salons have other movements, and a payout is not of every day. */
const OF_BALANCE: readonly FlowFigure[] = ['other', 'payouts', 'change']

/** Tells whoever wants to know what of the salon's money moved in a day, a week or a month. */
export function reportLetter(facts: ReportLetterFacts): Letter {
  const { every, parts, unknownFees, isTest, branch, link } = facts
  const words = letterWords({ locale: facts.locale, timeZone: 'UTC' })
  const { t, locale, sum } = words
  const period = periodWords(facts.period, every, locale)
  return {
    locale,
    subject: t('cash_flow_report.subject', { period, salon: branch.name }),
    preheader: t(parts.length > 0 ? 'cash_flow_report.preheader' : 'cash_flow_report.nothing'),
    title: t('cash_flow_report.title', { period }),
    blocks: blocksOf(
      isTest ? { kind: 'note', title: t('cash_flow_report.testTitle'), text: t('cash_flow_report.test') } : null,
      parts.length === 0 ? { kind: 'text', text: t('cash_flow_report.nothing') } : null,
      ...parts.flatMap((part) => partBlocks(words, part, facts)),
      ...unknownFees.map(({ count, captured }) => ({
        ...{ kind: 'note' as const, title: t('cash_flow_report.unknownTitle') },
        text: t('cash_flow_report.unknown', { count, amount: sum(captured) }),
      })),
      { kind: 'button', label: t('cash_flow_report.open'), href: link },
    ),
    reason: t('cash_flow_report.reason', { salon: branch.name }),
  }
}

function partBlocks(words: LetterWords, part: ReportPart, facts: ReportLetterFacts): readonly LetterBlock[] {
  const { side, currency, total, before, chart } = part
  const { t, sum, locale } = words
  const charted = periodWords(facts.charted, 'weekly', locale)
  const hasMore = side === 'balance' && (total.other.amountMinor !== 0 || total.payouts.amountMinor !== 0)
  const figures = [...PAYMENT_FIGURES[side], ...(hasMore ? OF_BALANCE : [])]
  const rows = figures.map(
    (figure): LetterRow => ({
      label: t(`cash_flow_report.figures.${figure}`),
      note: t('cash_flow_report.was', { amount: sum(figureOf(before, figure)) }),
      value: sum(figureOf(total, figure)),
      isStrong: figure === 'net',
    }),
  )
  return blocksOf(
    {
      kind: 'panel',
      headline: [t('cash_flow_report.net', { amount: sum(netOfFlow(total)) })],
      lines: [t(`cash_flow_report.sides.${side}`, { currency })],
    },
    { kind: 'rows', rows },
    chart && { kind: 'text', text: t('cash_flow_report.chart', { period: charted, currency }) },
    chart && { ...chart, kind: 'image', alt: t('cash_flow_report.chartAlt', { period: charted }) },
  )
}

/** `27 лист. 2026 р.`, `23–29 лист. 2026 р.`, `листопад 2026 р.`. */
const periodWords = (period: Period, every: MailedEvery, locale: Locale): string =>
  every === 'monthly' ? formatMonth(period.from, locale) : formatPeriod(period, locale)
