'use client'

import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  readonly closeLabel: string
  /** While something is being sent, a click beside the dialog does not close it. */
  readonly isBusy?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A question in front of the page. Escape and the cross close it; nothing has happened then. */
export function Dialog({ title, closeLabel, isBusy = false, onClose, children }: Props) {
  return (
    // Locking the page's scroll would write a style without the page's nonce.
    <Modal.Root
      opened
      onClose={onClose}
      centered
      lockScroll={false}
      closeOnClickOutside={!isBusy}
      closeOnEscape={!isBusy}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* Without the role, a header here counts as a second banner of the page. */}
        <Modal.Header role="presentation">
          <Modal.Title fw={600}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={closeLabel} disabled={isBusy} />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
