'use client'

import { useEffect } from 'react'
import { TYPEFACE_COOKIE } from './typeface-cookie.ts'

const A_YEAR_MS = 365 * 24 * 60 * 60 * 1000

type Props = { readonly classes: readonly string[]; readonly families: readonly string[] }

/**
 * Fetches the product's own typeface once the page has loaded, and puts it on when it is there: until then a slow
 * network is left to what the page cannot do without. Whoever has it says so by a cookie, and gets the next page in it
 * from the start. Where it cannot be fetched the system's stays.
 */
export function PutOnTypeface({ classes, families }: Props) {
  useEffect(() => {
    const fetchIt = async () => {
      const faces = await Promise.allSettled(families.map((family) => document.fonts.load(`1em ${family}`)))
      if (faces.some(({ status }) => status === 'rejected')) return
      document.documentElement.classList.add(...classes)
      // Not every browser has it, and not every frame may keep one: there the typeface is fetched from the cache anew.
      const cookies = 'cookieStore' in window ? window.cookieStore : null
      await cookies
        ?.set({ name: TYPEFACE_COOKIE, value: '1', expires: Date.now() + A_YEAR_MS, sameSite: 'lax' })
        .catch(() => undefined)
    }
    if (document.readyState === 'complete') {
      void fetchIt()
      return
    }
    window.addEventListener('load', fetchIt, { once: true })
    return () => window.removeEventListener('load', fetchIt)
  }, [classes, families])
  return null
}
