import type { Permission } from '#lib/auth/permissions.ts'
import { SOME_EVIDENCE } from '#tests/support/disputes.ts'
import type { World } from './world.ts'

/**
 * Every server action and route, and how strangers are to try it. A new one needs a line here:
 * - `branch`: an action made by `branchAction`. `input` is what a member would send, with the world's own ids; the test
 *   sends it as every role, from outside, and with ids that are another salon's or nobody's.
 * - `person`: an action made by `userAction`, in the same way.
 * - `open`: for everyone; `why`, and where there is something to guess, `guess` makes the answers that must be alike.
 */
export type ActionRow =
  | {
      readonly of: 'branch'
      readonly permission: Permission
      readonly input: (world: World) => unknown
      /** Nothing in the input names anything: another salon's ids cannot be tried. */
      readonly hasNoIds?: true
    }
  | { readonly of: 'person'; readonly input: (world: World) => unknown; readonly hasNoIds?: true }
  | {
      readonly of: 'open'
      readonly why: string
      readonly guess?: (world: World, act: Act) => readonly Promise<unknown>[]
    }

export type Act = (...args: readonly unknown[]) => Promise<unknown>

const MONEY = 'admin/[branch]/finance/cashless-payments'
const FORM = 'admin/[branch]/settings/booking-form'
const MAILS = 'admin/[branch]/settings/mails'
const PEOPLE = 'admin/[branch]/settings/people'
const CLIENTS = 'admin/[branch]/clients'
const SERVICES = 'admin/[branch]/services'
const TEAM = 'admin/[branch]/team'
const VISITS = 'admin/[branch]/visits'
const UNKNOWN = '00000000-0000-4000-8000-000000000000'

