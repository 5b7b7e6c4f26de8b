import type { MembershipRole } from '#prisma/generated/enums.ts'

const PERMISSIONS = [
  'payments.view',
  'payments.refund',
  'stripe.view',
  'stripe.manage',
  'terms.manage',
  'form.manage',
] as const

export type Permission = (typeof PERMISSIONS)[number]

/** What each role may do; the page that shows a button and the action behind it both ask here. */
const PERMISSIONS_OF: Readonly<Record<MembershipRole, readonly Permission[]>> = {
  owner: PERMISSIONS,
  admin: PERMISSIONS,
  reception: ['payments.view', 'payments.refund'],
  staff_member: [],
}

export function roleMay(role: MembershipRole, permission: Permission): boolean {
  return PERMISSIONS_OF[role].includes(permission)
}
