import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { isLocale } from '#lib/i18n/locales.ts'
import { fontClasses } from '../fonts.ts'
import '../tokens.css'
import '../base.css'

type Props = { readonly children: ReactNode; readonly params: Promise<{ locale: string }> }

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f6f5' },
    { media: '(prefers-color-scheme: dark)', color: '#101513' },
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ui')
  return { title: t('productName'), description: t('tagline') }
}

export default async function LocaleLayout({ children, params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return (
    <html lang={locale} className={fontClasses} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
