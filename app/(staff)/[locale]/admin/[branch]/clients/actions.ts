'use server'

import { EraseClientInput, eraseClient } from '#lib/flows/clients/erase-client.ts'
import { MergeClientsInput, mergeClients } from '#lib/flows/clients/merge-clients.ts'
import { branchAction } from '#lib/http/branch-action.ts'
import { saveTypedClient, TypedClient } from '#lib/http/clients/edited-client.ts'

export const saveClientAction = branchAction('clients.manage', TypedClient, saveTypedClient)

export const mergeClientsAction = branchAction('clients.manage', MergeClientsInput, mergeClients)

export const eraseClientAction = branchAction('clients.erase', EraseClientInput, eraseClient)
