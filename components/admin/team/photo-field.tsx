'use client'

import { Button, FileButton, Group, Stack, Text } from '@mantine/core'
import type { Outcome } from '#components/admin/outcome.ts'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { Portrait } from '#components/ui/portrait.tsx'
import { shrunkPhoto } from './shrunk-photo.ts'

type Props = {
  readonly staff: { readonly id: string; readonly name: string }
  readonly photo: { readonly slug: string; readonly hash: string } | null
  readonly savePhoto: (input: { readonly staffMemberId: string; readonly file: File }) => Outcome
  readonly removePhoto: (input: { readonly staffMemberId: string }) => Outcome
  readonly words: Readonly<Record<'saving' | 'saved', string>> & {
    readonly profileForm: Readonly<Record<'photo' | 'photoText' | 'choose' | 'remove', string>>
  }
  readonly refusals: Readonly<Record<string, string>>
}

const MOST_BYTES = 3_900_000

/** A face; saves itself. */
export function PhotoField({ staff, photo, savePhoto, removePhoto, words, refusals }: Props) {
  const { saving, save, isSaving } = useSaving(refusals)
  const { profileForm } = words

  const change = (file: File | null) =>
    file &&
    save(async () => {
      const small = await shrunkPhoto(file)
      // What no browser can read and is larger than the door lets through is not sent for nothing.
      if (small.size > MOST_BYTES) return { ok: false, refusal: 'photo_too_large' }
      return savePhoto({ staffMemberId: staff.id, file: small })
    })

  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {profileForm.photo}
      </Text>
      <Text size="xs" c="dimmed">
        {profileForm.photoText}
      </Text>
      <Group mt={6}>
        <Portrait name={staff.name} photo={photo} />
        <FileButton onChange={change} accept="image/png,image/jpeg,image/webp,image/gif">
          {(button) => (
            <Button {...button} variant="default" loading={isSaving}>
              {profileForm.choose}
            </Button>
          )}
        </FileButton>
        {photo && (
          <Button
            variant="subtle"
            color="gray"
            disabled={isSaving}
            onClick={() => save(() => removePhoto({ staffMemberId: staff.id }))}
          >
            {profileForm.remove}
          </Button>
        )}
        <SavingNote saving={saving} words={words} />
      </Group>
    </Stack>
  )
}
