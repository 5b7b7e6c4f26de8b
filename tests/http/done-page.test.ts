import { expect, test } from 'vitest'
import DonePage from '#app/(site)/[locale]/book/[branch]/done/[visit]/page.tsx'
import { database } from '#lib/db/client.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aSalon } from '#tests/support/salon.ts'
import { letVisitBegin } from '#tests/support/visits.ts'

test.each(['booked', 'arrived', 'completed', 'no_show'] as const)(
  '307 from the page after booking to the visit’s own page, once it has begun and is %s',
  async (state) => {
    const salon = await aSalon()
    const { visitId, token } = await aPaidPayment(salon)
    const props = { params: Promise.resolve({ locale: 'en', branch: salon.slug, visit: token }) }
    await expect(DonePage(props)).resolves.toBeTruthy()
    await letVisitBegin(visitId)
    await database().visit.updateMany({ where: { id: visitId }, data: { state } })
    const digest = expect.stringMatching(`;/en/visit/${token};307`)
    await expect(DonePage(props)).rejects.toMatchObject({ digest })
  },
)
