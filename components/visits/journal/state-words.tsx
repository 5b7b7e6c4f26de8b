import { Status } from '#components/ui/status.tsx'
import type { VisitState } from '#lib/visits/visit-state.ts'
import { PAYMENT_TONES, type PaymentWord, STATE_TONES } from '../visit-tones.ts'
import styles from './journal.module.css'

export type EntryWords = {
  readonly state: Readonly<Record<VisitState, string>>
  readonly paymentState: Readonly<Record<PaymentWord, string>>
}

type Props = { readonly state: VisitState; readonly payment: PaymentWord; readonly words: EntryWords }

/** How far a visit is, and whether it is paid: each a word and a colour. */
export function StateWords({ state, payment, words }: Props) {
  return (
    <span className={styles.states}>
      <Status tone={STATE_TONES[state]}>{words.state[state]}</Status>
      <Status tone={PAYMENT_TONES[payment]}>{words.paymentState[payment]}</Status>
    </span>
  )
}
