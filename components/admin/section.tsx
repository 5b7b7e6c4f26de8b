import { Paper, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = { readonly id: string; readonly title: string; readonly text: string; readonly children: ReactNode }

/** A part of a page of settings: what it is, why, and what can be changed. */
export function Section({ id, title, text, children }: Props) {
  return (
    <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {text}
      </Text>
      {children}
    </Paper>
  )
}
