import { Readable } from 'node:stream'
import { exportClient } from '#lib/flows/clients/export-client.ts'
import { wrongMethod } from '#lib/http/api/wrong-method.ts'
import { branchDownload } from '#lib/http/branch-download.ts'
import { isId } from '#lib/http/pages/is-id.ts'

type Context = { readonly params: Promise<{ branch: string; client: string }> }

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { branch: slug, client } = await params
  const filename = `client-${slug}-${client.slice(0, 8)}.json`
  const wanted = { slug, permission: 'clients.export', filename, type: 'application/json' } as const
  return branchDownload(request, wanted, async ({ scope }) => {
    const file = isId(client) ? await exportClient(scope, client) : null
    return file && Readable.from([JSON.stringify(file, null, 2)])
  })
}

export const { POST, PUT, PATCH, DELETE } = wrongMethod('GET')
