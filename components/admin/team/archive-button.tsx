'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '#components/admin/confirm-dialog.tsx'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { FallenVisits, type FallenWords, type Reader } from '#components/admin/schedule/fallen-visits.tsx'
import { type ScheduleAnswer, useScheduleSaving } from '#components/admin/schedule/use-schedule-saving.ts'

type Props = {
  readonly staff: { readonly id: string; readonly name: string }
  readonly teamHref: string
  readonly archive: (input: {
    readonly staffMemberId: string
    readonly isArchived: boolean
    readonly acceptedVisitIds: readonly string[]
  }) => ScheduleAnswer
  readonly reader: Reader
  readonly words: Readonly<Record<'archive' | 'archiveTitle' | 'archiveText' | 'keep' | 'saving' | 'saved', string>> & {
    readonly fallen: FallenWords
  }
  readonly refusals: Readonly<Record<string, string>>
}

/** Takes somebody out of the form, their bookings shown first. */
export function ArchiveButton({ staff, teamHref, archive, reader, words, refusals }: Props) {
  const router = useRouter()
  const { saving, save, isSaving, asked, close } = useScheduleSaving(refusals)
  const [isAsking, setAsking] = useState(false)

  async function confirm() {
    await save(async (acceptedVisitIds) => {
      const outcome = await archive({ staffMemberId: staff.id, isArchived: true, acceptedVisitIds })
      if (outcome.ok) router.push(teamHref)
      return outcome
    })
    setAsking(false)
  }

  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {words.archive}
      </Button>
      <SavingNote saving={saving} words={words} />
      {isAsking && (
        <ConfirmDialog
          title={words.archiveTitle.replace('{name}', staff.name)}
          text={words.archiveText}
          words={{ confirm: words.archive, keep: words.keep }}
          isBusy={isSaving}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        />
      )}
      <FallenVisits {...{ asked, isSaving, reader }} onClose={close} words={words.fallen} />
    </>
  )
}
