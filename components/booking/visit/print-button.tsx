'use client'

import controls from '#components/booking/frame/controls.module.css'

/** Prints the page, or keeps it as a file where the browser can. */
export function PrintButton({ label }: { readonly label: string }) {
  return (
    <button type="button" className={controls.primary} onClick={() => window.print()}>
      {label}
    </button>
  )
}
