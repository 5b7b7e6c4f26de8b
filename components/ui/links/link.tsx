'use client'

import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/** A link to another page. It is fetched when it is followed: each page asks the database. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />
}
