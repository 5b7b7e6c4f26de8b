'use server'

import { ChangeReportMailsInput, changeReportMails } from '#lib/flows/reports/change-report-mails.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const changeReportMailsAction = branchAction('reports.mail', ChangeReportMailsInput, changeReportMails)
