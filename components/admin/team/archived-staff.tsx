'use client'

import { Button, Group, Stack, Text } from '@mantine/core'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'
import { Link } from '#components/ui/links/link.tsx'

type Props = {
  readonly staff: readonly { readonly id: string; readonly name: string; readonly jobTitle: string | null }[]
  readonly base: string
  readonly archive: (input: {
    readonly staffMemberId: string
    readonly isArchived: boolean
    readonly acceptedVisitIds: readonly string[]
  }) => Outcome
  readonly words: { readonly restore: string }
  readonly refusals: Readonly<Record<string, string>>
}

/** Who has left, and the way back. */
export function ArchivedStaff({ staff, base, archive, words, refusals }: Props) {
  const { act, isActing } = useAct(refusals)
  return (
    <Stack gap="sm">
      {staff.map(({ id, name, jobTitle }) => (
        <Group key={id} justify="space-between">
          <div>
            <Link href={`${base}/${id}`}>{name}</Link>
            <Text size="sm" c="dimmed">
              {jobTitle}
            </Text>
          </div>
          <Button
            size="xs"
            variant="default"
            disabled={isActing}
            aria-label={`${words.restore}: ${name}`}
            onClick={() => act(() => archive({ staffMemberId: id, isArchived: false, acceptedVisitIds: [] }))}
          >
            {words.restore}
          </Button>
        </Group>
      ))}
    </Stack>
  )
}
