import { expect, test } from 'vitest'
import { database } from '#lib/db/client.ts'
import { noteExport } from '#lib/flows/exports/note-export.ts'
import { aSalon } from '#tests/support/salon.ts'

test('who took the books out is written down, with the days', async () => {
  const salon = await aSalon()
  await noteExport(salon.owner, { action: 'export.ledger', from: '2026-11-01', to: '2026-11-30' })
  await noteExport(salon.owner, { action: 'export.payments', from: null, to: null })
  const entries = await database().auditEntry.findMany({
    where: { branchId: salon.branchId, action: { startsWith: 'export.' } },
    orderBy: { id: 'asc' },
  })
  expect(entries).toMatchObject([
    { action: 'export.ledger', actorKind: 'user', details: { from: '2026-11-01', to: '2026-11-30' } },
    { action: 'export.payments', actorKind: 'user', details: {} },
  ])
})
