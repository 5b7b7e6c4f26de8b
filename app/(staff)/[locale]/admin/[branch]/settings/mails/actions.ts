'use server'

import { ChangeReminderInput, changeReminder } from '#lib/flows/letters/change-reminder.ts'
import { SendLetterAgainInput, sendLetterAgain } from '#lib/flows/letters/send-letter-again.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const sendLetterAgainAction = branchAction('letters.send', SendLetterAgainInput, sendLetterAgain)

export const changeReminderAction = branchAction('letters.manage', ChangeReminderInput, changeReminder)
