'use client'

import { Badge, Button, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { SelfSaving } from '#components/ui/self-saving.tsx'
import type { Role } from '#lib/branches/role-policy.ts'

export type ChangeRole = (input: {
  readonly membershipId: string
  readonly role: Role | null
}) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>

export type ListedMember = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly isSelf: boolean
  readonly hasTwoFactor: boolean
}

type Props = {
  readonly members: readonly ListedMember[]
  /** The roles that the reader may give and take. */
  readonly grantable: readonly Role[]
  readonly change: ChangeRole
  readonly words: Readonly<
    Record<'you' | 'role' | 'remove' | 'removeTitle' | 'removeText' | 'keep' | 'withCode' | 'saving' | 'saved', string>
  >
  readonly roles: Readonly<Record<Role, string>>
  readonly refusals: Readonly<Record<string, string>>
}

/** Who works with the salon and as what. Another role signs a person out, so that it holds at once. */
export function MemberList({ members, ...props }: Props) {
  return (
    <Stack gap="md">
      {members.map((member) => (
        <MemberRow key={member.id} member={member} {...props} />
      ))}
    </Stack>
  )
}

function MemberRow({
  member,
  grantable,
  change,
  words,
  roles,
  refusals,
}: Omit<Props, 'members'> & { member: ListedMember }) {
  const { id, name, email, role, isSelf, hasTwoFactor } = member
  const { saving, save, isSaving } = useSaving(refusals)
  const [isAsking, setAsking] = useState(false)
  const mayChange = grantable.includes(role)

  const turn = async (wanted: Role | null) => {
    await save(() => change({ membershipId: id, role: wanted }))
    setAsking(false)
  }

  return (
    <Group justify="space-between" gap="sm">
      <div>
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          {isSelf && (
            <Badge variant="light" tt="none">
              {words.you}
            </Badge>
          )}
          {hasTwoFactor && (
            <Badge variant="outline" color="gray" tt="none">
              {words.withCode}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {email}
        </Text>
        <SavingNote saving={saving} words={words} />
      </div>
      {mayChange ? (
        <SelfSaving>
          <Group gap="xs">
            <NativeSelect
              aria-label={`${words.role}: ${name}`}
              value={role}
              disabled={isSaving}
              data={grantable.map((value) => ({ value, label: roles[value] }))}
              onChange={(event) => turn(grantable.find((each) => each === event.currentTarget.value) ?? role)}
            />
            <Button variant="subtle" color="red" disabled={isSaving} onClick={() => setAsking(true)}>
              {words.remove}
            </Button>
          </Group>
        </SelfSaving>
      ) : (
        <Text>{roles[role]}</Text>
      )}
      {isAsking && (
        <Dialog title={words.removeTitle} closeLabel={words.keep} isBusy={isSaving} onClose={() => setAsking(false)}>
          <Stack>
            <Text>{words.removeText.replace('{name}', name)}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsking(false)}>
                {words.keep}
              </Button>
              <Button color="red" loading={isSaving} onClick={() => turn(null)}>
                {words.remove}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </Group>
  )
}
