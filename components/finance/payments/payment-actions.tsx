'use client'

import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'
import type { Money } from '#lib/money/money.ts'
import { HoldDialog, type HoldWords } from './hold-dialog.tsx'
import { RefundDialog, type RefundSubject, type RefundWish, type RefundWords } from './refund-dialog.tsx'

/** What the one who looks may do; null for what they may not, or what the payment does not allow. */
export type PaymentActs = {
  readonly refund: ((refund: RefundWish) => Outcome) | null
  readonly capture: ((capture: { amountMinor: number }) => Outcome) | null
  readonly release: (() => Outcome) | null
  readonly receipt: (() => Outcome) | null
}

type Props = {
  readonly acts: PaymentActs
  readonly subject: RefundSubject
  readonly held: Money
  readonly locale: string
  readonly words: {
    readonly refund: RefundWords
    readonly hold: HoldWords
    readonly receipt: { readonly send: string; readonly sent: string }
    readonly refusals: Readonly<Record<string, string>>
  }
}

/** Refund, capture, release: each asks once before it is done. A receipt is sent at once. */
export function PaymentActions({ acts, subject, held, locale, words }: Props) {
  const { act, isActing } = useAct(words.refusals)
  const [open, setOpen] = useState<'refund' | 'capture' | 'release' | null>(null)
  const close = () => setOpen(null)

  async function run(send: () => Outcome, done: string) {
    const isDone = await act(send)
    close()
    if (isDone) notifications.show({ message: done })
  }

  const { refund, capture, release, receipt } = acts
  return (
    <Group>
      {capture && <Button onClick={() => setOpen('capture')}>{words.hold.capture}</Button>}
      {release && (
        <Button variant="default" onClick={() => setOpen('release')}>
          {words.hold.release}
        </Button>
      )}
      {refund && (
        <Button variant="default" onClick={() => setOpen('refund')}>
          {words.refund.open}
        </Button>
      )}
      {receipt && (
        <Button variant="default" loading={isActing && open === null} onClick={() => run(receipt, words.receipt.sent)}>
          {words.receipt.send}
        </Button>
      )}
      {open === 'refund' && refund && (
        <RefundDialog
          subject={subject}
          locale={locale}
          words={words.refund}
          onConfirm={(order) => run(() => refund(order), words.hold.asked)}
          onClose={close}
        />
      )}
      {open === 'capture' && capture && (
        <HoldDialog
          kind="capture"
          held={held}
          clientName={subject.clientName}
          locale={locale}
          words={words.hold}
          onConfirm={(amountMinor) => run(() => capture({ amountMinor }), words.hold.asked)}
          onClose={close}
        />
      )}
      {open === 'release' && release && (
        <HoldDialog
          kind="release"
          held={held}
          clientName={subject.clientName}
          locale={locale}
          words={words.hold}
          onConfirm={() => run(release, words.hold.asked)}
          onClose={close}
        />
      )}
    </Group>
  )
}
