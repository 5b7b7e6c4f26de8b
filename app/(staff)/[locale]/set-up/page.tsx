import { redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { titled } from '#app/titled.ts'
import { SetUpForm } from '#components/admin/set-up/set-up-form.tsx'
import { findSignedInUser } from '#lib/auth/members.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import { getSetUpPage } from '#lib/views/people/set-up-page.ts'
import { placeChoicesIn } from '../place-choices.ts'
import { checkSlugAction, createBranchAction, saveDraftAction } from './actions.ts'

// The first of January 2024 was a Monday.
const MONDAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000

export const generateMetadata = titled((words) => words.people.signUp.title)

/** Opens a salon: the first one of somebody new, or another one. */
export default async function SetUpPage() {
  const locale = await getLocale()
  const user = await findSignedInUser()
  if (!user) redirect(`/${locale}/sign-in?next=/${locale}/set-up`)
  const { setUp, refusals } = messagesOf(locale)
  const { answers, origin } = await getSetUpPage(user.id)
  return (
    <SetUpForm
      saved={answers}
      ownName={user.name}
      origin={origin}
      locale={locale}
      choices={choicesIn(locale)}
      save={saveDraftAction}
      create={createBranchAction}
      checkSlug={checkSlugAction}
      words={setUp}
      refusals={refusals}
    />
  )
}

function choicesIn(locale: string) {
  const weekday = dateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return {
    ...placeChoicesIn(locale),
    weekdays: Array.from({ length: 7 }, (_, day) => weekday.format(MONDAY + day * DAY_MS)),
  }
}