export const ACTIONS: Readonly<Record<string, ActionRow>> = {
  [`${VISITS}#addVisitAction`]: {
    ...{ of: 'branch', permission: 'visits.manage' },
    input: ({ serviceId, staffMemberId }) => ({
      at: { day: '2099-01-05', minute: 600 },
      contact: { name: 'Mallory', phone: '+4915112300000', email: '' },
      services: [{ serviceId, staffMemberId, minutes: null }],
    }),
  },
  [`${VISITS}#moveVisitAction`]: {
    ...{ of: 'branch', permission: 'visits.manage' },
    input: ({ visitId, staffMemberId }) => ({
      ...{ visitId, staffMemberId, at: { day: '2099-01-05', minute: 600 }, revision: 0 },
    }),
  },
  [`${VISITS}#stretchAction`]: {
    ...{ of: 'branch', permission: 'visits.manage' },
    input: ({ visitId, appointmentId }) => ({ visitId, appointmentId, minutes: 90, revision: 0 }),
  },
  [`${VISITS}#markVisitAction`]: {
    ...{ of: 'branch', permission: 'visits.manage' },
    input: ({ visitId }) => ({ visitId, mark: 'arrived' }),
  },
  [`${VISITS}#quoteEndingAction`]: {
    ...{ of: 'branch', permission: 'visits.manage' },
    input: ({ visitId }) => ({ visitId, state: 'canceled' }),
  },
  [`${VISITS}#cancelVisitAction`]: {
    ...{ of: 'branch', permission: 'visits.manage' },
    input: ({ visitId }) => ({ visitId, isFeeWaived: true }),
  },
  [`${VISITS}#noShowAction`]: {
    ...{ of: 'branch', permission: 'visits.manage' },
    input: ({ visitId }) => ({ visitId, isFeeWaived: true }),
  },
  [`${VISITS}#findClientsAction`]: {
    ...{ of: 'branch', permission: 'visits.manage', hasNoIds: true },
    input: () => ({ text: 'Anna' }),
  },
  [`${VISITS}#checkTimeAction`]: {
    ...{ of: 'branch', permission: 'visits.manage' },
    input: ({ staffMemberId }) => ({
      ...{ day: '2099-01-05', parts: [{ staffMemberId, minute: 600, minutes: 60 }], exceptVisitId: null },
    }),
  },
  [`${VISITS}#discountAction`]: {
    ...{ of: 'branch', permission: 'visits.discount' },
    input: ({ visitId }) => ({ visitId, discount: { kind: 'percent', percent: 10, reason: 'Because' } }),
  },
  [`${VISITS}#finalPriceAction`]: {
    ...{ of: 'branch', permission: 'visits.discount' },
    input: ({ visitId, appointmentId }) => ({ visitId, appointmentId, amountMinor: 5000 }),
  },
  [`${VISITS}#recordDeskAction`]: {
    ...{ of: 'branch', permission: 'desk.record' },
    input: ({ visitId }) => ({ visitId, method: 'cash', amountMinor: 100, note: '' }),
  },
  [`${VISITS}#correctDeskAction`]: {
    ...{ of: 'branch', permission: 'desk.record' },
    input: ({ deskPaymentId }) => ({ deskPaymentId, amountMinor: 100, note: 'Because' }),
  },
  [`${VISITS}#makeLinkAction`]: {
    ...{ of: 'branch', permission: 'links.manage' },
    input: ({ visitId }) => ({ visitId, amountMinor: 1000 }),
  },
  [`${VISITS}#showLinkAction`]: {
    ...{ of: 'branch', permission: 'links.manage' },
    input: ({ linkId }) => ({ linkId }),
  },
  [`${VISITS}#mailLinkAction`]: {
    ...{ of: 'branch', permission: 'links.manage' },
    input: ({ linkId }) => ({ linkId }),
  },
  [`${VISITS}#withdrawLinkAction`]: {
    ...{ of: 'branch', permission: 'links.manage' },
    input: ({ linkId }) => ({ linkId }),
  },
  [`${MONEY}#refundAction`]: {
    ...{ of: 'branch', permission: 'payments.refund' },
    input: ({ paymentId }) => ({ paymentId, amountMinor: 100, reason: 'requested_by_client' }),
  },
  [`${MONEY}#captureAction`]: {
    ...{ of: 'branch', permission: 'payments.refund' },
    input: ({ paymentId }) => ({ paymentId, amountMinor: 100 }),
  },
  [`${MONEY}#releaseAction`]: {
    ...{ of: 'branch', permission: 'payments.refund' },
    input: ({ paymentId }) => ({ paymentId }),
  },
  [`${MONEY}#answerDisputeAction`]: {
    ...{ of: 'branch', permission: 'payments.refund' },
    input: ({ disputeId }) => ({ disputeId, evidence: SOME_EVIDENCE }),
  },
  [`${MONEY}#resolveNoticeAction`]: {
    ...{ of: 'branch', permission: 'payments.refund' },
    input: ({ noticeId }) => ({ noticeId }),
  },
  [`${MONEY}#resendReceiptAction`]: {
    ...{ of: 'branch', permission: 'payments.view' },
    input: ({ paymentId }) => ({ paymentId }),
  },
  [`${MONEY}/settings#connectStripeAction`]: {
    ...{ of: 'branch', permission: 'stripe.manage', hasNoIds: true },
    input: () => ({
      publishableKey: 'pk_test_x',
      secretKey: 'sk_test_x',
      signingSecret: '',
      isOtherAccountMeant: true,
    }),
  },
  [`${MONEY}/settings#makeWebhookAction`]: {
    ...{ of: 'branch', permission: 'stripe.manage', hasNoIds: true },
    input: () => ({}),
  },
  [`${MONEY}/settings#switchPaymentAction`]: {
    ...{ of: 'branch', permission: 'stripe.manage', hasNoIds: true },
    input: () => ({ name: 'form', isOn: false }),
  },
  [`${MONEY}/terms#changeTermsAction`]: {
    ...{ of: 'branch', permission: 'terms.manage' },
    input: ({ serviceId }) => ({ of: 'services', serviceIds: [serviceId], status: 'available' }),
  },
  'admin/[branch]/finance/cash-flow/mails#changeReportMailsAction': {
    ...{ of: 'branch', permission: 'reports.mail' },
    input: ({ membershipId }) => ({ membershipId, frequencies: ['daily'], locale: 'uk' }),
  },
  [`${FORM}#addSiteAction`]: {
    ...{ of: 'branch', permission: 'form.manage', hasNoIds: true },
    input: () => ({ address: 'https://other.example' }),
  },
  [`${FORM}#removeSiteAction`]: {
    ...{ of: 'branch', permission: 'form.manage' },
    input: ({ siteId }) => ({ siteId }),
  },
  [`${FORM}#changeAccentAction`]: {
    ...{ of: 'branch', permission: 'form.manage', hasNoIds: true },
    input: () => ({ accent: '#123456' }),
  },
  [`${FORM}#changeLogoAction`]: {
    ...{ of: 'branch', permission: 'form.manage', hasNoIds: true },
    input: () => ({ file: null }),
  },
  [`${MAILS}#sendLetterAgainAction`]: {
    ...{ of: 'branch', permission: 'letters.send' },
    input: ({ letterId }) => ({ letterId, email: 'other@example.com' }),
  },
  [`${MAILS}#changeReminderAction`]: {
    ...{ of: 'branch', permission: 'letters.manage', hasNoIds: true },
    input: () => ({ hours: null }),
  },
  [`${PEOPLE}#invitePersonAction`]: {
    ...{ of: 'branch', permission: 'people.manage', hasNoIds: true },
    input: () => ({ email: 'someone@example.com', role: 'staff_member', locale: 'uk' }),
  },
  [`${PEOPLE}#revokeInvitationAction`]: {
    ...{ of: 'branch', permission: 'people.manage' },
    input: ({ invitationId }) => ({ invitationId }),
  },
  [`${PEOPLE}#changeRoleAction`]: {
    ...{ of: 'branch', permission: 'people.manage' },
    input: ({ membershipId }) => ({ membershipId, role: null }),
  },
  [`${PEOPLE}#requireTwoFactorAction`]: {
    ...{ of: 'branch', permission: 'branch.manage', hasNoIds: true },
    input: () => ({ isRequired: true }),
  },
  'admin/[branch]/settings/branch#changeBranchAction': {
    ...{ of: 'branch', permission: 'branch.edit', hasNoIds: true },
    input: () => ({
      ...{ name: 'Mine', address: '', phone: '', email: '', country: 'DE', currency: 'EUR', timeZone: 'Europe/Berlin' },
      ...{ locale: 'en', slotStepMinutes: 15, leadTimeMinutes: 0, bookingHorizonDays: 60 },
    }),
  },
  [`${CLIENTS}#saveClientAction`]: {
    ...{ of: 'branch', permission: 'clients.manage' },
    input: ({ clientId }) => ({ clientId, name: 'Mine', phone: '+4915112345679', email: '', note: '' }),
  },
  [`${CLIENTS}#mergeClientsAction`]: {
    ...{ of: 'branch', permission: 'clients.manage' },
    input: ({ clientId, otherClientId }) => ({ keepId: clientId, mergeId: otherClientId }),
  },
  [`${CLIENTS}#eraseClientAction`]: {
    ...{ of: 'branch', permission: 'clients.erase' },
    input: ({ clientId }) => ({ clientId }),
  },
  [`${SERVICES}#saveServiceAction`]: {
    ...{ of: 'branch', permission: 'services.manage' },
    input: ({ serviceId, categoryId, staffMemberId }) => ({
      ...{ serviceId, categoryId, name: 'Haircut', description: '', durationMinutes: 60, bufferMinutes: 0 },
      ...{ priceFromMinor: 100, priceToMinor: null, staffMemberIds: [staffMemberId] },
    }),
  },
  [`${SERVICES}#moveServiceAction`]: {
    ...{ of: 'branch', permission: 'services.manage' },
    input: ({ serviceId }) => ({ serviceId, direction: 'up' }),
  },
  [`${SERVICES}#archiveServiceAction`]: {
    ...{ of: 'branch', permission: 'services.manage' },
    input: ({ serviceId }) => ({ serviceId, isArchived: true }),
  },
  [`${SERVICES}#saveCategoryAction`]: {
    ...{ of: 'branch', permission: 'services.manage' },
    input: ({ categoryId }) => ({ categoryId, name: 'Mine' }),
  },
  [`${SERVICES}#moveCategoryAction`]: {
    ...{ of: 'branch', permission: 'services.manage' },
    input: ({ categoryId }) => ({ categoryId, direction: 'down' }),
  },
  [`${SERVICES}#deleteCategoryAction`]: {
    ...{ of: 'branch', permission: 'services.manage' },
    input: ({ categoryId }) => ({ categoryId }),
  },
  [`${TEAM}#saveStaffMemberAction`]: {
    ...{ of: 'branch', permission: 'team.manage' },
    input: ({ staffMemberId }) => ({ staffMemberId, name: 'Mine', jobTitle: '' }),
  },
  [`${TEAM}#moveStaffMemberAction`]: {
    ...{ of: 'branch', permission: 'team.manage' },
    input: ({ staffMemberId }) => ({ staffMemberId, direction: 'up' }),
  },
  [`${TEAM}#archiveStaffMemberAction`]: {
    ...{ of: 'branch', permission: 'team.manage' },
    input: ({ staffMemberId }) => ({ staffMemberId, isArchived: true, acceptedVisitIds: [] }),
  },
  [`${TEAM}#saveStaffPhotoAction`]: {
    ...{ of: 'branch', permission: 'team.manage' },
    input: ({ staffMemberId, photo }) => ({ staffMemberId, file: photo }),
  },
  [`${TEAM}#removeStaffPhotoAction`]: {
    ...{ of: 'branch', permission: 'team.manage' },
    input: ({ staffMemberId }) => ({ staffMemberId }),
  },
  [`${TEAM}#saveStaffServicesAction`]: {
    ...{ of: 'branch', permission: 'team.manage' },
    input: ({ staffMemberId, serviceId }) => ({
      staffMemberId,
      services: [{ serviceId, durationMinutes: null, priceFromMinor: 1, priceToMinor: null }],
    }),
  },
  [`${TEAM}#linkMemberAction`]: {
    ...{ of: 'branch', permission: 'people.manage' },
    input: ({ staffMemberId, membershipId }) => ({ staffMemberId, membershipId }),
  },
  [`${TEAM}#saveWeeklyHoursAction`]: {
    ...{ of: 'branch', permission: 'schedule.manage' },
    input: ({ staffMemberId }) => ({ staffMemberId, week: [], acceptedVisitIds: [] }),
  },
  [`${TEAM}#saveDayHoursAction`]: {
    ...{ of: 'branch', permission: 'schedule.manage' },
    input: ({ staffMemberId }) => ({ staffMemberId, day: '2030-01-01', hours: [], acceptedVisitIds: [] }),
  },
  [`${TEAM}#addTimeOffAction`]: {
    ...{ of: 'branch', permission: 'schedule.manage' },
    input: ({ staffMemberId }) => ({
      ...{ staffMemberId, from: { day: '2030-01-01', minute: 0 }, to: { day: '2030-01-01', minute: 60 } },
      ...{ reason: '', acceptedVisitIds: [] },
    }),
  },
  [`${TEAM}#removeTimeOffAction`]: {
    ...{ of: 'branch', permission: 'schedule.manage' },
    input: ({ staffMemberId, timeOffId }) => ({ staffMemberId, timeOffId }),
  },
  'account#endSessionAction': { of: 'person', input: ({ sessionId }) => ({ sessionId }) },
  'invitation/[token]#acceptInvitationAction': {
    of: 'open',
    why: 'the token is the permission, and only of the person whom it was sent to',
    guess: (_, act) => [act({ token: 'x'.repeat(43) }), act({ token: 'y'.repeat(43) })],
  },
  'set-up#saveDraftAction': { of: 'person', hasNoIds: true, input: () => ({ name: 'Лілея' }) },
  'set-up#createBranchAction': { of: 'person', hasNoIds: true, input: () => ({}) },
  'set-up#checkSlugAction': { of: 'person', hasNoIds: true, input: () => ({ slug: 'lileia' }) },
  'book/[branch]#bookVisitAction': {
    of: 'open',
    why: 'everyone may book',
    // Another salon’s service at this one’s form is as unknown as one that is nowhere.
    guess: ({ attacker, serviceId }, act) =>
      [serviceId, UNKNOWN].map((service) => act(attacker.slug, {}, bookingForm(service))),
  },
  'book/[branch]/pay/[visit]#confirmVisitAction': {
    of: 'open',
    why: 'the private link is the permission',
    guess: (_, act) => [act('x'.repeat(43), Date.now()), act('y'.repeat(43), Date.now())],
  },
  'book/[branch]/pay/[visit]#changeTimeAction': {
    of: 'open',
    why: 'the private link is the permission',
    guess: (_, act) => [act('x'.repeat(43)), act('y'.repeat(43))],
  },
  'book/[branch]/pay/[visit]#rebookVisitAction': {
    of: 'open',
    why: 'the private link is the permission',
    guess: (_, act) => ['x', 'y'].map((letter) => act(letter.repeat(43), '', timeForm())),
  },
  'visit/[token]#cancelVisitAction': {
    of: 'open',
    why: 'the private link is the permission',
    guess: (_, act) => [act('x'.repeat(43)), act('y'.repeat(43))],
  },
  'visit/[token]#moveVisitAction': {
    of: 'open',
    why: 'the private link is the permission',
    guess: (_, act) => {
      const move = { startsAt: new Date(Date.now() + 86_400_000), agreed: [UNKNOWN], revision: 0 }
      return ['x', 'y'].map((letter) => act(letter.repeat(43), move))
    },
  },
}

