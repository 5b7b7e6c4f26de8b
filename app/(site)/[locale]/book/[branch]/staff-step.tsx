import { getLocale, getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { ANYONE } from '#components/booking/steps/booking-place.ts'
import { ChainList } from '#components/booking/steps/chain-list.tsx'
import { StaffList } from '#components/booking/steps/staff-list.tsx'
import { LocalLink } from '#components/ui/links/local-link.tsx'
import { formatDurationRange } from '#lib/i18n/format.ts'
import { formatMoneyRange } from '#lib/money/format-money.ts'
import { getStaffChoice } from '#lib/views/staff-choice.ts'
import { StepNav } from './step-nav.tsx'
import type { StepProps } from './step-props.ts'

export async function StaffStep({ branch, place, hrefOf }: StepProps) {
  const t = await getTranslations('booking')
  const locale = await getLocale()
  const { services, staff, chain, anyone } = await getStaffChoice(branch.scope, place.serviceIds)
  const hrefOfStaff = (id: string) => hrefOf({ step: 'time', staff: id, day: null, startsAt: null })
  const lines = services.map(({ id, name }) => ({ id, name, detail: null, price: null }))
  const sums = anyone
    ? [
        { label: t('summary.duration'), amount: formatDurationRange(anyone.minutes, anyone.minutesTo, locale) },
        { label: t('summary.total'), amount: formatMoneyRange(anyone.from, anyone.to, locale), isMain: true },
      ]
    : []
  return (
    <BookingLayout
      progress={<StepNav current="staff" hrefOf={hrefOf} />}
      title={chain.length > 0 ? t('staff.chainTitle') : t('staff.title')}
      aside={<VisitSummary lines={lines} sums={sums} />}
    >
      {chain.length > 0 && <ChainList slug={branch.slug} chain={chain} nextHref={hrefOfStaff(ANYONE)} />}
      {staff.length > 0 && anyone && (
        <StaffList slug={branch.slug} staff={staff} anyone={anyone} current={place.staff} hrefOf={hrefOfStaff} />
      )}
      {staff.length === 0 && chain.length === 0 && (
        <div className={controls.note}>
          <p>{t('staff.nobody')}</p>
          <LocalLink className={controls.quiet} href={hrefOf({ step: 'services' })}>
            {t('staff.changeServices')}
          </LocalLink>
        </div>
      )}
    </BookingLayout>
  )
}
