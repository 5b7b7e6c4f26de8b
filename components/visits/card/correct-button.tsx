'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#components/admin/use-act.ts'
import type { Messages } from '#lib/i18n/messages.ts'
import type { Money } from '#lib/money/money.ts'
import { CorrectDialog } from '../dialogs/correct-dialog.tsx'
import type { DeskActs } from '../visit-acts.ts'

type Props = {
  readonly deskPaymentId: string
  readonly left: Money
  readonly correct: DeskActs['correct']
  readonly locale: string
  readonly words: Messages['visits']
  readonly refusals: Readonly<Record<string, string>>
}

/** Opens the correction of one line of the desk. */
export function CorrectButton({ deskPaymentId, left, correct, locale, words, refusals }: Props) {
  const { act, isActing } = useAct(refusals)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {words.acts.correct}
      </Button>
      {isOpen && (
        <CorrectDialog
          {...{ left, locale, words, isBusy: isActing }}
          onConfirm={async (wish) => {
            if (await act(() => correct({ deskPaymentId, ...wish }))) setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
