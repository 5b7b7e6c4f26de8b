'use client'

import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { SavingNote } from '#components/admin/saving-note.tsx'
import { useSaving } from '#components/admin/use-saving.ts'
import { ScriptForm } from '#components/ui/script-form.tsx'
import type { Role } from '#lib/branches/role-policy.ts'

type Outcome = Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>

type Props = {
  readonly invitations: readonly {
    readonly id: string
    readonly email: string
    readonly role: Role
    readonly until: string
  }[]
  readonly grantable: readonly Role[]
  readonly locale: string
  readonly invite: (input: { readonly email: string; readonly role: Role; readonly locale: string }) => Outcome
  readonly revoke: (input: { readonly invitationId: string }) => Outcome
  readonly words: Readonly<Record<'email' | 'role' | 'submit' | 'revoke' | 'wrong' | 'saving' | 'saved', string>>
  readonly roles: Readonly<Record<Role, string>>
  readonly refusals: Readonly<Record<string, string>>
}

/** Asks people in by mail, and shows who has not come yet. */
export function InviteForm({ invitations, grantable, locale, invite, revoke, words, roles, refusals }: Props) {
  const { saving, save, isSaving } = useSaving({ ...refusals, input_malformed: words.wrong })
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>(grantable.includes('reception') ? 'reception' : 'staff_member')

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (await save(() => invite({ email, role, locale }))) setEmail('')
  }

  return (
    <Stack gap="md">
      <ScriptForm onSubmit={submit} noValidate>
        <Group align="end">
          <TextInput
            flex={1}
            miw={220}
            type="email"
            label={words.email}
            value={email}
            maxLength={254}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <NativeSelect
            label={words.role}
            value={role}
            data={grantable.map((value) => ({ value, label: roles[value] }))}
            onChange={(event) => setRole(grantable.find((each) => each === event.currentTarget.value) ?? role)}
          />
          <Button type="submit" loading={isSaving} disabled={email.trim() === ''}>
            {words.submit}
          </Button>
        </Group>
      </ScriptForm>
      <SavingNote saving={saving} words={words} />
      {invitations.map((invitation) => (
        <Group key={invitation.id} justify="space-between">
          <div>
            <Text>{invitation.email}</Text>
            <Text size="sm" c="dimmed">
              {roles[invitation.role]} · {invitation.until}
            </Text>
          </div>
          <Button
            size="xs"
            variant="default"
            disabled={isSaving}
            aria-label={`${words.revoke}: ${invitation.email}`}
            onClick={() => save(() => revoke({ invitationId: invitation.id }))}
          >
            {words.revoke}
          </Button>
        </Group>
      ))}
    </Stack>
  )
}
