import { useLocale } from 'next-intl'
import { StepProgress } from '#components/booking/frame/step-progress.tsx'
import type { BookingStep } from '#components/booking/steps/booking-place.ts'
import type { StepProps } from './step-props.ts'

/** The steps' names, the done ones as links back. */
export function StepNav({ current, hrefOf }: { readonly current: BookingStep; readonly hrefOf: StepProps['hrefOf'] }) {
  const locale = useLocale()
  return (
    <StepProgress current={current} hrefOf={(step) => (step === 'payment' ? '' : `/${locale}${hrefOf({ step })}`)} />
  )
}
