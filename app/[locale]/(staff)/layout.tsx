import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import { ColorSchemeScript } from '@mantine/core'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { AdminTheme } from '#components/admin/admin-theme.tsx'

export const metadata: Metadata = { robots: { index: false } }

/** Everything that staff see: Mantine, in the product's own colours. */
export default async function StaffLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? ''
  return (
    <>
      <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      <AdminTheme nonce={nonce}>{children}</AdminTheme>
    </>
  )
}
