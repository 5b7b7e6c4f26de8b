import { NextRequest, NextResponse } from 'next/server'
import createMiddleware from 'next-intl/middleware'
import { contentSecurityPolicy } from '#lib/http/content-security-policy.ts'
import { framersOf } from '#lib/http/pages/framers.ts'
import { isReadableAddress } from '#lib/http/readable-address.ts'
import { DEFAULT_LOCALE, isLocale } from '#lib/i18n/locales.ts'
import { routing } from '#lib/i18n/routing.ts'

const routeByLanguage = createMiddleware(routing)

const PAYING_PAGE = /^\/[a-z]{2}\/(?:book\/[^/]+\/)?pay\//
const FORM_PAGE = /^\/[a-z]{2}\/book\/([a-z0-9-]{1,60})(?:\/|$)/
const ADMIN_PAGE = /^\/[a-z]{2}\/admin\//

/** Routes by language and gives every page its content security policy. It admits and refuses nobody. */
export default async function proxy(request: NextRequest): Promise<NextResponse> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const path = request.nextUrl.pathname
  const [, formOf] = FORM_PAGE.exec(path) ?? []
  const policy = contentSecurityPolicy({
    nonce,
    takesCard: PAYING_PAGE.test(path),
    framesForm: ADMIN_PAGE.test(path),
    framedBy: formOf ? await framersOf(formOf) : [],
  })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy)
  const response = isReadableAddress(path)
    ? routeByLanguage(new NextRequest(request, { headers }))
    : NextResponse.rewrite(new URL(nowhereOf(request), request.url), { request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

/** A page that is not there, in the language of the address. */
function nowhereOf({ nextUrl }: NextRequest): string {
  const [, first = ''] = nextUrl.pathname.split('/')
  return `/${isLocale(first) ? first : DEFAULT_LOCALE}/nowhere`
}

// Routes that take requests from machines, and files, do not pass here: bodies are buffered and cut on the way.
export const config = { matcher: '/((?!api/|payments/|_next/|.*\\..*).*)' }
