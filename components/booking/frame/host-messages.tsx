'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'
import { stepAddress } from './step-address.ts'

/** What the form tells the page around it; public/widget.js listens. */
type HostMessage =
  | { readonly from: 'zapys'; readonly type: 'size'; readonly height: number }
  | { readonly from: 'zapys'; readonly type: 'moved' }
  | { readonly from: 'zapys'; readonly type: 'close' }

// The widget names its frame after the page that it stands on. Who lies is not heard: the browser delivers to this
// origin only, and shows the form in no frame but those of the salon's list.
const FRAME_NAME = /^zapys (inline|popup) (https?:\/\/[^\s/]+)$/

type Host = { readonly kind: string; readonly origin: string }

function hostOf(name: string): Host | null {
  const [, kind, origin] = FRAME_NAME.exec(name) ?? []
  return kind && origin && window.parent !== window ? { kind, origin } : null
}

/** Tells the site around the form how tall it is, when a step begins and when it should close. Elsewhere it is silent. */
export function HostMessages({ contentId }: { readonly contentId: string }) {
  const [host, setHost] = useState<Host | null>(null)
  const address = stepAddress(usePathname(), useSearchParams())

  useEffect(() => setHost(hostOf(window.name)), [])

  useEffect(() => {
    const content = document.getElementById(contentId)
    if (!host || !content) return
    document.documentElement.dataset.framed = host.kind
    const observer = new ResizeObserver(() => {
      tell(host, { from: 'zapys', type: 'size', height: content.getBoundingClientRect().height })
    })
    observer.observe(content)
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && host.kind === 'popup') tell(host, { from: 'zapys', type: 'close' })
    }
    document.addEventListener('keydown', closeOnEscape)
    // Before anyone else hears of the click: the private page of a visit stands in no frame.
    document.addEventListener('click', openInOwnWindow, { capture: true })
    return () => {
      observer.disconnect()
      document.removeEventListener('keydown', closeOnEscape)
      document.removeEventListener('click', openInOwnWindow, { capture: true })
    }
  }, [host, contentId])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is another step.
  useEffect(() => {
    if (host) tell(host, { from: 'zapys', type: 'moved' })
  }, [host, address])

  return null
}

function openInOwnWindow({ target }: MouseEvent): void {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-own-window]') : null
  if (link) link.target = '_blank'
}

const tell = ({ origin }: Host, message: HostMessage) => window.parent.postMessage(message, origin)
