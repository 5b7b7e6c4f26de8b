'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, useState } from 'react'
import { AddDialog } from '../adding/add-dialog.tsx'
import { DayGrid } from './day-grid.tsx'

type Props = Omit<ComponentProps<typeof DayGrid>, 'onOpen' | 'onAdd'> & {
  /** With `{visit}` where a visit goes. */
  readonly hrefOfVisit: string
  /** Null for who may only look. */
  readonly adding: Omit<ComponentProps<typeof AddDialog>, 'start' | 'onClose'> | null
}

type Start = ComponentProps<typeof AddDialog>['start']

/** The day on a desk: a click on an appointment opens it, one on free time books a client. */
export function DayJournal({ hrefOfVisit, adding, ...grid }: Props) {
  const router = useRouter()
  const [start, setStart] = useState<Start | null>(null)
  return (
    <>
      <DayGrid
        {...grid}
        onOpen={(visitId) => router.push(hrefOfVisit.replace('{visit}', visitId), { scroll: false })}
        onAdd={adding && ((staffMemberId, at) => setStart({ staffMemberId, at }))}
      />
      {adding && start && <AddDialog {...adding} start={start} onClose={() => setStart(null)} />}
    </>
  )
}
