'use client'

import { useState } from 'react'
import { useSaving } from '#components/admin/use-saving.ts'

export type FallenVisit = {
  readonly visitId: string
  readonly clientName: string
  readonly serviceName: string
  readonly startsAt: Date
}

/** How a change of a schedule went; the visits that would be left without their staff member wait for a yes. */
export type ScheduleAnswer = Promise<
  { readonly ok: true } | { readonly ok: false; readonly refusal: string; readonly visits?: readonly FallenVisit[] }
>

type Change = (acceptedVisitIds: readonly string[]) => ScheduleAnswer

export type Asked = { readonly visits: readonly FallenVisit[]; readonly confirm: () => Promise<boolean> }

/** Sends a change of a schedule. Visits that fall out of it are shown first, and it is sent again once they were seen. */
export function useScheduleSaving(refusals: Readonly<Record<string, string>>) {
  const { saving, save: send, isSaving } = useSaving(refusals)
  const [asked, setAsked] = useState<Asked | null>(null)

  async function save(change: Change, accepted: readonly string[] = []): Promise<boolean> {
    let visits: readonly FallenVisit[] = []
    const isSaved = await send(async () => {
      const answer = await change(accepted)
      if (!answer.ok) visits = answer.visits ?? []
      return answer
    })
    const seen = visits.map(({ visitId }) => visitId)
    setAsked(visits.length > 0 ? { visits, confirm: () => save(change, seen) } : null)
    return isSaved
  }

  return { saving, save, isSaving, asked, close: () => setAsked(null) }
}
