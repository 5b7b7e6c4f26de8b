import Link from 'next/link'
import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'
import { PendingMark } from './pending-mark.tsx'

type Props = Omit<ComponentProps<typeof Link>, 'href'> & {
  /** An address of ours without its language. */
  readonly href: string
}

/** A link to another page in the reader's language. It is fetched when it is followed: each page asks the database. */
export function LocalLink({ href, children, ...props }: Props) {
  const locale = useLocale()
  return (
    <Link href={`/${locale}${href}`} prefetch={false} {...props}>
      {children}
      <PendingMark />
    </Link>
  )
}
