'use server'

import { ArchiveServiceInput, archiveService } from '#lib/flows/catalog/archive-service.ts'
import { DeleteCategoryInput, deleteCategory } from '#lib/flows/catalog/delete-category.ts'
import { MoveCategoryInput, moveCategory } from '#lib/flows/catalog/move-category.ts'
import { MoveServiceInput, moveService } from '#lib/flows/catalog/move-service.ts'
import { SaveCategoryInput, saveCategory } from '#lib/flows/catalog/save-category.ts'
import { SaveServiceInput, saveService } from '#lib/flows/catalog/save-service.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const saveServiceAction = branchAction('services.manage', SaveServiceInput, saveService)

export const moveServiceAction = branchAction('services.manage', MoveServiceInput, moveService)

export const archiveServiceAction = branchAction('services.manage', ArchiveServiceInput, archiveService)

export const saveCategoryAction = branchAction('services.manage', SaveCategoryInput, saveCategory)

export const moveCategoryAction = branchAction('services.manage', MoveCategoryInput, moveCategory)

export const deleteCategoryAction = branchAction('services.manage', DeleteCategoryInput, deleteCategory)
