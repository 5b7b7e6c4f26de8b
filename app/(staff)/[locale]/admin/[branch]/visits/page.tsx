import '@mantine/schedule/styles.css'
import { Stack, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { LivePage } from '#components/ui/live-page.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { VisitDrawer } from '#components/visits/journal/visit-drawer.tsx'
import type { Member } from '#lib/auth/members.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { type BookingBranch, findBookingBranch } from '#lib/views/booking-branch.ts'
import { findVisitCard } from '#lib/views/visits/visit-card.ts'
import { dayOf } from '#lib/visits/calendar.ts'
import { type JournalPlace, journalHrefs, journalPlaceFrom } from './journal-place.ts'
import { ShownJournal } from './shown-journal.tsx'
import { VisitDetails } from './visit-details.tsx'
import { visitsOf } from './visits-of.ts'

type Props = {
  readonly params: Promise<{ branch: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export const generateMetadata = titled((words) => words.visits.title)

/** The salon's day or week, with a visit open beside it where one was chosen. */
export default async function JournalPage({ params, searchParams }: Props) {
  const { branch: slug } = await params
  const madeAt = Date.now()
  const member = await memberAtPage(slug, 'visits.view')
  if (!member) return <NotPermitted />
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const t = await getTranslations('visits')
  const place = journalPlaceFrom(await searchParams, dayOf(new Date(), branch.timeZone))
  return (
    <Stack gap="lg">
      <Title order={1} size="h2">
        {t('title')}
      </Title>
      <LivePage changes={`/api/branches/${slug}/changes`} madeAt={madeAt} />
      <ShownJournal member={member} branch={branch} place={place} />
      {place.visitId && <OpenVisit member={member} branch={branch} place={place} visitId={place.visitId} />}
    </Stack>
  )
}

type OpenProps = {
  readonly member: Member
  readonly branch: BookingBranch
  readonly place: JournalPlace
  readonly visitId: string
}

async function OpenVisit({ member, branch, place, visitId }: OpenProps) {
  const card = await findVisitCard(member.scope, { visitId, of: visitsOf(member) })
  if (!card) return null
  const t = await getTranslations('visits')
  const base = `/${await getLocale()}/admin/${branch.slug}/visits`
  return (
    <VisitDrawer
      closeHref={journalHrefs(base, place, place.day).here}
      closeLabel={t('close')}
      title={t('open')}
      page={{ href: `${base}/${visitId}`, label: t('openPage') }}
    >
      <VisitDetails member={member} branch={branch} card={card} isNarrow />
    </VisitDrawer>
  )
}
