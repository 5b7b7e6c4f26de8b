import { getLocale, getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { StepProgress } from '#components/booking/frame/step-progress.tsx'
import { MOST_SERVICES } from '#components/booking/steps/booking-place.ts'
import { ServicePicker } from '#components/booking/steps/service-picker.tsx'
import { formatDuration } from '#lib/i18n/format.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { listServiceMenu } from '#lib/views/service-menu.ts'
import type { StepProps } from './step-props.ts'

export async function ServicesStep({ branch, place }: StepProps) {
  const t = await getTranslations('booking')
  const locale = await getLocale()
  const menu = await listServiceMenu(branch.scope)
  const categories = menu.map(({ services, ...category }) => ({
    ...category,
    services: services.map(({ id, name, description, durationMinutes, price, isPriceFrom }) => {
      const amount = formatMoney(price, locale)
      const duration = formatDuration(durationMinutes, locale)
      return { id, name, description, duration, price: isPriceFrom ? t('from', { price: amount }) : amount }
    }),
  }))
  return (
    <BookingLayout progress={<StepProgress current="services" />} title={t('services.title')}>
      {categories.length === 0 ? (
        <p className={controls.note}>{t('services.nothing')}</p>
      ) : (
        <ServicePicker
          action={`/${locale}/book/${branch.slug}`}
          categories={categories}
          chosenIds={place.serviceIds}
          most={MOST_SERVICES}
          words={{
            next: t('next'),
            chooseFirst: t('services.chooseFirst'),
            counts: Array.from({ length: MOST_SERVICES + 1 }, (_, count) => t('services.chosen', { count })),
          }}
        />
      )}
    </BookingLayout>
  )
}
