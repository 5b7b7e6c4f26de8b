import type { Day } from '#lib/visits/calendar.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'
import type { PaymentWord } from '../visit-tones.ts'

/** An appointment as the journal shows it. */
export type JournalEntry = {
  readonly id: string
  readonly visitId: string
  readonly staffMemberId: string
  readonly day: Day
  readonly startMinute: number
  readonly endMinute: number
  /** By how much the visit began before this part of it. */
  readonly leadMinutes: number
  readonly clientName: string
  readonly serviceName: string
  readonly state: VisitState
  readonly payment: PaymentWord
  /** Which visit is seen here; whoever moves it says so. */
  readonly revision: number
  /** Its time can be changed. */
  readonly isMovable: boolean
  /** Its length can be changed. */
  readonly isStretchable: boolean
}

/** As much of it as a week shows and a drag has to know; the cell in which it stands says whose it is, and which day. */
export type WeekEntry = Pick<
  JournalEntry,
  'id' | 'visitId' | 'startMinute' | 'leadMinutes' | 'clientName' | 'state' | 'payment' | 'revision' | 'isMovable'
>
