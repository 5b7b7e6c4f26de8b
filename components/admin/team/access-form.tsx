'use client'

import { NativeSelect } from '@mantine/core'
import type { Outcome } from '#components/admin/outcome.ts'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { SelfSaving } from '#components/ui/self-saving.tsx'

type Props = {
  readonly staffMemberId: string
  readonly members: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly staffMemberId: string | null
    readonly staffName: string | null
  }[]
  readonly link: (input: { readonly staffMemberId: string; readonly membershipId: string | null }) => Outcome
  readonly words: Readonly<Record<'saving' | 'saved', string>> & {
    readonly access: Readonly<Record<'member' | 'nobody' | 'taken', string>>
  }
  readonly refusals: Readonly<Record<string, string>>
}

/** Which of the salon's people a staff member is when they sign in; saves itself. */
export function AccessForm({ staffMemberId, members, link, words, refusals }: Props) {
  const { saving, save, isSaving } = useSaving(refusals)
  const { access } = words
  const linked = members.find((member) => member.staffMemberId === staffMemberId)
  const labelOf = ({ name, email, staffName, ...member }: Props['members'][number]) => {
    const isTaken = staffName !== null && member.staffMemberId !== staffMemberId
    return `${name}, ${email}${isTaken ? ` (${access.taken.replace('{staff}', staffName)})` : ''}`
  }
  return (
    <SelfSaving>
      <NativeSelect
        label={access.member}
        maw={420}
        value={linked?.id ?? ''}
        disabled={isSaving}
        data={[
          { value: '', label: access.nobody },
          ...members.map((each) => ({ value: each.id, label: labelOf(each) })),
        ]}
        onChange={(event) => {
          const membershipId = event.currentTarget.value || null
          void save(() => link({ staffMemberId, membershipId }))
        }}
      />
      <SavingNote saving={saving} words={words} />
    </SelfSaving>
  )
}
