import { noteExport } from '#lib/flows/exports/note-export.ts'
import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { branchDownload } from '#lib/http/branch-download.ts'
import { paymentFilterFrom } from '#lib/views/payments/payment-filter.ts'
import { streamPaymentsCsv } from '#lib/views/payments/payments-csv.ts'

type Context = { readonly params: Promise<{ branch: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { branch: slug } = await params
  const filter = paymentFilterFrom(Object.fromEntries(new URL(request.url).searchParams))
  const wanted = { slug, permission: 'payments.export', filename: `payments-${slug}.csv` } as const
  return branchDownload(request, wanted, async ({ scope }) => {
    await noteExport(scope, { action: 'export.payments', from: filter.from, to: filter.to })
    return streamPaymentsCsv(scope, filter)
  })
}

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
