import { useLocale } from 'next-intl'
import type { BookingStep } from '#components/booking/booking-place.ts'
import { StepProgress } from '#components/booking/step-progress.tsx'
import type { StepProps } from './step-props.ts'

/** The steps' names, the done ones as links back. */
export function StepNav({ current, hrefOf }: { readonly current: BookingStep; readonly hrefOf: StepProps['hrefOf'] }) {
  const locale = useLocale()
  return (
    <StepProgress current={current} hrefOf={(step) => (step === 'payment' ? '' : `/${locale}${hrefOf({ step })}`)} />
  )
}
