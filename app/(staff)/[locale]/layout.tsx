import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import { ColorSchemeScript } from '@mantine/core'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { Document, type DocumentProps, PAGE_VIEWPORT } from '#app/document.tsx'
import { AdminTheme } from '#components/admin/admin-theme.tsx'

export const viewport = PAGE_VIEWPORT

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ui')
  return { title: t('productName'), robots: { index: false } }
}

/** Everything that staff see: Mantine, in the product's own colours. */
export default async function StaffLayout({ children, params }: DocumentProps) {
  const nonce = (await headers()).get('x-nonce') ?? ''
  return (
    <Document params={params}>
      <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      <AdminTheme nonce={nonce}>{children}</AdminTheme>
    </Document>
  )
}
