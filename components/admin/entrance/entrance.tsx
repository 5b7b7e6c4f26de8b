'use client'

import { Alert, Center, Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  readonly text?: string | undefined
  /** Why it did not work. */
  readonly refusal?: string | null
  readonly children: ReactNode
}

/** A door of the admin: one card with one thing to do. */
export function Entrance({ title, text, refusal, children }: Props) {
  return (
    <Center mih="100dvh" p="md" bg="var(--ground)">
      <Paper component="main" withBorder shadow="xs" radius="lg" p="xl" w="100%" maw={420}>
        <Stack>
          <Title order={1} size="h3">
            {title}
          </Title>
          {text && <Text c="dimmed">{text}</Text>}
          {refusal && (
            <Alert color="red" role="alert">
              {refusal}
            </Alert>
          )}
          {children}
        </Stack>
      </Paper>
    </Center>
  )
}
