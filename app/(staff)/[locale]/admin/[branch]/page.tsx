import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { sectionsFor } from './admin-sections.ts'

type Props = { readonly params: Promise<{ branch: string }> }

/** Leads to the first section that the person may open. */
export default async function BranchHome({ params }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, null)
  const path = member && sectionsFor(member.role)[0]?.links[0]?.path
  if (path) redirect(`/${await getLocale()}/admin/${slug}/${path}`)
  return <NotPermitted />
}