function bookingForm(service: string): FormData {
  const form = new FormData()
  const at = new Date(Date.now() + 5 * 86_400_000).toISOString()
  const fields = { service, staff: 'anyone', at, name: 'Anna', phone: '+4915112345678', email: 'anna@example.com' }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

function timeForm(): FormData {
  const form = new FormData()
  form.set('time', `${new Date(Date.now() + 5 * 86_400_000).toISOString()} 5000 ${UNKNOWN}`)
  return form
}

/** A route of a branch is tried by everyone, at every branch; what `open` routes answer stands in tests of their own. */
export type RouteRow =
  | {
      readonly of: 'branch'
      readonly permission: Permission
      readonly query?: string
      /** What else its address names, with the world's own ids. */
      readonly params?: (world: World) => Readonly<Record<string, string>>
    }
  | { readonly of: 'open'; readonly why: string }

export const ROUTES: Readonly<Record<string, RouteRow>> = {
  'api/branches/[branch]/changes': { of: 'branch', permission: 'visits.view' },
  'api/branches/[branch]/payments.csv': { of: 'branch', permission: 'payments.export' },
  'api/branches/[branch]/ledger.csv': { of: 'branch', permission: 'payments.export' },
  'api/branches/[branch]/balance.csv': { of: 'branch', permission: 'payments.export' },
  'api/branches/[branch]/payouts.csv': { of: 'branch', permission: 'payments.export' },
  'api/branches/[branch]/all-branches.csv': { of: 'branch', permission: 'payments.export' },
  'api/branches/[branch]/cash-flow.csv': { of: 'branch', permission: 'payments.export' },
  'api/branches/[branch]/cash-flow-rows.csv': {
    ...{ of: 'branch', permission: 'payments.export' },
    query: '?period=month&of=test&side=client&currency=EUR&figure=gross',
  },
  'api/branches/[branch]/payouts/[payout]/contents.csv': {
    ...{ of: 'branch', permission: 'payments.export' },
    params: ({ payoutId }) => ({ payout: payoutId }),
  },
  'api/branches/[branch]/letter-preview': {
    ...{ of: 'branch', permission: 'letters.send' },
    query: '?kind=visit_booked&locale=uk',
  },
  'api/branches/[branch]/clients/[client]/data.json': {
    ...{ of: 'branch', permission: 'clients.export' },
    params: ({ clientId }) => ({ client: clientId }),
  },
  'api/branches/[branch]/widget-preview': {
    ...{ of: 'branch', permission: 'form.manage' },
    query: '?mode=inline&locale=uk',
  },
  'api/slots': { of: 'open', why: 'everyone sees a salon’s free times' },
  'api/visits/[visit]/calendar': { of: 'open', why: 'the private link is the permission' },
  'api/branches/[branch]/staff-photos/[file]': { of: 'open', why: 'everyone who sees the form sees its people' },
  'api/branches/[branch]/logo/[digest]': { of: 'open', why: 'everyone who sees the form sees the logo' },
  'api/[...rest]': { of: 'open', why: 'nothing is there' },
  'payments/[...rest]': { of: 'open', why: 'nothing is there' },
  'api/auth/[...all]': { of: 'open', why: 'who signs in is not signed in yet; better-auth asks for a session itself' },
  'api/health/live': { of: 'open', why: 'says nothing but that it lives' },
  'api/health/ready': { of: 'open', why: 'says nothing but that it is ready' },
  'api/bookings': { of: 'open', why: 'everyone may book' },
  'api/payment-intents': { of: 'open', why: 'the private link is the permission' },
  'payments/prepaid/stripe': { of: 'open', why: 'Stripe’s signature is the permission' },
}
