import 'server-only'
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { authentication } from '#lib/auth/auth.ts'
import { clientAddressOf } from '#lib/http/limits/client-address.ts'
import { limitSubject, limitVisitor, type TooMany } from '#lib/http/limits/limit-visitor.ts'
import { readCapped } from '#lib/http/read-capped.ts'
import { NO_STORE, refusalResponse } from '#lib/http/refusal-response.ts'
import { isSameOrigin } from '#lib/http/same-origin.ts'
import { JsonText } from '#lib/json-text.ts'
import { log } from '#lib/log.ts'

const MOST_BYTES = 16 * 1024

// Whoever guesses passwords or codes comes through here; each of these is counted as a sign-in.
const GUESSABLE = /^\/api\/auth\/(sign-in|two-factor|request-password-reset|reset-password|sign-up)(\/|$)/

const Named = z.object({ email: z.string().max(254) })
const TheirFault = z.object({ code: z.string().optional(), message: z.string().optional() })

/** better-auth behind a threshold: limited, bounded, and its refusals in the form of all of ours. */
export async function authDoor(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return refusalResponse('origin_not_allowed')
  const body = await readCapped(request, MOST_BYTES)
  if (!body) return refusalResponse('input_too_large')
  const { pathname } = new URL(request.url)
  const tooMany = GUESSABLE.test(pathname) ? await limitSignIn(request.headers, body.toString('utf8')) : null
  if (tooMany) return refusalResponse(tooMany.refusal, tooMany)
  try {
    return await inOurForm(await authentication().handler(new Request(request.url, sent(request, body))))
  } catch (error) {
    const reference = randomUUID()
    log().error({ err: error, reference, path: pathname }, 'a sign-in broke down')
    return refusalResponse('breakdown', { reference })
  }
}

async function limitSignIn(headers: Headers, body: string): Promise<TooMany | null> {
  const named = JsonText.pipe(Named).safeParse(body)
  const account = named.success ? named.data.email.trim().toLowerCase() : null
  return (await limitVisitor('sign_in', headers)) ?? (account ? limitSubject('sign_in', { account }) : null)
}

/** The request as it came, with the address that our proxy vouches for and none that the visitor made up. */
function sent(request: Request, body: Buffer): RequestInit {
  const headers = new Headers(request.headers)
  headers.set('x-visitor-address', clientAddressOf(request.headers) ?? '127.0.0.1')
  return { method: request.method, headers, ...(body.length > 0 && { body: Uint8Array.from(body) }) }
}

async function inOurForm(response: Response): Promise<Response> {
  if (response.status < 400) return response
  const fault = JsonText.pipe(TheirFault).safeParse(await response.text())
  const code = (fault.data?.code ?? CODES[response.status] ?? 'refused').toLowerCase()
  const message = fault.data?.message ?? code.replaceAll('_', ' ')
  const wait = response.headers.get('x-retry-after')
  const headers = new Headers({ ...NO_STORE, ...(wait && { 'retry-after': wait }) })
  // A refused sign-in may end a session that was there.
  for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return Response.json({ error: { code, message } }, { status: response.status, headers })
}

const CODES: Readonly<Record<number, string>> = {
  404: 'not_found',
  405: 'method_not_allowed',
  429: 'too_many_requests',
}
