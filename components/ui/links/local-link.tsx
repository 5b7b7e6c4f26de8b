import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'
import { Link } from './link.tsx'
import { PendingMark } from './pending-mark.tsx'

type Props = Omit<ComponentProps<typeof Link>, 'href'> & {
  /** An address of ours without its language. */
  readonly href: string
}

/** A link to another page in the reader's language. */
export function LocalLink({ href, children, ...props }: Props) {
  const locale = useLocale()
  return (
    <Link href={`/${locale}${href}`} {...props}>
      {children}
      <PendingMark />
    </Link>
  )
}
