import { ReportPlace } from '#components/finance/cash-flow/report-place.tsx'

/** The page's shape while it is fetched. */
export default function Loading() {
  return <ReportPlace />
}
