import 'server-only'
import pg from 'pg'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { env } from '#lib/env.ts'

/** The channel on which the database's triggers say which branch has changed. */
const CHANNEL = 'branch_changed'
const AGAIN_AFTER_MS = 1000

type Watcher = () => void

const watchers = new Map<string, Set<Watcher>>()
let listening: pg.Client | null = null

/**
 * Tells of everything that is committed in a branch's visits and payments until it is let go. It tells once more where
 * the connection was lost, because something may have been missed.
 */
export function watchBranch({ branchId }: BranchScope, onChange: Watcher): () => void {
  const those = watchers.get(branchId) ?? new Set()
  watchers.set(branchId, those.add(onChange))
  if (!listening) void listen()
  return () => {
    those.delete(onChange)
    if (those.size === 0 && watchers.get(branchId) === those) watchers.delete(branchId)
    if (watchers.size === 0) void hangUp()
  }
}

/** One connection of this process listens for all who watch. */
async function listen(): Promise<void> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL.reveal(),
    application_name: 'zapys-changes',
    keepAlive: true,
  })
  listening = client
  client.on('notification', ({ payload = '' }) => tell(payload))
  client.on('error', () => void again(client))
  await client
    .connect()
    .then(() => client.query(`listen ${CHANNEL}`))
    // What happened before it listened was not heard.
    .then(tellAll, () => again(client))
}

const tell = (branchId: string): void => {
  for (const watcher of watchers.get(branchId) ?? []) watcher()
}

function tellAll(): void {
  for (const branchId of watchers.keys()) tell(branchId)
}

/** Listens anew after a pause; everybody is told then. */
async function again(lost: pg.Client): Promise<void> {
  if (listening !== lost) return
  await hangUp()
  if (watchers.size === 0) return
  setTimeout(() => {
    if (!listening && watchers.size > 0) void listen()
  }, AGAIN_AFTER_MS).unref()
}

async function hangUp(): Promise<void> {
  const open = listening
  listening = null
  await open?.end().catch(() => undefined)
}
