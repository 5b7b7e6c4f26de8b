import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'

export type ClientFacts = {
  readonly name: string
  /** E.164. */
  readonly phone: string
  /** Empty for who has none. */
  readonly email: string
  readonly note: string | null
}

export type LockedClient = ClientFacts & {
  readonly id: string
  readonly isErased: boolean
  /** The person whom this card was merged into. */
  readonly mergedIntoId: string | null
}

/** Takes clients of the branch, in one order for everyone: bookings under their numbers wait too. */
export function lockClients(
  tx: Transaction,
  { branchId }: BranchScope,
  ids: readonly string[],
): Promise<readonly LockedClient[]> {
  return tx.$queryRaw<LockedClient[]>`
    select id, name, phone, email, note, erased_at is not null as "isErased", merged_into_id as "mergedIntoId"
    from client where branch_id = ${branchId}::uuid and id = any (${[...ids]}::uuid[]) order by id for update`
}

/** The one of whom a card is: null for one that the branch does not have, or that was merged into another. */
export async function lockClient(tx: Transaction, scope: BranchScope, id: string): Promise<LockedClient | null> {
  const [client] = await lockClients(tx, scope, [id])
  return client && client.mergedIntoId === null ? client : null
}

/** Whose number it is, if it is somebody’s: the card itself, which may have been merged into another. */
export async function findCardOfPhone(
  tx: Transaction,
  { branchId }: BranchScope,
  phone: string,
): Promise<{ readonly id: string; readonly mergedIntoId: string | null } | null> {
  return tx.client.findUnique({
    where: { branchId_phone: { branchId, phone } },
    select: { id: true, mergedIntoId: true },
  })
}

/** In which language whoever has this number is written to; null for a number that is nobody’s. */
export async function findLocaleOfPhone(
  tx: Transaction,
  { branchId }: BranchScope,
  phone: string,
): Promise<string | null> {
  const card = await tx.client.findUnique({
    where: { branchId_phone: { branchId, phone } },
    select: { locale: true, mergedInto: { select: { locale: true } } },
  })
  return card && (card.mergedInto ?? card).locale
}

/**
 * Makes sure that nobody else gets a number until the transaction ends: false if somebody has it, also if they have it
 * since a moment ago. The card that holds it for that moment is gone again.
 */
export async function claimPhone(tx: Transaction, { branchId }: BranchScope, phone: string): Promise<boolean> {
  const claimed = await tx.$executeRaw`
    insert into client (branch_id, name, phone, email, locale) values (${branchId}::uuid, '', ${phone}, '', '')
    on conflict (branch_id, phone) do nothing`
  if (claimed > 0) await tx.client.delete({ where: { branchId_phone: { branchId, phone } } })
  return claimed > 0
}

export async function saveClientFacts(
  tx: Transaction,
  { branchId }: BranchScope,
  { id, facts }: { readonly id: string; readonly facts: ClientFacts },
): Promise<void> {
  const { name, phone, email, note } = facts
  await tx.client.update({ where: { branchId_id: { branchId, id } }, data: { name, phone, email, note } })
}

/** Gives a card that was merged the number that its person had until now, for the one that they take from it. */
export async function swapPhones(
  tx: Transaction,
  { branchId }: BranchScope,
  { id, mergedId, phone }: { readonly id: string; readonly mergedId: string; readonly phone: string },
): Promise<void> {
  const cards = await tx.client.findMany({ where: { branchId, id: { in: [id, mergedId] } } })
  const own = cards.find((card) => card.id === id)?.phone ?? phone
  const save = (card: string, number: string) =>
    tx.client.update({ where: { branchId_id: { branchId, id: card } }, data: { phone: number } })
  await save(mergedId, `moved:${mergedId}`)
  await save(id, phone)
  await save(mergedId, own)
}
