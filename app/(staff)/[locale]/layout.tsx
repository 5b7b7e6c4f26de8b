import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import { ColorSchemeScript } from '@mantine/core'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Document, type DocumentProps, PAGE_VIEWPORT } from '#app/document.tsx'
import { pageNonce } from '#app/page-nonce.ts'
import { AdminTheme } from '#components/admin/admin-theme.tsx'

export const viewport = PAGE_VIEWPORT

export async function generateMetadata(): Promise<Metadata> {
  const product = (await getTranslations('ui'))('productName')
  return { title: { default: product, template: `%s · ${product}` }, robots: { index: false } }
}

/** Everything that staff see: Mantine, in the product's own colours. */
export default async function StaffLayout({ children, params }: DocumentProps) {
  const nonce = await pageNonce()
  return (
    <Document params={params}>
      <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} />
      <AdminTheme nonce={nonce}>{children}</AdminTheme>
    </Document>
  )
}
