import type { Viewport } from 'next'
import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { isLocale } from '#lib/i18n/locales.ts'
import { fontClasses } from './fonts.ts'
import './tokens.css'
import './base.css'

export type DocumentProps = { readonly children: ReactNode; readonly params: Promise<{ locale: string }> }

export const PAGE_VIEWPORT: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f6f5' },
    { media: '(prefers-color-scheme: dark)', color: '#101513' },
  ],
}

/** The document of every page, in the reader's language; an address in none of ours is not found. */
export async function Document({ children, params }: DocumentProps) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return (
    <html lang={locale} className={fontClasses} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  )
}
