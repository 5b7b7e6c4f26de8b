import Link from 'next/link'
import { useLocale } from 'next-intl'
import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<typeof Link>, 'href'> & {
  /** An address of ours without its language. */
  readonly href: string
}

/** A link to another page in the reader's language. */
export function LocalLink({ href, ...props }: Props) {
  const locale = useLocale()
  return <Link href={`/${locale}${href}`} {...props} />
}
