'use client'

import { useMounted } from '@mantine/hooks'
import type { ReactNode } from 'react'

/** Fields that save themselves. Nobody can turn one before the script that saves has come: it would look saved. */
export function SelfSaving({ children }: { readonly children: ReactNode }) {
  const isMounted = useMounted()
  return <div inert={!isMounted}>{children}</div>
}
