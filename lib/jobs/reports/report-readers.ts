import { roleMay } from '#lib/auth/permissions.ts'
import { ROLES } from '#lib/branches/role-policy.ts'

/** Whoever may see the report's page may be mailed it. */
export const REPORT_READERS = ROLES.filter((role) => roleMay(role, 'reports.view'))
