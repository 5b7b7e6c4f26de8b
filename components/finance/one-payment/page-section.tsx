import { Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = { readonly id: string; readonly title: string; readonly children: ReactNode }

/** A part of the page with a name of its own. */
export function PageSection({ id, title, children }: Props) {
  return (
    <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby={id}>
      <Title order={3} size="h4" id={id} mb="md">
        {title}
      </Title>
      {children}
    </Paper>
  )
}
