import { Stack } from '@mantine/core'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { ReportPlace } from '#components/finance/cash-flow/report-place.tsx'
import { ExportLinks } from '#components/finance/exports/export-links.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { roleMay } from '#lib/auth/permissions.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { sideFrom } from '#lib/views/cash-flow/figure-filter.ts'
import { reportFilterFrom, reportQueryOf, type SearchParams } from '#lib/views/cash-flow/report-filter.ts'
import { AccountNotices } from './account-notices.tsx'
import { FoundReport } from './found-report.tsx'
import { ReportChoices } from './report-choices.tsx'

type Props = { readonly params: Promise<{ branch: string }>; readonly searchParams: Promise<SearchParams> }

export default async function CashFlowPage({ params, searchParams }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'reports.view')
  if (!member) return <NotPermitted />
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const search = await searchParams
  const filter = reportFilterFrom(search, { now: new Date(), timeZone: branch.timeZone })
  const side = sideFrom(search)
  return (
    <Stack gap="lg">
      <AccountNotices scope={member.scope} slug={slug} />
      <ReportChoices branch={branch} filter={filter} side={side} page="" isGrouped />
      {roleMay(member.role, 'payments.export') && (
        <ExportLinks slug={slug} files={['report', 'ledger', 'balance']} query={reportQueryOf(filter)} />
      )}
      <Suspense key={JSON.stringify([filter, side])} fallback={<ReportPlace />}>
        <FoundReport scope={member.scope} slug={slug} filter={filter} side={side} />
      </Suspense>
    </Stack>
  )
}
