import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { Section } from '#components/admin/section.tsx'
import { AddMemberForm } from '#components/admin/team/add-member-form.tsx'
import { ArchivedStaff } from '#components/admin/team/archived-staff.tsx'
import { type ShownMember, TeamTable } from '#components/admin/team/team-table.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { roleMay } from '#lib/auth/permissions.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { getTeamPage } from '#lib/views/team/team-page.ts'
import { isDay } from '#lib/visits/calendar.ts'
import { turnedDay } from '#lib/visits/schedule/calendar-days.ts'
import { archiveStaffMemberAction, moveStaffMemberAction, saveStaffMemberAction } from './actions.ts'
import { monthName, shortDayName, shownDayOf } from './shown-days.ts'

type Props = {
  readonly params: Promise<{ branch: string }>
  readonly searchParams: Promise<{ week?: string | string[] }>
}

export const generateMetadata = titled((words) => words.team.title)

export default async function TeamPage({ params, searchParams }: Props) {
  const { branch: slug } = await params
  const member = await memberAtPage(slug, 'schedule.manage')
  if (!member) return <NotPermitted />
  const locale = await getLocale()
  const t = await getTranslations('team')
  const { team: words, refusals } = messagesOf(locale)
  const { week } = await searchParams
  const { today, days, staff, archived } = await getTeamPage(
    member.scope,
    typeof week === 'string' && isDay(week) ? week : null,
  )
  const monday = days[0] ?? today
  const mayManage = roleMay(member.role, 'team.manage')
  const base = `/${locale}/admin/${slug}/team`
  const shown = staff.map(({ id, name, jobTitle, photoHash, services, days: plans }): ShownMember => {
    const hrefOf = (day: string) => `${base}/${id}/schedule?day=${day}`
    return {
      ...{ id, name, jobTitle, photo: photoHash ? { slug, hash: photoHash } : null, hasServices: services > 0 },
      profileHref: mayManage ? `${base}/${id}` : null,
      scheduleHref: `${base}/${id}/schedule`,
      days: plans.map((plan) => {
        const { day, href, hoursText, kind, outsideText } = shownDayOf(plan, { locale, today, chosen: monday, hrefOf })
        return { day, href, kind, outsideText, text: hoursText.replaceAll(', ', '\n') }
      }),
    }
  })
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <Text c="dimmed">{t('text')}</Text>
      </div>
      <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="week">
        <Group justify="space-between" mb="sm">
          <Title order={2} size="h4" id="week">
            {t('week')}: {monthName(monday, locale)}
          </Title>
          <Group gap="xs">
            <Button component="a" variant="default" size="xs" href={`?week=${turnedDay('week', monday, -1)}`}>
              {t('previous')}
            </Button>
            <Button component="a" variant="default" size="xs" href={base}>
              {t('today')}
            </Button>
            <Button component="a" variant="default" size="xs" href={`?week=${turnedDay('week', monday, 1)}`}>
              {t('next')}
            </Button>
          </Group>
        </Group>
        {staff.length === 0 && (
          <Stack gap="xs" ta="center" py="lg">
            <Title order={3} size="h5">
              {t('emptyTitle')}
            </Title>
            <Text c="dimmed">{t('emptyText')}</Text>
          </Stack>
        )}
        {staff.length > 0 && (
          <TeamTable
            staff={shown}
            dayNames={days.map((day) => shortDayName(day, locale))}
            move={mayManage ? moveStaffMemberAction.bind(null, slug) : null}
            words={words}
            refusals={refusals}
          />
        )}
      </Paper>
      {mayManage && (
        <Section id="add" title={t('add.title')} text={t('emptyText')}>
          <AddMemberForm base={base} add={saveStaffMemberAction.bind(null, slug)} words={words} refusals={refusals} />
        </Section>
      )}
      {mayManage && archived.length > 0 && (
        <Section id="archived" title={t('archived')} text={t('archivedText')}>
          <ArchivedStaff
            staff={archived}
            base={base}
            archive={archiveStaffMemberAction.bind(null, slug)}
            words={words}
            refusals={refusals}
          />
        </Section>
      )}
    </Stack>
  )
}
