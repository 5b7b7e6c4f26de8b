'use client'

import { Button, Group } from '@mantine/core'

type Props = {
  readonly keep: string
  readonly confirm: string
  readonly isReady?: boolean
  readonly isBusy: boolean
  readonly isGrave?: boolean
  readonly onClose: () => void
  readonly onConfirm: () => void
}

/** Leave it, or do it. */
export function DialogButtons({ keep, confirm, isReady = true, isBusy, isGrave, onClose, onConfirm }: Props) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose} disabled={isBusy}>
        {keep}
      </Button>
      <Button onClick={onConfirm} loading={isBusy} disabled={!isReady} {...(isGrave && { color: 'red' })}>
        {confirm}
      </Button>
    </Group>
  )
}
