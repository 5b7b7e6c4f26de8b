import 'server-only'
import type { Role } from '#lib/branches/role-policy.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import type { ReportFrequency } from '#prisma/generated/enums.ts'

/** Somebody who works for the branch, and how often they are mailed its cash flow. */
export type ReportReader = {
  readonly membershipId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly frequencies: readonly ReportFrequency[]
  /** The language of their mails; of somebody who gets none yet, the branch's. */
  readonly locale: string
  readonly lastSentAt: Date | null
}

/** Everybody who works for the branch; whoever asks leaves out those who may not see a report. */
export async function listReportReaders({ branchId }: BranchScope): Promise<readonly ReportReader[]> {
  const ofReport = { branchId, kind: 'cash_flow_report', state: 'sent' } as const
  const [branch, members, sent] = await Promise.all([
    database().branch.findUniqueOrThrow({ where: { id: branchId }, select: { locale: true } }),
    database().membership.findMany({
      where: { branchId },
      orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
      select: {
        ...{ id: true, userId: true, role: true, user: { select: { name: true, email: true } } },
        reportSubscriptions: { select: { frequency: true, locale: true }, orderBy: { frequency: 'asc' } },
      },
    }),
    database().letter.groupBy({ by: ['userId'], where: ofReport, _max: { sentAt: true } }),
  ])
  const lastSent = new Map(sent.map(({ userId, _max }) => [userId, _max.sentAt]))
  return members.map(({ id, userId, role, user, reportSubscriptions }) => ({
    ...{ membershipId: id, role, ...user },
    frequencies: reportSubscriptions.map(({ frequency }) => frequency),
    locale: reportSubscriptions[0]?.locale ?? branch.locale,
    lastSentAt: lastSent.get(userId) ?? null,
  }))
}
