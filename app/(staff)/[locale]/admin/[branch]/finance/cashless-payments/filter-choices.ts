import type { Messages } from '#lib/i18n/messages.ts'
import { PAYMENT_STATES } from '#lib/payments/payment-state.ts'
import type { FilterChoices } from '#lib/views/payments/filter-choices.ts'

/** What each filter can be set to, in the reader's language. */
export function filterChoicesOf({ staff, services }: FilterChoices, words: Messages['finance']) {
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  return {
    state: PAYMENT_STATES.map((value) => ({ value, label: words.state[value] })),
    source: (['form', 'link', 'fee'] as const).map((value) => ({ value, label: words.sources[value] })),
    mode: (['live', 'test'] as const).map((value) => ({ value, label: words.modes[value] })),
    staff: staff.map(named),
    service: services.map(named),
  }
}
