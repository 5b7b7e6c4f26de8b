import { noteExport } from '#lib/flows/exports/note-export.ts'
import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { branchDownload } from '#lib/http/branch-download.ts'
import { isId } from '#lib/http/pages/is-id.ts'
import { streamPayoutCsv } from '#lib/views/exports/payout-csv.ts'
import { payoutPartFrom } from '#lib/views/payouts/payout-query.ts'

type Context = { readonly params: Promise<{ branch: string; payout: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { branch: slug, payout: id } = await params
  const wanted = { slug, permission: 'payments.export', filename: `payout-${slug}.csv` } as const
  return branchDownload(request, wanted, async ({ scope }) => {
    const part = payoutPartFrom(Object.fromEntries(new URL(request.url).searchParams))
    const stream = isId(id) ? await streamPayoutCsv(scope, { id, part }) : null
    if (stream) await noteExport(scope, { action: 'export.payout', from: null, to: null })
    return stream
  })
}

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
