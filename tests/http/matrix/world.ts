import { createHash } from 'node:crypto'
import { database, runStatement } from '#lib/db/client.ts'
import { addSite } from '#lib/flows/booking-form/add-site.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { MembershipRole } from '#prisma/generated/enums.ts'
import { aSaleElsewhere, runPayouts } from '#tests/support/cash-flow.ts'
import { aClient } from '#tests/support/clients.ts'
import { aDisputedPayment } from '#tests/support/disputes.ts'
import { aLink, switchLinks } from '#tests/support/links.ts'
import { aPaidPayment } from '#tests/support/payments.ts'
import { aMember, anInvitation, aPerson, membershipOf, type Person, signedIn } from '#tests/support/people.ts'
import { aPhoto } from '#tests/support/pictures.ts'
import { aSalon, inDays, type Salon } from '#tests/support/salon.ts'
import { anEnteredVisit } from '#tests/support/visits.ts'

export const ROLES: readonly MembershipRole[] = ['owner', 'admin', 'reception', 'staff_member']

type Cookie = { readonly cookie: string }

/** A salon with something of everything, its people, and an owner of another salon who wants in. Add what an action names. */
export type World = Belongings & {
  readonly salon: Salon
  readonly attacker: Salon
  /** What the other salon has in the place of each thing of this one, by what it is. */
  readonly twins: ReadonlyMap<string, { readonly of: string; readonly is: string }>
  readonly photo: File
  readonly cookies: Readonly<Record<MembershipRole | 'attacker', Cookie>>
}

/** One thing of every kind. */
type Belongings = {
  readonly paymentId: string
  readonly disputeId: string
  readonly noticeId: string
  readonly visitId: string
  readonly appointmentId: string
  readonly linkId: string
  readonly deskPaymentId: string
  readonly serviceId: string
  readonly categoryId: string
  readonly clientId: string
  readonly otherClientId: string
  readonly staffMemberId: string
  readonly timeOffId: string
  readonly siteId: string
  readonly invitationId: string
  readonly letterId: string
  readonly membershipId: string
  readonly payoutId: string
  readonly sessionId: string
}

export async function aWorld(): Promise<World> {
  const [salon, attacker] = [await aSalon(), await aSalon()]
  const people = await Promise.all(ROLES.map(async (role) => [role, await aMember(salon, role)] as const))
  const cookies = await Promise.all(people.map(async ([role, person]) => [role, await signedIn(person)] as const))
  const [, reception] = people.find(([role]) => role === 'reception') ?? []
  invariant(reception, 'every role has somebody')
  const stranger = await aMember(attacker, 'owner')
  const intruder = await signedIn(stranger)
  const [own, foreign] = [await belongingsOf(salon, reception), await belongingsOf(attacker, stranger)]
  const theirs = new Map(Object.entries(foreign))
  return {
    ...{ salon, attacker, photo: await aPhoto(), ...own },
    twins: new Map(Object.entries(own).map(([name, of]) => [name, { of, is: theirs.get(name) ?? '' }])),
    cookies: Object.assign({ attacker: intruder }, ...cookies.map(([role, cookie]) => ({ [role]: cookie }))),
  }
}

/** Makes one thing of every kind in a salon, to which somebody who is signed in belongs. */
async function belongingsOf(salon: Salon, person: Person): Promise<Belongings> {
  const { branchId, serviceId, staffMemberId } = salon
  const { paymentId } = await aPaidPayment(salon, inDays(5))
  const { disputeId } = await aDisputedPayment(salon)
  const visit = await aVisitWithMoney(salon)
  const notice = await database().notice.create({
    data: { branchId, paymentId, kind: 'refund_failed', subject: `matrix ${branchId}` },
  })
  const { id: categoryId } = await database().serviceCategory.findFirstOrThrow({ where: { branchId } })
  const [clientId, otherClientId] = [await aClient(salon), await aClient(salon)]
  const away = { startsAt: inDays(30), endsAt: inDays(31) }
  const { id: timeOffId } = await database().timeOff.create({ data: { branchId, staffMemberId, ...away } })
  const site = await addSite(salon.owner, { address: 'https://salon.example' })
  invariant(site.ok, 'it is a site')
  const { invitationId } = await anInvitation(salon, (await aPerson()).email)
  const letter = await database().letter.findFirstOrThrow({ where: { branchId, kind: 'visit_booked' } })
  // It came back, so that there is something to do about it.
  await database().letter.updateMany({ where: { branchId, id: letter.id }, data: { state: 'bounced' } })
  const session = await database().session.findFirstOrThrow({ where: { userId: person.userId } })
  return {
    ...{ paymentId, disputeId, serviceId, categoryId, staffMemberId, clientId, otherClientId, invitationId, timeOffId },
    ...visit,
    payoutId: await aPayoutOf(salon),
    ...{ letterId: letter.id, noticeId: notice.id, siteId: site.site.id, sessionId: session.id },
    membershipId: (await membershipOf(salon, person))?.id ?? '',
  }
}

async function aPayoutOf(salon: Salon): Promise<string> {
  await aSaleElsewhere(salon, 20_000)
  await runPayouts(salon)
  await followBalance(salon.form, salon.stripeAccountId)
  const { id } = await database().payout.findFirstOrThrow({ where: { branchId: salon.branchId } })
  return id
}

/** A visit that is partly paid at the desk, with a link for the rest. */
async function aVisitWithMoney(salon: Salon) {
  await switchLinks(salon, true)
  const visitId = await anEnteredVisit(salon, { startsAt: inDays(9) })
  await recordDeskPayment(salon.owner, { visitId, method: 'cash', amountMinor: 1000, note: '' })
  const { id: deskPaymentId } = await database().deskPayment.findFirstOrThrow({ where: { visitId } })
  const { id: appointmentId } = await database().appointment.findFirstOrThrow({ where: { visitId } })
  const { linkId } = await aLink(salon, visitId)
  return { visitId, appointmentId, deskPaymentId, linkId }
}

/** Every row of the two salons and their people in every table, as one number of rows and one hash for each table. */
export async function fingerprintOf({ salon, attacker }: World): Promise<ReadonlyMap<string, string>> {
  const branches = [salon.branchId, attacker.branchId]
  const ofUsers = `(select user_id from membership where branch_id = any ($1))`
  const ofBranch = await runStatement<{ table: string }>(
    `select table_name as table from information_schema.columns
     where table_schema = 'public' and column_name = 'branch_id' order by table_name`,
    [],
  )
  const rows: readonly (readonly [table: string, where: string])[] = [
    ...ofBranch.map(({ table }) => [table, 'branch_id = any ($1)'] as const),
    ['branch', 'id = any ($1)'],
    ['"user"', `id in ${ofUsers}`],
    ['auth_account', `user_id in ${ofUsers}`],
    ['two_factor', `user_id in ${ofUsers}`],
    ['branch_draft', `user_id in ${ofUsers}`],
    // When a session was last seen is not a change of anything.
    ['(select id, user_id, token, created_at from session)', `user_id in ${ofUsers}`],
    ['(select name, data from pgboss.job)', `(data ->> 'branchId')::uuid = any ($1)`],
  ]
  const prints = await Promise.all(
    rows.map(async ([table, where]) => {
      const found = await runStatement<{ row: string }>(
        `select t::text as row from ${table} t where ${where} order by 1`,
        [branches],
      )
      const hash = createHash('sha256')
        .update(found.map(({ row }) => row).join('\n'))
        .digest('hex')
      return [table, `${found.length} rows, ${hash}`] as const
    }),
  )
  return new Map(prints)
}
