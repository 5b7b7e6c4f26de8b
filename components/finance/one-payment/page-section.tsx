import { Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import listing from '#components/admin/listing.module.css'

type Props = {
  readonly id: string
  readonly title: string
  /** How deep its heading stands in the page. */
  readonly order?: 2 | 3
  readonly children: ReactNode
}

/** A part of the page with a name of its own. */
export function PageSection({ id, title, order = 3, children }: Props) {
  return (
    <Paper withBorder radius="lg" p="lg" component="section" aria-labelledby={id}>
      <Title order={order} size="h4" id={id} mb="md" className={listing.anchor}>
        {title}
      </Title>
      {children}
    </Paper>
  )
}
