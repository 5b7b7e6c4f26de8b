import type { MembershipRole } from '#prisma/generated/enums.ts'

/** Everything that may be done, in the order in which the page of roles shows it; its words are `people.permissions`. */
export const PERMISSIONS = [
  'visits.view',
  'visits.view_all',
  'visits.manage',
  'visits.discount',
  'links.manage',
  'desk.record',
  'payments.view',
  'payments.refund',
  'payments.refund_large',
  'payments.export',
  'reports.view',
  'reports.mail',
  'clients.view',
  'clients.manage',
  'clients.export',
  'clients.erase',
  'services.manage',
  'team.manage',
  'schedule.manage',
  'letters.send',
  'letters.manage',
  'stripe.view',
  'stripe.manage',
  'terms.manage',
  'form.manage',
  'people.manage',
  'audit.view',
  'branch.edit',
  'branch.manage',
] as const

export type Permission = (typeof PERMISSIONS)[number]

const OWNERS_ONLY: readonly Permission[] = ['branch.manage']

const AT_THE_DESK = [
  ...(['visits.view', 'visits.view_all', 'visits.manage', 'visits.discount'] as const),
  ...(['links.manage', 'desk.record'] as const),
] as const satisfies readonly Permission[]

/** What each role may do; the page that shows a button and the action behind it both ask here. */
const PERMISSIONS_OF: Readonly<Record<MembershipRole, readonly Permission[]>> = {
  owner: PERMISSIONS,
  admin: PERMISSIONS.filter((permission) => !OWNERS_ONLY.includes(permission)),
  reception: [
    ...AT_THE_DESK,
    'payments.view',
    'payments.refund',
    'payments.refund_large',
    'payments.export',
    'reports.view',
    'clients.view',
    'clients.manage',
    'schedule.manage',
    'letters.send',
  ],
  // Their own days.
  staff_member: ['visits.view'],
}

export function roleMay(role: MembershipRole, permission: Permission): boolean {
  return PERMISSIONS_OF[role].includes(permission)
}

type Guard = {
  /** Where the branch requires a second factor, this wants one. */
  readonly wantsTwoFactor: boolean
  /** Whoever does this has given their password within so many minutes; null asks for nothing. */
  readonly freshMinutes: number | null
}

const NO_GUARD: Guard = { wantsTwoFactor: false, freshMinutes: null }

const FRESH_MINUTES = 30

const GUARDS: Readonly<Partial<Record<Permission, Guard>>> = {
  'payments.refund': { wantsTwoFactor: true, freshMinutes: null },
  'payments.refund_large': { wantsTwoFactor: true, freshMinutes: FRESH_MINUTES },
  'clients.export': { wantsTwoFactor: false, freshMinutes: FRESH_MINUTES },
  'clients.erase': { wantsTwoFactor: false, freshMinutes: FRESH_MINUTES },
  'payments.export': { wantsTwoFactor: false, freshMinutes: FRESH_MINUTES },
  'stripe.view': { wantsTwoFactor: true, freshMinutes: null },
  'stripe.manage': { wantsTwoFactor: true, freshMinutes: FRESH_MINUTES },
}

/** What is wanted beside the role of those who see keys or give money back. */
export const guardOf = (permission: Permission): Guard => GUARDS[permission] ?? NO_GUARD
