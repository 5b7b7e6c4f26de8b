import type { Viewport } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import Script from 'next/script'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PutOnTypeface } from '#components/ui/typeface/put-on-typeface.tsx'
import { TYPEFACE_COOKIE } from '#components/ui/typeface/typeface-cookie.ts'
import { isLocale } from '#lib/i18n/locales.ts'
import { TYPEFACE } from './fonts.ts'
import { pageNonce } from './page-nonce.ts'
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
  const nonce = await pageNonce()
  const hasTypeface = (await cookies()).has(TYPEFACE_COOKIE)
  return (
    <html lang={locale} {...(hasTypeface && { className: TYPEFACE.classes.join(' ') })} suppressHydrationWarning>
      <body>
        {children}
        {/* React starts in a task of its own after its scripts are there, and the page can be drawn and used in between. */}
        <Script id="breath" strategy="beforeInteractive" nonce={nonce}>
          {'0'}
        </Script>
        {!hasTypeface && <PutOnTypeface {...TYPEFACE} />}
      </body>
    </html>
  )
}
