import 'server-only'
import { buffer } from 'node:stream/consumers'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getLetterhead } from '#lib/db/letters/letterheads.ts'
import { findReportOrder } from '#lib/db/reports/report-subscriptions.ts'
import { env } from '#lib/env.ts'
import { CHART_FONT, chartImage } from '#lib/images/chart-image.ts'
import type { MailAttachment } from '#lib/letters/delivery/send-mail.ts'
import { OWN_ACCENT } from '#lib/letters/render/letter-colors.ts'
import { reportChart } from '#lib/letters/staff/report-chart.ts'
import { type ReportPart, reportLetter } from '#lib/letters/staff/report-letter.ts'
import { type FlowRow, type ReportSection, readReport, sumCashFlow } from '#lib/views/cash-flow/cash-flow-report.ts'
import { type ReportFilter, reportQueryOf } from '#lib/views/cash-flow/report-filter.ts'
import { listUnknownFees } from '#lib/views/cash-flow/unknown-fees.ts'
import { streamReportCsv } from '#lib/views/exports/report-csv.ts'
import { chartedPeriod, mailedPeriod } from '#lib/visits/periods/mailed-period.ts'
import type { Period } from '#lib/visits/periods/report-period.ts'
import type { Drafting } from '../letters/draft.ts'
import { REPORT_READERS } from './report-readers.ts'

/** A branch's cash flow of one period, as its page shows it now. Whoever may not see that page any more gets none. */
export const draftReport: Drafting = async (scope, { subjectId, eventKey, locale }) => {
  const order = await findReportOrder(scope, subjectId)
  if (!order || !REPORT_READERS.includes(order.role)) return null
  const { frequency: every, branch, livemode, email: to } = order
  const period = mailedPeriod(every, eventKey.split(':').at(-1) ?? '')
  const charted = chartedPeriod(every, period)
  const filter: ReportFilter = { period, by: 'day', mode: livemode ? 'live' : 'test' }
  const sections = await readReport(scope, filter)
  const { parts, pictures } = await withCharts(scope, sections, { charted, locale, filter })
  const link = `${env().APP_ORIGIN}/${locale}/admin/${branch.slug}/finance/cash-flow?${reportQueryOf(filter)}`
  const unknownFees = await listUnknownFees(scope, filter)
  const facts = { locale, every, period, charted, parts, unknownFees, isTest: !livemode, branch, link }
  const csv = {
    ...{ filename: `cash-flow-${period.from}.csv`, contentType: 'text/csv; charset=utf-8' },
    content: await buffer(streamReportCsv(scope, filter)),
  }
  return { to, letter: reportLetter(facts), attachments: [...pictures, csv] }
}

type Look = { readonly charted: Period; readonly locale: string; readonly filter: ReportFilter }

/** What reached the balance is drawn, in each of its currencies; what clients pay is told beside it. */
async function withCharts(scope: BranchScope, sections: readonly ReportSection[], look: Look) {
  const { charted, filter, locale } = look
  const { accent } = await getLetterhead(scope)
  const rows = await sumCashFlow([scope], { period: charted, by: 'day', mode: filter.mode })
  const pictures: MailAttachment[] = []
  const parts: ReportPart[] = []
  for (const { side, currency, total, before } of sections) {
    const drawn = rows.filter((row) => row.side === side && row.currency === currency)
    if (side === 'client' || drawn.length === 0) {
      parts.push({ side, currency, total, before, chart: null })
      continue
    }
    const style = { locale, accent: accent ?? OWN_ACCENT, font: CHART_FONT }
    const { svg, ...size } = reportChart({ currency, days: daysOf(drawn), period: charted }, style)
    const cid = `chart-${currency.toLowerCase()}`
    pictures.push({ filename: `${cid}.png`, contentType: 'image/png', cid, content: await chartImage(svg) })
    parts.push({ side, currency, total, before, chart: { cid, ...size } })
  }
  return { parts, pictures }
}

const daysOf = (rows: readonly FlowRow[]) => new Map(rows.map(({ group, flow }) => [group, flow]))
