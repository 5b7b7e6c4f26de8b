import { noteExport } from '#lib/flows/exports/note-export.ts'
import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { branchDownload } from '#lib/http/branch-download.ts'
import { exportFigureFrom } from '#lib/views/exports/export-filter.ts'
import { streamRowsCsv } from '#lib/views/exports/rows-csv.ts'

type Context = { readonly params: Promise<{ branch: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { branch: slug } = await params
  const wanted = { slug, permission: 'payments.export', filename: `cash-flow-rows-${slug}.csv` } as const
  return branchDownload(request, wanted, async ({ scope }) => {
    const filter = await exportFigureFrom(scope, request.url)
    if (!filter) return null
    await noteExport(scope, { action: 'export.rows', ...filter.report.period })
    return streamRowsCsv(scope, filter)
  })
}

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
