import { getLocale, getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { ANYONE } from '#components/booking/steps/booking-place.ts'
import { OwnTimeNote } from '#components/booking/steps/own-time-note.tsx'
import { TimePicker } from '#components/booking/steps/time-picker.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { limitLooking } from '#lib/http/clients/looking-client.ts'
import { formatZone } from '#lib/i18n/format.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import { listFreeDays } from '#lib/views/free-times.ts'
import { dateOfDay } from '#lib/visits/calendar.ts'
import { ChosenSummary } from './chosen-summary.tsx'
import { StepNav } from './step-nav.tsx'
import type { StepProps } from './step-props.ts'

export async function TimeStep({ branch, place, hrefOf }: StepProps) {
  const t = await getTranslations('booking.time')
  const locale = await getLocale()
  const { timeZone } = branch
  const staffMemberId = place.staff === ANYONE ? null : place.staff
  if (await limitLooking(branch.scope)) {
    return (
      <BookingLayout progress={<StepNav current="time" hrefOf={hrefOf} />} title={t('title')}>
        <p role="alert" className={controls.note}>
          {t('tooMany')}
        </p>
        <a className={controls.quiet} href={`/${locale}${hrefOf({})}`}>
          {t('tryAgain')}
        </a>
      </BookingLayout>
    )
  }
  const query = { serviceIds: place.serviceIds, staffMemberId }
  const { days, currency, mayBecomeMore } = await listFreeDays(branch.scope, query)
  const firstFree = days.find(({ starts }) => starts.length > 0)
  const current = days.find(({ day }) => day === place.day) ?? firstFree
  const noon = current?.starts[0]?.startsAt ?? dateOfDay(current?.day ?? '1970-01-01')
  return (
    <BookingLayout
      progress={<StepNav current="time" hrefOf={hrefOf} />}
      title={t('title')}
      aside={<ChosenSummary branch={branch} place={place} />}
    >
      {current ? (
        <>
          <TimePicker
            days={days}
            current={current}
            currency={currency}
            mayBecomeMore={mayBecomeMore}
            timeZone={timeZone}
            hrefOfDay={(day) => hrefOf({ day })}
            hrefOfStart={(startsAt) => hrefOf({ step: 'contact', day: current.day, startsAt })}
          />
          {current.starts.length === 0 && firstFree && (
            <LocalLink className={controls.quiet} href={hrefOf({ day: firstFree.day })}>
              {t('nextFreeDay', {
                day: dateTimeFormat(locale, {
                  weekday: 'long',
                  day: 'numeric',
                  month: 'long',
                  timeZone: 'UTC',
                }).format(dateOfDay(firstFree.day)),
              })}
            </LocalLink>
          )}
          <div className={controls.quietText}>
            <p>{t('zone', { zone: formatZone(noon, { locale, timeZone }) })}</p>
            <OwnTimeNote at={noon.toISOString()} timeZone={timeZone} locale={locale} words={t.raw('ownZone')} />
          </div>
        </>
      ) : (
        <p className={controls.note}>{t('noTimesAtAll')}</p>
      )}
    </BookingLayout>
  )
}
