'use server'

import { correctDeskPayment, DeskCorrectionInput } from '#lib/flows/desk/correct-desk-payment.ts'
import { DiscountInput, giveDiscount } from '#lib/flows/desk/give-discount.ts'
import { DeskPaymentInput, recordDeskPayment } from '#lib/flows/desk/record-desk-payment.ts'
import { FinalPriceInput, setFinalPrice } from '#lib/flows/desk/set-final-price.ts'
import { MarkVisitInput, markVisit } from '#lib/flows/journal/mark-visit.ts'
import { QuoteEndingInput, quoteEnding } from '#lib/flows/journal/quote-ending.ts'
import { StretchInput, stretchAppointment } from '#lib/flows/journal/stretch-appointment.ts'
import { MailLinkInput, mailPaymentLink } from '#lib/flows/links/mail-payment-link.ts'
import { MakeLinkInput, makePaymentLink } from '#lib/flows/links/make-payment-link.ts'
import { ShowLinkInput, showPaymentLink } from '#lib/flows/links/show-payment-link.ts'
import { WithdrawLinkInput, withdrawPaymentLink } from '#lib/flows/links/withdraw-payment-link.ts'
import { CancelVisitInput, cancelVisit } from '#lib/flows/visits/cancel-visit.ts'
import { markNoShow, NoShowInput } from '#lib/flows/visits/mark-no-show.ts'
import { branchAction } from '#lib/http/branch-action.ts'
import { moveTypedVisit, TypedMove } from '#lib/http/visits/typed-move.ts'
import { addTypedVisit, TypedVisit } from '#lib/http/visits/typed-visit.ts'
import { ClientSearchInput, findClients } from '#lib/views/visits/client-search.ts'
import { checkTime, TimeCheckInput } from '#lib/views/visits/time-check.ts'

export const addVisitAction = branchAction('visits.manage', TypedVisit, addTypedVisit)

export const moveVisitAction = branchAction('visits.manage', TypedMove, moveTypedVisit)

export const stretchAction = branchAction('visits.manage', StretchInput, stretchAppointment)

export const markVisitAction = branchAction('visits.manage', MarkVisitInput, markVisit)

export const quoteEndingAction = branchAction('visits.manage', QuoteEndingInput, quoteEnding)

export const cancelVisitAction = branchAction('visits.manage', CancelVisitInput, cancelVisit)

export const noShowAction = branchAction('visits.manage', NoShowInput, markNoShow)

export const findClientsAction = branchAction('visits.manage', ClientSearchInput, findClients)

export const checkTimeAction = branchAction('visits.manage', TimeCheckInput, checkTime)

export const discountAction = branchAction('visits.discount', DiscountInput, giveDiscount)

export const finalPriceAction = branchAction('visits.discount', FinalPriceInput, setFinalPrice)

export const recordDeskAction = branchAction('desk.record', DeskPaymentInput, recordDeskPayment)

export const correctDeskAction = branchAction('desk.record', DeskCorrectionInput, correctDeskPayment)

export const makeLinkAction = branchAction('links.manage', MakeLinkInput, makePaymentLink)

export const showLinkAction = branchAction('links.manage', ShowLinkInput, showPaymentLink)

export const mailLinkAction = branchAction('links.manage', MailLinkInput, mailPaymentLink)

export const withdrawLinkAction = branchAction('links.manage', WithdrawLinkInput, withdrawPaymentLink)
