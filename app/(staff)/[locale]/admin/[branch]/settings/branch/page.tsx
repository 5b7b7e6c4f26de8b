import { Stack, Text, Title } from '@mantine/core'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { BranchForm } from '#components/admin/branch/branch-form.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { formatDuration } from '#lib/i18n/format.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { getBranchPage } from '#lib/views/branch/branch-page.ts'
import { placeChoicesIn } from '../../../../place-choices.ts'
import { changeBranchAction } from './actions.ts'

type Props = { readonly params: Promise<{ branch: string }> }

const STEPS = [5, 10, 15, 20, 30, 45, 60, 90, 120]
const LEADS = [0, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 4320, 10_080]

export const generateMetadata = titled((words) => words.branch.title)

export default async function BranchSettingsPage({ params }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'branch.edit')
  if (!member) return <NotPermitted />
  const locale = await getLocale()
  const t = await getTranslations('branch')
  const { branch: words, refusals } = messagesOf(locale)
  const { settings, standing } = await getBranchPage(member.scope)
  const { address, phone, email, slotStepMinutes, leadTimeMinutes, bookingHorizonDays, ...rest } = settings
  const minutes = (known: readonly number[], own: number) =>
    [...new Set([...known, own])]
      .toSorted((one, other) => one - other)
      .map((value) => ({ value: String(value), label: value === 0 ? t('noLead') : formatDuration(value, locale) }))
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <Text c="dimmed">{t('text')}</Text>
      </div>
      <BranchForm
        typed={{
          ...rest,
          ...{ address: address ?? '', phone: phone ?? '', email: email ?? '' },
          slotStepMinutes: String(slotStepMinutes),
          leadTimeMinutes: String(leadTimeMinutes),
          bookingHorizonDays: String(bookingHorizonDays),
        }}
        fixed={{
          country: standing.hasStripe ? refusals.country_is_fixed : null,
          currency: standing.hasBookings ? refusals.currency_is_fixed : null,
          timeZone: standing.hasUpcomingVisits ? refusals.zone_has_visits : null,
        }}
        choices={{
          ...placeChoicesIn(locale),
          steps: minutes(STEPS, slotStepMinutes),
          leads: minutes(LEADS, leadTimeMinutes),
        }}
        save={changeBranchAction.bind(null, slug)}
        words={words}
        refusals={refusals}
      />
    </Stack>
  )
}
