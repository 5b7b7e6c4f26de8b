import 'server-only'
import type { Readable } from 'node:stream'
import { admitWith, type Member } from '#lib/auth/members.ts'
import type { Permission } from '#lib/auth/permissions.ts'
import { env } from '#lib/env.ts'
import { refusalOf } from '#lib/http/people/not-admitted.ts'
import { DEFAULT_LOCALE, isLocale } from '#lib/i18n/locales.ts'
import { NO_STORE, refusalResponse } from './refusal-response.ts'

type Wanted = {
  readonly slug: string
  readonly permission: Permission
  readonly filename: string
  readonly type?: 'text/csv' | 'application/json'
}

/** A file of a branch, streamed to whoever may have it; null is one that is not there. */
export async function branchDownload(
  request: Request,
  wanted: Wanted,
  streamFor: (member: Member) => Readable | null | Promise<Readable | null>,
): Promise<Response> {
  const admission = await admitWith(request.headers, wanted)
  if (!admission.ok && admission.reason === 'sign_in_stale') return toSignIn(request.headers.get('referer'))
  if (!admission.ok) return refusalResponse(refusalOf(admission.reason))
  const stream = await streamFor(admission.member)
  if (!stream) return refusalResponse('not_found')
  return new Response(webStreamOf(stream), {
    headers: {
      'content-type': `${wanted.type ?? 'text/csv'}; charset=utf-8`,
      'content-disposition': `attachment; filename="${wanted.filename}"`,
      'cache-control': 'no-store',
    },
  })
}

/** Whoever follows a link to a file is led to show that it is still them, and back to the page of the link. */
function toSignIn(referer: string | null): Response {
  const { APP_ORIGIN } = env()
  const page = referer && URL.canParse(referer) ? new URL(referer) : new URL(APP_ORIGIN)
  const [, first = ''] = page.pathname.split('/')
  const next = encodeURIComponent(`${page.pathname}${page.search}`)
  const location = `${APP_ORIGIN}/${isLocale(first) ? first : DEFAULT_LOCALE}/sign-in?again=1&next=${next}`
  return new Response(null, { status: 303, headers: { location, ...NO_STORE } })
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
