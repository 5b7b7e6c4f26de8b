import { expect, test } from 'vitest'
import { changeAccent } from '#lib/flows/booking-form/change-accent.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { aSalon } from '#tests/support/salon.ts'

test('the form takes the salon’s colour, and gives it back', async () => {
  const salon = await aSalon()
  await changeAccent(salon.owner, { accent: '#a3234a' })
  expect(await findBookingBranch(salon.slug)).toMatchObject({ accent: '#a3234a' })
  await changeAccent(salon.owner, { accent: null })
  expect(await findBookingBranch(salon.slug)).toMatchObject({ accent: null })
})
