import type { BookingPlace } from '#components/booking/steps/booking-place.ts'
import type { BookingBranch } from '#lib/views/booking-branch.ts'

/** What every step of the form is given. */
export type StepProps = {
  readonly branch: BookingBranch
  readonly place: BookingPlace
  /** The address asked for a later step than its choices reach. */
  readonly isSentBack: boolean
  /** The form's address, without the language, with some of the choices changed. */
  readonly hrefOf: (changes: Partial<BookingPlace>) => string
}
