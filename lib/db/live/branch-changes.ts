import 'server-only'
import pg from 'pg'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'

/** The channel on which the database's triggers say which branch has changed. */
const CHANNEL = 'branch_changed'
const AGAIN_AFTER_MS = 1000
/** The line outlives whoever watches last: who goes from page to page is away for a moment only. */
const LINGER_MS = 60_000
/** How far the clocks of two servers may be apart. */
const CLOCKS_APART_MS = 2000

type Watcher = () => void
type Line = { readonly client: pg.Client; readonly isOpen: Promise<boolean>; openSince: number }

const watchers = new Map<string, Set<Watcher>>()
/** When each branch was last told of, while the line has been open. */
const lastTold = new Map<string, number>()
let line: Line | null = null
let lingering: NodeJS.Timeout | undefined

/**
 * Tells of everything that is committed in a branch's visits and payments from the moment in which it resolves until it
 * is let go. It tells once more where the connection was lost, because something may have been missed.
 */
export async function watchBranch({ branchId }: BranchScope, onChange: Watcher): Promise<() => void> {
  const those = watchers.get(branchId) ?? new Set()
  watchers.set(branchId, those.add(onChange))
  clearTimeout(lingering)
  line ??= listen()
  await line.isOpen
  return () => {
    those.delete(onChange)
    if (those.size === 0 && watchers.get(branchId) === those) watchers.delete(branchId)
    if (watchers.size > 0) return
    clearTimeout(lingering)
    lingering = setTimeout(() => void hangUp(), LINGER_MS).unref()
  }
}

/** Whether something may have changed in the branch since then (milliseconds of the epoch, by a server's clock). */
export function mayHaveChanged({ branchId }: BranchScope, since: number): boolean {
  if (!line || line.openSince > since) return true
  return (lastTold.get(branchId) ?? 0) >= since - CLOCKS_APART_MS
}

/** One connection of this process listens for all who watch. */
function listen(): Line {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL.reveal(),
    application_name: 'zapys-changes',
    keepAlive: true,
  })
  const lost = (error: unknown) => {
    if (watchers.size > 0) log().warn({ err: error }, 'nobody is told of changes until the database is there again')
    again(client)
    return false
  }
  client.on('notification', ({ payload = '' }) => tell(payload))
  client.on('error', lost)
  const isOpen = client
    .connect()
    .then(() => client.query(`listen ${CHANNEL}`))
    .then(() => {
      opened.openSince = Date.now()
      return true
    }, lost)
  const opened: Line = { client, isOpen, openSince: Number.POSITIVE_INFINITY }
  return opened
}

function tell(branchId: string): void {
  lastTold.set(branchId, Date.now())
  for (const watcher of watchers.get(branchId) ?? []) watcher()
}

/** Listens anew after a pause; whoever watches is told then. */
function again(lost: pg.Client): void {
  if (line?.client !== lost) return
  void hangUp()
  setTimeout(() => {
    if (watchers.size === 0) return
    line ??= listen()
    void line.isOpen.then((isOpen) => {
      if (isOpen) for (const branchId of watchers.keys()) tell(branchId)
    })
  }, AGAIN_AFTER_MS).unref()
}

async function hangUp(): Promise<void> {
  const open = line
  line = null
  lastTold.clear()
  await open?.client.end().catch(() => undefined)
}
