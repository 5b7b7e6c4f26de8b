import { Button, Group, List, ListItem, Paper, Stack, Text, Title } from '@mantine/core'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { DayForm } from '#components/admin/schedule/day-form.tsx'
import { MonthGrid } from '#components/admin/schedule/month-grid.tsx'
import styles from '#components/admin/schedule/schedule.module.css'
import { TimeOffForm } from '#components/admin/schedule/time-off-form.tsx'
import { TimeOffList } from '#components/admin/schedule/time-off-list.tsx'
import { shortHours, timeOfMinute } from '#components/admin/schedule/typed-hours.ts'
import { WeekBars } from '#components/admin/schedule/week-bars.tsx'
import { WeekForm } from '#components/admin/schedule/week-form.tsx'
import { Section } from '#components/admin/section.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { NotPermitted } from '#components/ui/not-permitted.tsx'
import { isId } from '#lib/http/pages/is-id.ts'
import { memberAtPage } from '#lib/http/pages/page-door.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { findStaffCalendar } from '#lib/views/team/staff-calendar.ts'
import { type Day, isDay } from '#lib/visits/calendar.ts'
import { CALENDAR_VIEWS, turnedDay } from '#lib/visits/schedule/calendar-days.ts'
import { addTimeOffAction, removeTimeOffAction, saveDayHoursAction, saveWeeklyHoursAction } from '../../actions.ts'
import { dayName, monthName, shownDayOf, weekdaysIn } from '../../shown-days.ts'
import { timeOffWhen } from './time-off-when.ts'

type Props = {
  readonly params: Promise<{ branch: string; staff: string }>
  readonly searchParams: Promise<{ view?: string | string[]; day?: string | string[] }>
}

const LEGEND = ['work', 'exception', 'away', 'visit', 'outside'] as const

export const generateMetadata = titled((words) => words.team.title)

export default async function StaffSchedulePage({ params, searchParams }: Props) {
  const { branch: slug, staff: staffMemberId } = await params
  const member = await memberAtPage(slug, 'schedule.manage')
  if (!member) return <NotPermitted />
  const search = await searchParams
  const view = CALENDAR_VIEWS.find((each) => each === search.view) ?? 'month'
  const asked = typeof search.day === 'string' && isDay(search.day) ? search.day : null
  const wish = { staffMemberId, view, day: asked }
  const calendar = isId(staffMemberId) ? await findStaffCalendar(member.scope, wish) : null
  const branch = await findBookingBranch(slug)
  if (!calendar || !branch) notFound()
  const locale = await getLocale()
  const t = await getTranslations('team')
  const { team: words, refusals } = messagesOf(locale)
  const { staff, today, weekly, usualHours, timeOff } = calendar
  const chosen = asked ?? today
  const hrefOf = (day: Day, in_ = view) => `?view=${in_}&day=${day}`
  const days = calendar.days.map((plan) => shownDayOf(plan, { locale, today, chosen, hrefOf }))
  const plan = calendar.days.find(({ day }) => day === chosen)
  const reader = { locale, timeZone: branch.timeZone }
  const shared = { staffMemberId, reader, words, refusals }
  const usual = usualHours.length > 0 ? shortHours(usualHours) : t('dayOff')
  return (
    <Stack gap="lg">
      <LocalLink href={`/admin/${slug}/team`}>← {t('back')}</LocalLink>
      <div>
        <Title order={1} size="h2">
          {t('calendar.title', { name: staff.name })}
        </Title>
        <Text c="dimmed">{t('calendar.text')}</Text>
      </div>
      <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby="calendar">
        <Stack gap="sm">
          <Group justify="space-between">
            <Title order={2} size="h4" id="calendar">
              {monthName(chosen, locale)}
            </Title>
            <Group gap="xs">
              {CALENDAR_VIEWS.map((each) => (
                <Button
                  key={each}
                  component="a"
                  size="xs"
                  variant={each === view ? 'light' : 'default'}
                  aria-current={each === view ? 'true' : undefined}
                  href={hrefOf(chosen, each)}
                >
                  {t(`calendar.${each}`)}
                </Button>
              ))}
              <Button component="a" size="xs" variant="default" href={hrefOf(turnedDay(view, chosen, -1))}>
                {t('previous')}
              </Button>
              <Button component="a" size="xs" variant="default" href={hrefOf(today)}>
                {t('today')}
              </Button>
              <Button component="a" size="xs" variant="default" href={hrefOf(turnedDay(view, chosen, 1))}>
                {t('next')}
              </Button>
            </Group>
          </Group>
          {view === 'month' ? (
            <MonthGrid days={days} weekdays={weekdaysIn(locale, 'short')} label={t('calendar.days')} />
          ) : (
            <WeekBars days={days} label={t('calendar.days')} />
          )}
          <div className={styles.legend}>
            {LEGEND.map((kind) => (
              <span key={kind} data-kind={kind}>
                {t(`calendar.legend.${kind}`)}
              </span>
            ))}
          </div>
        </Stack>
      </Paper>
      {plan && (
        <Section id="day" title={dayName(chosen, locale)} text={t('calendar.chosen')}>
          <Group align="start" gap="xl">
            <DayForm
              key={chosen}
              {...shared}
              day={chosen}
              dayName={dayName(chosen, locale)}
              hours={plan.hours}
              isException={plan.isException}
              usual={t('dayForm.usualHours', { hours: usual })}
              save={saveDayHoursAction.bind(null, slug)}
            />
            <div>
              <Title order={3} size="h6">
                {t('calendar.visitsTitle')}
              </Title>
              {plan.visits.length === 0 && <Text c="dimmed">{t('calendar.noVisits')}</Text>}
              <List listStyleType="disc">
                {plan.visits.map(({ visitId, startMinute, endMinute, clientName, serviceName, isOutside }) => (
                  <ListItem key={`${visitId}${startMinute}`}>
                    {timeOfMinute(startMinute)}–{timeOfMinute(endMinute)} {clientName}, {serviceName}
                    {isOutside && (
                      <Text span c="var(--warning)">
                        {` (${t('calendar.outsideMark')})`}
                      </Text>
                    )}
                  </ListItem>
                ))}
              </List>
            </div>
          </Group>
        </Section>
      )}
      <Section id="time-off" title={t('timeOff.title')} text={t('timeOff.text')}>
        <TimeOffList
          staffMemberId={staffMemberId}
          timeOff={timeOff.map(({ id, reason, ...away }) => ({ id, reason, when: timeOffWhen(away, locale) }))}
          remove={removeTimeOffAction.bind(null, slug)}
          words={{ ...words.timeOff, keep: words.keep }}
          refusals={refusals}
        />
        <TimeOffForm key={chosen} {...shared} day={chosen} add={addTimeOffAction.bind(null, slug)} />
      </Section>
      <Section id="weekly" title={t('weekForm.title')} text={t('weekForm.text')}>
        <WeekForm
          {...shared}
          weekly={weekly}
          weekdays={weekdaysIn(locale, 'long')}
          save={saveWeeklyHoursAction.bind(null, slug)}
        />
      </Section>
    </Stack>
  )
}
