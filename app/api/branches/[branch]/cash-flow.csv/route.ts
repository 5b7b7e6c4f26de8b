import { noteExport } from '#lib/flows/exports/note-export.ts'
import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { branchDownload } from '#lib/http/branch-download.ts'
import { exportFilterFrom } from '#lib/views/exports/export-filter.ts'
import { streamReportCsv } from '#lib/views/exports/report-csv.ts'

type Context = { readonly params: Promise<{ branch: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { branch: slug } = await params
  const wanted = { slug, permission: 'payments.export', filename: `cash-flow-${slug}.csv` } as const
  return branchDownload(request, wanted, async ({ scope }) => {
    const filter = await exportFilterFrom(scope, request.url)
    await noteExport(scope, { action: 'export.report', ...filter.period })
    return streamReportCsv(scope, filter)
  })
}

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
