'use server'

import { AddSiteInput, addSite } from '#lib/flows/booking-form/add-site.ts'
import { ChangeAccentInput, changeAccent } from '#lib/flows/booking-form/change-accent.ts'
import { ChangeLogoInput, changeLogo } from '#lib/flows/booking-form/change-logo.ts'
import { RemoveSiteInput, removeSite } from '#lib/flows/booking-form/remove-site.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const addSiteAction = branchAction('form.manage', AddSiteInput, addSite)

export const removeSiteAction = branchAction('form.manage', RemoveSiteInput, removeSite)

export const changeAccentAction = branchAction('form.manage', ChangeAccentInput, changeAccent)

export const changeLogoAction = branchAction('form.manage', ChangeLogoInput, changeLogo)
