import { Stack } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { LivePage } from '#components/ui/live-page.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { isId } from '#lib/http/pages/is-id.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { findVisitCard } from '#lib/views/visits/visit-card.ts'
import { VisitDetails } from '../visit-details.tsx'
import { visitsOf } from '../visits-of.ts'

type Props = { readonly params: Promise<{ branch: string; visit: string }> }

export const generateMetadata = titled((words) => words.visits.open)

export default async function VisitPage({ params }: Props) {
  const { branch: slug, visit: visitId } = await params
  const madeAt = Date.now()
  const member = await memberAtPage(slug, 'visits.view')
  if (!member) return <NotPermitted />
  const branch = await findBookingBranch(slug)
  const card = isId(visitId) ? await findVisitCard(member.scope, { visitId, of: visitsOf(member) }) : null
  if (!branch || !card) notFound()
  const t = await getTranslations('visits')
  return (
    <Stack gap="lg">
      <LivePage changes={`/api/branches/${slug}/changes`} madeAt={madeAt} />
      <LocalLink href={`/admin/${slug}/visits`}>← {t('back')}</LocalLink>
      <VisitDetails member={member} branch={branch} card={card} />
    </Stack>
  )
}
