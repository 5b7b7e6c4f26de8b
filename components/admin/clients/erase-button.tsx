'use client'

import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '#components/admin/confirm-dialog.tsx'
import type { Outcome } from '#components/admin/outcome.ts'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'

type Props = {
  readonly client: { readonly id: string; readonly name: string; readonly pseudonym: string }
  readonly erase: (input: { readonly clientId: string }) => Outcome
  readonly words: Readonly<
    Record<'erase' | 'eraseTitle' | 'eraseText' | 'understood' | 'keep' | 'acting' | 'done', string>
  >
  readonly refusals: Readonly<Record<string, string>>
}

/** Takes a person out of the books for ever; it wants to be told so twice. */
export function EraseButton({ client, erase, words, refusals }: Props) {
  const { saving, save, isSaving } = useSaving(refusals)
  const [isAsking, setAsking] = useState(false)
  const [isUnderstood, setUnderstood] = useState(false)

  function close() {
    setAsking(false)
    setUnderstood(false)
  }

  async function confirm() {
    await save(() => erase({ clientId: client.id }))
    close()
  }

  return (
    <>
      <Button variant="outline" color="red" onClick={() => setAsking(true)}>
        {words.erase}
      </Button>
      <SavingNote saving={saving} words={{ saving: words.acting, saved: words.done }} />
      {isAsking && (
        <ConfirmDialog
          title={words.eraseTitle.replace('{name}', client.name)}
          text={words.eraseText.replace('{pseudonym}', client.pseudonym)}
          words={{ confirm: words.erase, keep: words.keep }}
          isBusy={isSaving}
          isReady={isUnderstood}
          onConfirm={confirm}
          onClose={close}
        >
          <Checkbox
            label={words.understood}
            checked={isUnderstood}
            onChange={(event) => setUnderstood(event.currentTarget.checked)}
          />
        </ConfirmDialog>
      )}
    </>
  )
}
