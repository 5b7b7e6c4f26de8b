'use client'

import { Button, Stack, Text } from '@mantine/core'
import { MailIcon } from '@primer/octicons-react'
import { encode } from 'uqr'
import { Dialog } from '#components/admin/dialog.tsx'
import { CopyField } from '#components/finance/settings/copy-field.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import styles from '../card/visit-card.module.css'

type Props = {
  readonly address: string
  /** Where it can be sent; null for a client without an email, or who is not to be written to. */
  readonly email: string | null
  readonly words: Messages['visits']
  readonly isBusy: boolean
  readonly onMail: () => void
  readonly onClose: () => void
}

/** The address of a payment link, to copy, to scan, or to send. */
export function AddressDialog({ address, email, words, isBusy, onMail, onClose }: Props) {
  return (
    <Dialog title={words.link.title} closeLabel={words.close} isBusy={isBusy} onClose={onClose}>
      <Stack>
        <CopyField
          value={address}
          label={words.link.address}
          words={{ copy: words.link.copy, copied: words.link.copied }}
        />
        <QrCode text={address} label={words.link.qr} />
        {email && (
          <Button variant="default" leftSection={<MailIcon />} loading={isBusy} onClick={onMail}>
            {words.link.mail.replace('{email}', email)}
          </Button>
        )}
        <Text size="sm" c="dimmed">
          {words.link.stays}
        </Text>
      </Stack>
    </Dialog>
  )
}

/** Drawn here, in the browser: no picture of a secret travels. */
function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={dark.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}
