'use client'

import { Drawer } from '@mantine/core'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '#components/ui/links/link.tsx'

type Props = {
  readonly closeHref: string
  readonly page: { readonly href: string; readonly label: string }
  readonly closeLabel: string
  readonly title: string
  readonly children: ReactNode
}

/** A visit beside the journal: Escape and the cross lead back to it. */
export function VisitDrawer({ closeHref, page, closeLabel, title, children }: Props) {
  const router = useRouter()
  return (
    // Locking the page's scroll would write a style without the page's nonce.
    <Drawer.Root
      opened
      onClose={() => router.push(closeHref, { scroll: false })}
      position="right"
      size="lg"
      lockScroll={false}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={title}>
        {/* Without the role, a header here counts as a second banner of the page. */}
        <Drawer.Header role="presentation">
          <Link href={page.href}>{page.label}</Link>
          <Drawer.CloseButton aria-label={closeLabel} />
        </Drawer.Header>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
