'use client'

import { Button, CopyButton } from '@mantine/core'
import { CheckIcon, CopyIcon } from '@primer/octicons-react'
import styles from './settings.module.css'

type Props = {
  readonly value: string
  readonly label: string
  readonly words: { readonly copy: string; readonly copied: string }
}

/** Something to be pasted in Stripe, and a button that takes it along. */
export function CopyField({ value, label, words }: Props) {
  return (
    <div className={styles.copy}>
      <code>{value}</code>
      <CopyButton value={value} timeout={2500}>
        {({ copied, copy }) => (
          <Button
            size="xs"
            variant="default"
            leftSection={copied ? <CheckIcon /> : <CopyIcon />}
            onClick={copy}
            aria-label={`${words.copy}: ${label}`}
          >
            <span aria-live="polite">{copied ? words.copied : words.copy}</span>
          </Button>
        )}
      </CopyButton>
    </div>
  )
}
