import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { admit, type Member } from '#lib/auth/members.ts'
import type { Permission } from '#lib/auth/permissions.ts'

/**
 * Lets a person in to a page of a branch. Who is signed out is led to the sign-in, a stranger finds no page, and null
 * is a member whose role may not see it: the page says so in words.
 */
export async function memberAtPage(slug: string, permission: Permission | null): Promise<Member | null> {
  const admission = await admit(slug, permission)
  if (admission.ok) return admission.member
  if (admission.reason === 'signed_out') redirect(`/${await getLocale()}/sign-in`)
  if (admission.reason === 'not_a_member') notFound()
  return null
}
