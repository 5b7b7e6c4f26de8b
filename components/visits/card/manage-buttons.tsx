'use client'

import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#components/admin/use-act.ts'
import type { Messages } from '#lib/i18n/messages.ts'
import { nextMarkOf, type VisitMark } from '#lib/visits/marks/mark-policy.ts'
import type { WallClock } from '#lib/visits/schedule/wall-clock.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'
import { EndingDialog } from '../dialogs/ending-dialog.tsx'
import { MoveDialog, type StaffChoice } from '../dialogs/move-dialog.tsx'
import { StretchDialog } from '../dialogs/stretch-dialog.tsx'
import type { ManageActs } from '../visit-acts.ts'

export type ManagedVisit = {
  readonly id: string
  readonly state: VisitState
  readonly revision: number
  readonly clientName: string
  readonly when: string
  readonly at: WallClock
  readonly appointments: readonly {
    readonly id: string
    readonly name: string
    readonly minutes: number
    readonly staffMemberId: string
    readonly leadMinutes: number
  }[]
  /** What the visit's state allows. */
  readonly marks: readonly VisitMark[]
  readonly can: Readonly<Record<'move' | 'stretch' | 'cancel' | 'miss', boolean>>
}

type Props = {
  readonly visit: ManagedVisit
  readonly staff: readonly StaffChoice[]
  readonly acts: ManageActs
  readonly locale: string
  readonly words: Messages['visits']
  readonly refusals: Readonly<Record<string, string>>
}

type Open = 'move' | 'stretch' | 'cancel' | 'noShow'

/** What can be done with a visit's time and state: what comes next stands out, what cannot be taken back asks first. */
export function ManageButtons({ visit, staff, acts, locale, words, refusals }: Props) {
  const { id: visitId, marks, can, revision } = visit
  const { act, isActing } = useAct(refusals)
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const next = nextMarkOf(visit.state)
  const run = async (send: Parameters<typeof act>[0]) => {
    if (await act(send)) close()
  }
  const ending = { name: visit.clientName, when: visit.when, locale, words, refusals, isBusy: isActing, onClose: close }
  return (
    <Group gap="xs">
      {marks.map((mark) => (
        <Button
          key={mark}
          variant={mark === next ? 'filled' : 'default'}
          disabled={isActing}
          onClick={() => act(() => acts.mark({ visitId, mark }))}
        >
          {words.acts[wordOfMark(visit.state, mark)]}
        </Button>
      ))}
      {can.move && (
        <Button variant="default" onClick={() => setOpen('move')}>
          {words.acts.move}
        </Button>
      )}
      {can.stretch && (
        <Button variant="default" onClick={() => setOpen('stretch')}>
          {words.acts.stretch}
        </Button>
      )}
      {can.miss && (
        <Button variant="default" onClick={() => setOpen('noShow')}>
          {words.acts.noShow}
        </Button>
      )}
      {can.cancel && (
        <Button variant="subtle" color="red" onClick={() => setOpen('cancel')}>
          {words.acts.cancel}
        </Button>
      )}
      {open === 'move' && (
        <MoveDialog
          visit={visit}
          staff={staff}
          words={words}
          check={acts.check}
          isBusy={isActing}
          onConfirm={(wish) => run(() => acts.move({ visitId, revision, ...wish }))}
          onClose={close}
        />
      )}
      {open === 'stretch' && (
        <StretchDialog
          appointments={visit.appointments}
          words={words}
          isBusy={isActing}
          onConfirm={(wish) => run(() => acts.stretch({ visitId, revision, ...wish }))}
          onClose={close}
        />
      )}
      {open === 'cancel' && (
        <EndingDialog
          {...ending}
          kind="cancel"
          quote={() => acts.quote({ visitId, state: 'canceled' })}
          onConfirm={(isFeeWaived) => run(() => acts.cancel({ visitId, isFeeWaived }))}
        />
      )}
      {open === 'noShow' && (
        <EndingDialog
          {...ending}
          kind="noShow"
          quote={() => acts.quote({ visitId, state: 'no_show' })}
          onConfirm={(isFeeWaived) => run(() => acts.noShow({ visitId, isFeeWaived }))}
        />
      )}
    </Group>
  )
}

/** The same mark is said another way where it takes something back. */
function wordOfMark(state: VisitState, mark: VisitMark): keyof Messages['visits']['acts'] {
  if (mark === 'arrived' && state === 'completed') return 'backToArrived'
  if (mark === 'arrived' && state === 'no_show') return 'cameAfterAll'
  return mark
}
