import { getLocale, getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { ANYONE } from '#components/booking/steps/booking-place.ts'
import { TimePicker } from '#components/booking/steps/time-picker.tsx'
import { limitLooking } from '#lib/http/clients/looking-client.ts'
import { listFreeDays } from '#lib/views/free-times.ts'
import { dateOfDay } from '#lib/visits/calendar.ts'
import { ChosenSummary } from './chosen-summary.tsx'
import { StepNav } from './step-nav.tsx'
import type { StepProps } from './step-props.ts'

export async function TimeStep(props: StepProps) {
  const { branch, place, hrefOf } = props
  const t = await getTranslations('booking.time')
  const locale = await getLocale()
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
  const days = await listFreeDays(branch.scope, { serviceIds: place.serviceIds, staffMemberId })
  const firstFree = days.find(({ starts }) => starts.length > 0)
  const current = days.find(({ day }) => day === place.day) ?? firstFree
  const zone = new Intl.DateTimeFormat(locale, { timeZone: branch.timeZone, timeZoneName: 'long' })
  const zoneName = zone.formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')?.value ?? branch.timeZone
  return (
    <BookingLayout
      progress={<StepNav current="time" hrefOf={hrefOf} />}
      title={t('title')}
      aside={<ChosenSummary {...props} />}
    >
      {current ? (
        <>
          <TimePicker
            days={days}
            current={current}
            timeZone={branch.timeZone}
            hrefOfDay={(day) => hrefOf({ day })}
            hrefOfStart={(startsAt) => hrefOf({ step: 'contact', startsAt })}
          />
          {current.starts.length === 0 && firstFree && (
            <a className={controls.quiet} href={`/${locale}${hrefOf({ day: firstFree.day })}`}>
              {t('nextFreeDay', {
                day: new Intl.DateTimeFormat(locale, {
                  weekday: 'long',
                  day: 'numeric',
                  month: 'long',
                  timeZone: 'UTC',
                }).format(dateOfDay(firstFree.day)),
              })}
            </a>
          )}
          <p className={controls.quietText}>{t('zone', { zone: zoneName })}</p>
        </>
      ) : (
        <p className={controls.note}>{t('noTimesAtAll')}</p>
      )}
    </BookingLayout>
  )
}
