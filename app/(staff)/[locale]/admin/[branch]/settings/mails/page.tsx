import { Anchor, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { LetterGallery } from '#components/admin/mails/letter-gallery.tsx'
import { LetterList } from '#components/admin/mails/letter-list.tsx'
import { LetterViews } from '#components/admin/mails/letter-views.tsx'
import { ReminderField } from '#components/admin/mails/reminder-field.tsx'
import { Section } from '#components/admin/section.tsx'
import { HealthPanel } from '#components/finance/settings/health-panel.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { roleMay } from '#lib/auth/permissions.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { LetterFilter } from '#lib/views/letters/letter-list.ts'
import { getMailsPage } from '#lib/views/letters/mails-page.ts'
import { changeReminderAction, sendLetterAgainAction } from './actions.ts'

type Props = {
  readonly params: Promise<{ branch: string }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export const generateMetadata = titled((words) => words.mails.title)

export default async function MailsPage({ params, searchParams }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'letters.send')
  if (!member) return <NotPermitted />
  const branch = await findBookingBranch(slug)
  if (!branch) notFound()
  const t = await getTranslations('mails')
  const locale = await getLocale()
  const { mails: words, refusals } = messagesOf(locale)
  const filter = LetterFilter.parse(await searchParams)
  const { letters, next, facts, health, reminderHours, previews } = await getMailsPage(member.scope, filter)
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <Text c="dimmed">{t('text')}</Text>
      </div>
      <Section id="health" title={t('health.title')} text={t('health.text')}>
        <HealthPanel items={health} timeZone={branch.timeZone} />
      </Section>
      <Section id="recent" title={t('recent.title')} text={t('recent.text')}>
        <LetterViews current={filter.show} counts={{ unsent: facts.failed + facts.bounced, waiting: facts.waiting }} />
        {letters.length === 0 && <Text py="md">{t(`recent.nothing.${filter.show}`)}</Text>}
        <LetterList
          letters={letters}
          timeZone={branch.timeZone}
          sendAgain={sendLetterAgainAction.bind(null, slug)}
          refusals={refusals}
        />
        {next && (
          <Anchor href={`?${new URLSearchParams({ show: filter.show, before: next })}`}>{t('recent.older')}</Anchor>
        )}
      </Section>
      <Section id="reminder" title={t('reminder.title')} text={t('reminder.text')}>
        <ReminderField
          hours={reminderHours}
          choices={reminderChoices(reminderHours).map((hours) => ({ hours, label: t('reminder.before', { hours }) }))}
          change={changeReminderAction.bind(null, slug)}
          isReadOnly={!roleMay(member.role, 'letters.manage')}
          words={words.reminder}
          refusals={refusals}
        />
      </Section>
      <Section id="preview" title={t('preview.title')} text={t('preview.text')}>
        <LetterGallery
          clients={previews.clients}
          staff={previews.staff}
          address={`/api/branches/${slug}/letter-preview`}
          locale={locale}
          words={{ ...words.preview, kinds: words.kinds }}
        />
      </Section>
    </Stack>
  )
}

const USUAL_HOURS = [2, 4, 12, 24, 48, 72]

/** What can be chosen, and what is chosen though it is unusual. */
const reminderChoices = (hours: number | null): readonly number[] =>
  [...new Set([...USUAL_HOURS, ...(hours === null ? [] : [hours])])].sort((left, right) => left - right)
