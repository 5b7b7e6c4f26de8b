import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { branchDownload } from '#lib/http/branch-download.ts'
import { paymentFilterFrom } from '#lib/views/payments/payment-filter.ts'
import { streamPaymentsCsv } from '#lib/views/payments/payments-csv.ts'

type Context = { readonly params: Promise<{ branch: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { branch: slug } = await params
  const filter = paymentFilterFrom(Object.fromEntries(new URL(request.url).searchParams))
  const wanted = { slug, permission: 'payments.view', filename: `payments-${slug}.csv` } as const
  return branchDownload(request, wanted, (scope) => streamPaymentsCsv(scope, filter))
}

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
