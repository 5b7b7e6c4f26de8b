import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Document, type DocumentProps, PAGE_VIEWPORT } from '#app/document.tsx'

export const viewport = PAGE_VIEWPORT

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ui')
  return { title: t('productName'), robots: { index: false } }
}

/**
 * A document of its own: whoever comes here loads the page anew, with the content security policy of a page that
 * takes a card, and nothing of the pages before it stays.
 */
export default function PayLayout(props: DocumentProps) {
  return <Document {...props} />
}
