import { getLocale, getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { StepProgress } from '#components/booking/frame/step-progress.tsx'
import { MOST_SERVICES } from '#components/booking/steps/booking-place.ts'
import { ServicePicker } from '#components/booking/steps/service-picker.tsx'
import { formatDurationRange } from '#lib/i18n/format.ts'
import { formatMoneyRange } from '#lib/money/format-money.ts'
import { listServiceMenu } from '#lib/views/service-menu.ts'
import type { StepProps } from './step-props.ts'

export async function ServicesStep({ branch, isSentBack }: StepProps) {
  const t = await getTranslations('booking')
  const locale = await getLocale()
  const menu = await listServiceMenu(branch.scope)
  const categories = menu.map(({ services, ...category }) => ({
    ...category,
    services: services.map(({ range, ...service }) => ({
      ...service,
      range,
      duration: formatDurationRange(range.minutes, range.minutesTo, locale),
      price: formatMoneyRange(range.from, range.to, locale),
    })),
  }))
  return (
    <BookingLayout progress={<StepProgress current="services" />} title={t('services.title')}>
      {categories.length === 0 ? (
        <p className={controls.note}>{t('services.nothing')}</p>
      ) : (
        <ServicePicker
          action={`/${locale}/book/${branch.slug}`}
          categories={categories}
          most={MOST_SERVICES}
          locale={locale}
          isSentBack={isSentBack}
          words={{
            next: t('next'),
            categories: t('services.categories'),
            chooseFirst: t('services.chooseFirst'),
            from: t.raw('services.from'),
            counts: Array.from({ length: MOST_SERVICES + 1 }, (_, count) => t('services.chosen', { count })),
          }}
        />
      )}
    </BookingLayout>
  )
}
