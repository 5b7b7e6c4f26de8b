import 'server-only'
import * as z from 'zod'
import { admitWith } from '#lib/auth/members.ts'
import { WIDGET_MODES, widgetSnippet } from '#lib/branches/widget-snippet.ts'
import { env } from '#lib/env.ts'
import { refusalResponse } from '#lib/http/refusal-response.ts'
import { LOCALES } from '#lib/i18n/locales.ts'

const REFUSAL_OF = { signed_out: 'signed_out', not_a_member: 'not_found', not_permitted: 'not_permitted' } as const

const color = z.string().regex(/^#[0-9a-f]{6}$/)

const Wishes = z.object({
  mode: z.enum(WIDGET_MODES),
  locale: z.enum(LOCALES),
  label: z.string().max(60).optional(),
  color: color.optional(),
  ink: color.optional(),
})

// As strict as a salon's site can be: what works here works there.
const POLICY =
  "default-src 'none'; script-src 'self'; frame-src 'self'; style-src 'self'; base-uri 'none'; frame-ancestors 'self'"

/** A page like a salon's own with the widget on it, for whoever sets it up. */
export async function widgetPreview(request: Request, slug: string): Promise<Response> {
  const admission = await admitWith(request.headers, { slug, permission: 'form.manage' })
  if (!admission.ok) return refusalResponse(REFUSAL_OF[admission.reason])
  const wishes = Wishes.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!wishes.success) return refusalResponse('input_malformed')
  const { mode, locale, label, color, ink } = wishes.data
  const look = color && ink ? { color, ink } : null
  const snippet = widgetSnippet({ origin: env().APP_ORIGIN, slug, mode, locale, label: label || null, look })
  const page = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${slug}</title><link rel="stylesheet" href="/widget-preview.css">
<body><header></header><main><div></div><div></div>${snippet}<div></div></main></body></html>`
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
    },
  })
}
