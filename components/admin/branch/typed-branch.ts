/** What the fields of a salon's settings hold, as they are typed. */
export type TypedBranch = Readonly<
  Record<
    | 'name'
    | 'address'
    | 'phone'
    | 'email'
    | 'country'
    | 'currency'
    | 'timeZone'
    | 'locale'
    | 'slotStepMinutes'
    | 'leadTimeMinutes'
    | 'bookingHorizonDays',
    string
  >
>

export type BranchFault = 'name' | 'phone' | 'email' | 'bookingHorizonDays'

const PHONE = /^[+\d\s()-]*$/
const EMAIL = /^([^\s@]+@[^\s@]+\.[^\s@]+)?$/

/** Reads the fields: what is to be saved, and which of them are wrong. */
export function branchFrom(typed: TypedBranch) {
  const { slotStepMinutes, leadTimeMinutes, bookingHorizonDays, ...rest } = typed
  const days = Number(bookingHorizonDays)
  const isWrong: Readonly<Record<BranchFault, boolean>> = {
    name: typed.name.trim() === '',
    phone: !PHONE.test(typed.phone.trim()),
    email: !EMAIL.test(typed.email.trim()),
    bookingHorizonDays: !Number.isInteger(days) || days < 1 || days > 366,
  }
  const faults = (['name', 'phone', 'email', 'bookingHorizonDays'] as const).filter((name) => isWrong[name])
  const branch = {
    ...{ ...rest, email: typed.email.trim(), bookingHorizonDays: days },
    slotStepMinutes: Number(slotStepMinutes),
    leadTimeMinutes: Number(leadTimeMinutes),
  }
  return { branch, faults }
}
