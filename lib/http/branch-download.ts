import 'server-only'
import type { Readable } from 'node:stream'
import { admitWith } from '#lib/auth/members.ts'
import type { Permission } from '#lib/auth/permissions.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { refusalResponse } from './refusal-response.ts'

type Wanted = { readonly slug: string; readonly permission: Permission; readonly filename: string }

const REFUSAL_OF = { signed_out: 'signed_out', not_a_member: 'not_found', not_permitted: 'not_permitted' } as const

/** A file of a branch, streamed to whoever may have it. */
export async function branchDownload(
  request: Request,
  wanted: Wanted,
  streamFor: (scope: BranchScope) => Readable,
): Promise<Response> {
  const admission = await admitWith(request.headers, wanted)
  if (!admission.ok) return refusalResponse(REFUSAL_OF[admission.reason])
  return new Response(webStreamOf(streamFor(admission.member.scope)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${wanted.filename}"`,
      'cache-control': 'no-store',
    },
  })
}

/** Reads on only as fast as the other side takes it, and stops when nobody listens any more. */
function webStreamOf(stream: Readable): ReadableStream<Uint8Array> {
  const chunks = stream[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(Buffer.from(value))
    },
    cancel: () => void stream.destroy(),
  })
}
