import type { createTranslator } from 'next-intl'
import type { Messages } from './messages.ts'

type NoteWords = ReturnType<typeof createTranslator<Messages, 'booking.calendar'>>

/** What a calendar says of a visit beside its time and place: nothing that opens it. */
export function visitNotes(
  t: NoteWords,
  { reference, staff }: { readonly reference: string; readonly staff: readonly string[] },
): readonly string[] {
  return [t('with', { name: [...new Set(staff)].join(', ') }), t('reference', { reference })]
}
