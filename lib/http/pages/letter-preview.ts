import 'server-only'
import * as z from 'zod'
import { admitWith } from '#lib/auth/members.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { database } from '#lib/db/client.ts'
import { getLetterhead } from '#lib/db/letters/letterheads.ts'
import { refusalOf } from '#lib/http/people/not-admitted.ts'
import { refusalResponse } from '#lib/http/refusal-response.ts'
import { LOCALES } from '#lib/i18n/locales.ts'
import { letterheadOf, staffLetterheadOf } from '#lib/letters/letterhead.ts'
import { letterHtml } from '#lib/letters/render/letter-html.ts'
import { isSampleKind, STAFF_KINDS, sampleLetter } from '#lib/letters/samples.ts'

const Wishes = z.object({ kind: z.string().max(40).refine(isSampleKind), locale: z.enum(LOCALES) })

// As a mail program shows it: its own styles and the salon's logo, and nothing else.
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"

/** A letter as the salon's clients or staff would get it, about somebody who is not there. */
export async function letterPreview(request: Request, slug: string): Promise<Response> {
  const admission = await admitWith(request.headers, { slug, permission: 'letters.send' })
  if (!admission.ok) return refusalResponse(refusalOf(admission.reason))
  const wishes = Wishes.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!wishes.success) return refusalResponse('input_malformed')
  const { kind, locale } = wishes.data
  const { scope } = admission.member
  const [salon, rules] = await Promise.all([getLetterhead(scope), getBranchRules(database(), scope)])
  // Its links lead nowhere.
  const sample = { ...salon, ...rules, rule: rules.cancellation, origin: '#' }
  const letter = sampleLetter(kind, locale, { salon: sample, now: new Date() })
  const logo = salon.logo && { ...salon.logo, src: `/api/branches/${slug}/logo/${salon.logo.digest}.webp` }
  const head = STAFF_KINDS.includes(kind) ? staffLetterheadOf(salon, logo) : letterheadOf(salon, logo)
  return new Response(letterHtml(letter, head), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
    },
  })
}
