import { expect, test } from 'vitest'
import { findScopeOfMember } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { CreateBranchInput, createBranch } from '#lib/flows/set-up/create-branch.ts'
import { saveDraft } from '#lib/flows/set-up/save-draft.ts'
import { findBookingBranch } from '#lib/views/booking-branch.ts'
import { listFreeDays } from '#lib/views/free-times.ts'
import { listMemberBranches } from '#lib/views/member-branches.ts'
import { aPerson } from '#tests/support/people.ts'

let salons = 0

const inputOf = (changes: Partial<CreateBranchInput> = {}): CreateBranchInput => {
  salons += 1
  return {
    ...{ name: 'Лілея', slug: `lileia-${process.pid}-${salons}`, country: 'PL', currency: 'PLN' },
    ...{ timeZone: 'Europe/Warsaw', locale: 'uk', address: 'Варшава' },
    ...{ hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 600, endMinute: 1140 })) },
    ...{ categoryName: 'Послуги', serviceName: 'Стрижка', durationMinutes: 60, priceMinor: 18_000 },
    staffName: 'Ольга',
    ...changes,
  }
}

test('a new salon can be booked at once, belongs to whoever made it, and its draft is gone', async () => {
  const { userId: id } = await aPerson()
  await saveDraft({ id }, { name: 'Лілея' })
  const input = inputOf()
  expect(await createBranch({ id }, input)).toEqual({ ok: true, slug: input.slug })
  const branch = await findBookingBranch(input.slug)
  expect(branch).toMatchObject({ name: 'Лілея', timeZone: 'Europe/Warsaw' })
  expect(await findScopeOfMember(id, input.slug)).toMatchObject({ role: 'owner' })
  const [service] = await database().service.findMany({ where: { branchId: branch?.scope.branchId ?? '' } })
  if (!branch || !service) throw new Error('the salon was just made')
  const { days } = await listFreeDays(branch.scope, { serviceIds: [service.id], staffMemberId: null })
  expect(days.flatMap(({ starts }) => starts).length).toBeGreaterThan(100)
  expect(await database().branchDraft.count({ where: { userId: id } })).toBe(0)
})

test('one address is one salon’s, however many want it at once', async () => {
  const people = await Promise.all([1, 2, 3].map(() => aPerson()))
  const { slug } = inputOf()
  const outcomes = await Promise.all(people.map(({ userId }) => createBranch({ id: userId }, inputOf({ slug }))))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.refusal === 'slug_taken')).toHaveLength(2)
  expect(await database().branch.count({ where: { slug } })).toBe(1)
})

test('somebody may have several salons', async () => {
  const { userId: id } = await aPerson()
  for (const name of ['Перший', 'Другий']) await createBranch({ id }, inputOf({ name }))
  expect((await listMemberBranches(id)).map(({ name }) => name)).toEqual(['Перший', 'Другий'])
})

test.each([
  { country: 'UA' },
  { currency: 'XXX' },
  { timeZone: 'Europe/Nowhere' },
  { slug: 'Not An Address' },
  { hours: [] },
  { hours: [{ weekday: 1, startMinute: 600, endMinute: 600 }] },
  { durationMinutes: 4 },
  { priceMinor: -1 },
  { name: '   ' },
])('%o is no salon', (changes) => {
  expect(CreateBranchInput.safeParse({ ...inputOf(), ...changes }).success).toBe(false)
})
