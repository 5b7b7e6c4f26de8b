import { getTranslations } from 'next-intl/server'
import { BookingLayout } from '#components/booking/frame/booking-layout.tsx'
import controls from '#components/booking/frame/controls.module.css'
import { VisitSummary } from '#components/booking/frame/visit-summary.tsx'
import { StaffList } from '#components/booking/steps/staff-list.tsx'
import { LocalLink } from '#components/ui/local-link.tsx'
import { getStaffChoice } from '#lib/views/staff-choice.ts'
import { StepNav } from './step-nav.tsx'
import type { StepProps } from './step-props.ts'

export async function StaffStep({ branch, place, hrefOf }: StepProps) {
  const t = await getTranslations('booking')
  const { services, staff } = await getStaffChoice(branch.scope, place.serviceIds)
  const lines = services.map(({ id, name }) => ({ id, name, detail: null, price: null }))
  return (
    <BookingLayout
      progress={<StepNav current="staff" hrefOf={hrefOf} />}
      title={t('staff.title')}
      aside={<VisitSummary lines={lines} sums={[]} />}
    >
      {staff.length === 0 ? (
        <div className={controls.note}>
          <p>{t('staff.nobody')}</p>
          <LocalLink className={controls.quiet} href={hrefOf({ step: 'services' })}>
            {t('staff.changeServices')}
          </LocalLink>
        </div>
      ) : (
        <StaffList
          slug={branch.slug}
          staff={staff}
          current={place.staff}
          hrefOf={(id) => hrefOf({ step: 'time', staff: id, day: null, startsAt: null })}
        />
      )}
    </BookingLayout>
  )
}
