import { getLocale, getTranslations } from 'next-intl/server'
import controls from '#components/booking/frame/controls.module.css'
import { NearestTimesForm } from '#components/booking/payment/nearest-times-form.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { listNearestTimes } from '#lib/flows/holds/list-nearest-times.ts'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import { formatMoneyRange } from '#lib/money/format-money.ts'
import { add } from '#lib/money/money.ts'
import type { ClientVisit } from '#lib/views/client-visit.ts'
import { rebookVisitAction } from './actions.ts'
import { valueOfTime } from './agreed-time.ts'
import { placeOfVisit } from './place-of-visit.ts'

type Props = { readonly visit: ClientVisit; readonly token: string }

/** What a client who has lost their time can have instead, taken with one press. */
export async function NearestTimes({ visit, token }: Props) {
  const t = await getTranslations('booking.nearest')
  const locale = await getLocale()
  const at = { locale, timeZone: visit.branch.timeZone }
  const times = await listNearestTimes(visit.scope, visit.id)
  const isSame = (startsAt: Date) => startsAt.getTime() === visit.startsAt.getTime()
  return (
    <>
      {times.length > 0 && (
        <NearestTimesForm
          action={rebookVisitAction.bind(null, token)}
          title={t('title')}
          times={times.map((time) => ({
            value: valueOfTime(time),
            when: `${formatDay(time.startsAt, at)}, ${formatTime(time.startsAt, at)}`,
            detail: [...time.staffNames, formatMoneyRange(time.total, add(time.total, time.spread), locale)].join(
              ' · ',
            ),
            mark: isSame(time.startsAt) ? t('same') : null,
          }))}
        />
      )}
      <p>
        <LocalLink className={times.length > 0 ? controls.quiet : controls.primary} href={placeOfVisit(visit)}>
          {t('other')}
        </LocalLink>
      </p>
    </>
  )
}
