import { listBranchesFor } from '#lib/auth/members.ts'
import { noteExport } from '#lib/flows/exports/note-export.ts'
import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { branchDownload } from '#lib/http/branch-download.ts'
import { streamBranchesCsv } from '#lib/views/exports/branches-csv.ts'
import { exportFilterFrom } from '#lib/views/exports/export-filter.ts'

type Context = { readonly params: Promise<{ branch: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { branch: slug } = await params
  const wanted = { slug, permission: 'payments.export', filename: 'cash-flow-all.csv' } as const
  return branchDownload(request, wanted, async ({ scope, user }) => {
    const filter = await exportFilterFrom(scope, request.url)
    const branches = await listBranchesFor(user, wanted.permission)
    for (const branch of branches) await noteExport(branch.scope, { action: 'export.branches', ...filter.period })
    return streamBranchesCsv(branches, filter)
  })
}

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
