'use client'

import { useState } from 'react'
import { useAct } from '#components/admin/use-act.ts'
import type { WallClock } from '#lib/visits/schedule/wall-clock.ts'
import type { ManageActs } from '../visit-acts.ts'
import type { JournalEntry } from './journal-entry.ts'

type Place = { readonly at: WallClock; readonly staffMemberId: string }
type Doing = { readonly acts: ManageActs | null; readonly refusals: Readonly<Record<string, string>> }

const LEAST_MINUTES = 5

/**
 * Appointments as they are, and as they are about to be: what is dragged stands in its new place at once, and goes back
 * when the server says no.
 */
export function useMoves(known: readonly JournalEntry[], { acts, refusals }: Doing) {
  const { act } = useAct(refusals)
  const [moving, setMoving] = useState<JournalEntry | null>(null)

  async function run(shown: JournalEntry, send: Parameters<typeof act>[0]): Promise<void> {
    // Until then nobody moves it again: they would be told that somebody was faster.
    setMoving({ ...shown, isMovable: false, isStretchable: false })
    // What has moved stays where it was put until the page knows it there.
    if (!(await act(send))) setMoving(null)
  }

  function move(entry: JournalEntry, { at, staffMemberId }: Place): void {
    const { visitId, revision, startMinute, endMinute, leadMinutes } = entry
    const isSame = at.day === entry.day && at.minute === startMinute && staffMemberId === entry.staffMemberId
    if (!acts || isSame) return
    const times = { day: at.day, startMinute: at.minute, endMinute: at.minute + endMinute - startMinute }
    // The whole visit moves by as much; only whoever served this part hands it on.
    const start = { day: at.day, minute: Math.max(0, at.minute - leadMinutes) }
    const handOn =
      staffMemberId === entry.staffMemberId
        ? { staffMemberId: null }
        : { staffMemberId, insteadOfId: entry.staffMemberId }
    void run({ ...entry, ...times, staffMemberId }, () => acts.move({ visitId, revision, at: start, ...handOn }))
  }

  function stretch(entry: JournalEntry, to: { readonly start: number; readonly end: number }): void {
    const { visitId, revision, id: appointmentId, startMinute } = entry
    const minutes = to.end - startMinute
    if (!acts || minutes < LEAST_MINUTES || to.start !== startMinute) return
    void run({ ...entry, endMinute: to.end }, () => acts.stretch({ visitId, appointmentId, minutes, revision }))
  }

  const isMoving = (entry: JournalEntry) => entry.id === moving?.id && entry.revision === moving.revision
  const entries = known.map((entry) => (moving && isMoving(entry) ? moving : entry))
  return { entries, move, stretch, movingId: known.some(isMoving) ? (moving?.id ?? null) : null }
}
