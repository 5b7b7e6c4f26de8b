'use server'

import { AddTimeOffInput, addTimeOff } from '#lib/flows/team/add-time-off.ts'
import { ArchiveStaffMemberInput, archiveStaffMember } from '#lib/flows/team/archive-staff-member.ts'
import { LinkMemberInput, linkMember } from '#lib/flows/team/link-member.ts'
import { MoveStaffMemberInput, moveStaffMember } from '#lib/flows/team/move-staff-member.ts'
import { RemoveStaffPhotoInput, removeStaffPhoto } from '#lib/flows/team/remove-staff-photo.ts'
import { RemoveTimeOffInput, removeTimeOff } from '#lib/flows/team/remove-time-off.ts'
import { SaveDayHoursInput, saveDayHours } from '#lib/flows/team/save-day-hours.ts'
import { SaveStaffMemberInput, saveStaffMember } from '#lib/flows/team/save-staff-member.ts'
import { SaveStaffPhotoInput, saveStaffPhoto } from '#lib/flows/team/save-staff-photo.ts'
import { SaveStaffServicesInput, saveStaffServices } from '#lib/flows/team/save-staff-services.ts'
import { SaveWeeklyHoursInput, saveWeeklyHours } from '#lib/flows/team/save-weekly-hours.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const saveStaffMemberAction = branchAction('team.manage', SaveStaffMemberInput, saveStaffMember)

export const moveStaffMemberAction = branchAction('team.manage', MoveStaffMemberInput, moveStaffMember)

export const archiveStaffMemberAction = branchAction('team.manage', ArchiveStaffMemberInput, archiveStaffMember)

export const saveStaffPhotoAction = branchAction('team.manage', SaveStaffPhotoInput, saveStaffPhoto)

export const removeStaffPhotoAction = branchAction('team.manage', RemoveStaffPhotoInput, removeStaffPhoto)

export const saveStaffServicesAction = branchAction('team.manage', SaveStaffServicesInput, saveStaffServices)

export const linkMemberAction = branchAction('people.manage', LinkMemberInput, linkMember)

export const saveWeeklyHoursAction = branchAction('schedule.manage', SaveWeeklyHoursInput, saveWeeklyHours)

export const saveDayHoursAction = branchAction('schedule.manage', SaveDayHoursInput, saveDayHours)

export const addTimeOffAction = branchAction('schedule.manage', AddTimeOffInput, addTimeOff)

export const removeTimeOffAction = branchAction('schedule.manage', RemoveTimeOffInput, removeTimeOff)
