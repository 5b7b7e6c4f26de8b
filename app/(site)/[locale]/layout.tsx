import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Document, type DocumentProps, PAGE_VIEWPORT } from '#app/document.tsx'

export const viewport = PAGE_VIEWPORT

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ui')
  return { title: t('productName'), description: t('tagline') }
}

export default function SiteLayout(props: DocumentProps) {
  return <Document {...props} />
}
