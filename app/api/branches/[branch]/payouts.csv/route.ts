import { noteExport } from '#lib/flows/exports/note-export.ts'
import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { branchDownload } from '#lib/http/branch-download.ts'
import { streamPayoutsCsv } from '#lib/views/exports/payouts-csv.ts'

type Context = { readonly params: Promise<{ branch: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { branch: slug } = await params
  const wanted = { slug, permission: 'payments.export', filename: `payouts-${slug}.csv` } as const
  return branchDownload(request, wanted, async ({ scope }) => {
    await noteExport(scope, { action: 'export.payouts', from: null, to: null })
    return streamPayoutsCsv(scope)
  })
}

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
