import type { NavIcon } from '#components/admin/nav-icons.ts'
import type { Member } from '#lib/auth/members.ts'
import { type Permission, roleMay } from '#lib/auth/permissions.ts'

type Section = {
  /** Its words are `admin.sections.<name>`. */
  readonly name: 'day' | 'finance' | 'settings'
  readonly links: readonly {
    /** Its words are `admin.links.<name>`, its picture stands in nav-icons.ts. */
    readonly name: NavIcon
    /** Below `/{locale}/admin/{branch}/`. */
    readonly path: string
    readonly permission: Permission
  }[]
}

/** The admin's menu, in its order. Who adds a section adds its line here; who may not open it does not see it. */
const SECTIONS: readonly Section[] = [
  {
    name: 'day',
    links: [
      { name: 'journal', path: 'visits', permission: 'visits.view' },
      { name: 'clients', path: 'clients', permission: 'clients.view' },
      { name: 'services', path: 'services', permission: 'services.manage' },
      { name: 'team', path: 'team', permission: 'schedule.manage' },
    ],
  },
  {
    name: 'finance',
    links: [
      { name: 'cashlessPayments', path: 'finance/cashless-payments', permission: 'payments.view' },
      { name: 'cashFlow', path: 'finance/cash-flow', permission: 'reports.view' },
    ],
  },
  {
    name: 'settings',
    links: [
      { name: 'branch', path: 'settings/branch', permission: 'branch.edit' },
      { name: 'bookingForm', path: 'settings/booking-form', permission: 'form.manage' },
      { name: 'mails', path: 'settings/mails', permission: 'letters.send' },
      { name: 'people', path: 'settings/people', permission: 'people.manage' },
      { name: 'auditLog', path: 'settings/audit-log', permission: 'audit.view' },
    ],
  },
]

/** The part of the menu that a role may open. */
export const sectionsFor = (role: Member['role']): readonly Section[] =>
  SECTIONS.map(({ name, links }) => ({
    name,
    links: links.filter(({ permission }) => roleMay(role, permission)),
  })).filter(({ links }) => links.length > 0)
