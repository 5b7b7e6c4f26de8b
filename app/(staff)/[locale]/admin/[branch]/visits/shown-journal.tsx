import { getLocale, getTranslations } from 'next-intl/server'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { AddButton } from '#components/visits/adding/add-button.tsx'
import type { AddActs } from '#components/visits/adding/add-dialog.tsx'
import { DayJournal } from '#components/visits/journal/day-journal.tsx'
import { DayList } from '#components/visits/journal/day-list.tsx'
import { JournalBar } from '#components/visits/journal/journal-bar.tsx'
import { WeekJournal } from '#components/visits/journal/week-journal.tsx'
import type { Member } from '#lib/auth/members.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import type { BookingBranch } from '#lib/views/booking-branch.ts'
import { listEntryServices } from '#lib/views/visits/entry-menu.ts'
import { getJournal } from '#lib/views/visits/journal.ts'
import { addVisitAction, checkTimeAction, findClientsAction } from './actions.ts'
import { actsOf } from './acts-of.ts'
import { dayStaffOf, entryOf, shownHoursOf, titleOf, weekDaysOf } from './journal-days.ts'
import { type JournalPlace, journalHrefs } from './journal-place.ts'
import { visitsOf } from './visits-of.ts'

type Props = { readonly member: Member; readonly branch: BookingBranch; readonly place: JournalPlace }

/** The days that the address names, by who works, and what may be done with them. */
export async function ShownJournal({ member, branch, place }: Props) {
  const { scope, role } = member
  const { slug, timeZone } = branch
  const locale = await getLocale()
  const t = await getTranslations('visits')
  const { visits: words, refusals: known } = messagesOf(locale)
  const refusals = { ...known, time_not_free: words.move.taken }
  const of = visitsOf(member)
  const { manage } = actsOf(role, slug)
  const [journal, services] = await Promise.all([
    getJournal(scope, { days: place.days, of, timeZone }),
    manage ? listEntryServices(scope) : [],
  ])
  const { now, staff } = journal
  if (staff.length === 0) return <NobodyYet slug={slug} isOwn={of !== 'everyone'} />
  const hrefs = journalHrefs(`/${locale}/admin/${slug}/visits`, place, now.day)
  const entries = journal.entries.map(entryOf)
  const adding = manage && {
    ...{ services, staff, locale, words, refusals, acts: addActsOf(slug) },
  }
  const [first] = journal.days
  const isDay = place.view === 'day' && first !== undefined
  return (
    <>
      <JournalBar
        shown={titleOf(place, locale)}
        day={place.day}
        view={place.view}
        hrefs={{
          ...{ previous: hrefs.previous, next: hrefs.next, today: hrefs.today, day: hrefs.day, week: hrefs.week },
        }}
        hrefOfDay={hrefs.anyDay}
        words={words}
      >
        {adding && (
          <AddButton
            {...adding}
            start={{ at: { day: place.day, minute: fullHourAfter(now.minute) }, staffMemberId: null }}
          />
        )}
      </JournalBar>
      {isDay && (
        <>
          <DayJournal
            {...{ day: first.day, now, entries, words, refusals, acts: manage, adding }}
            staff={dayStaffOf(journal, first, t('away'))}
            shown={shownHoursOf(journal)}
            hrefOfVisit={hrefs.anyVisit}
          />
          <DayList entries={entries} staff={staff} base={`/${locale}/admin/${slug}/visits`} words={words} />
        </>
      )}
      {place.view === 'week' && (
        <WeekJournal
          days={weekDaysOf({ journal, entries, locale, words, hrefOf: hrefs.ofDay })}
          {...{ staff, words, refusals, acts: manage }}
          base={`/${locale}/admin/${slug}/visits`}
          hrefOfVisit={hrefs.anyVisit}
        />
      )}
    </>
  )
}

const LAST_HOUR = 23 * 60
const fullHourAfter = (minute: number) => Math.min(LAST_HOUR, Math.ceil((minute + 1) / 60) * 60)

const addActsOf = (slug: string): AddActs => ({
  add: addVisitAction.bind(null, slug),
  find: findClientsAction.bind(null, slug),
  check: checkTimeAction.bind(null, slug),
})

/** A salon without staff, or somebody who is not linked to one of them. */
async function NobodyYet({ slug, isOwn }: { readonly slug: string; readonly isOwn: boolean }) {
  const t = await getTranslations('visits')
  if (isOwn) return <p>{t('notOnTeam')}</p>
  return (
    <Notice title={t('noStaff.title')} text={t('noStaff.text')}>
      <LocalLink href={`/admin/${slug}/team`}>{t('noStaff.open')}</LocalLink>
    </Notice>
  )
}
