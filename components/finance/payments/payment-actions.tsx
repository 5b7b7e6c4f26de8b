'use client'

import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Money } from '#lib/money/money.ts'
import { HoldDialog, type HoldWords } from './hold-dialog.tsx'
import { RefundDialog, type RefundSubject, type RefundWish, type RefundWords } from './refund-dialog.tsx'

type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusal: string }

/** What the one who looks may do; null for what they may not, or what the payment does not allow. */
export type PaymentActs = {
  readonly refund: ((refund: RefundWish) => Promise<Outcome>) | null
  readonly capture: ((capture: { amountMinor: number }) => Promise<Outcome>) | null
  readonly release: (() => Promise<Outcome>) | null
  readonly receipt: (() => Promise<Outcome>) | null
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
  const router = useRouter()
  const [open, setOpen] = useState<'refund' | 'capture' | 'release' | null>(null)
  const close = () => setOpen(null)

  async function run(act: Promise<Outcome>, done: string) {
    const outcome = await act
    close()
    router.refresh()
    if (outcome.ok) notifications.show({ message: done })
    else notifications.show({ color: 'red', message: words.refusals[outcome.refusal], role: 'alert' })
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
        <Button variant="default" onClick={() => run(receipt(), words.receipt.sent)}>
          {words.receipt.send}
        </Button>
      )}
      {open === 'refund' && refund && (
        <RefundDialog
          subject={subject}
          locale={locale}
          words={words.refund}
          onConfirm={(order) => run(refund(order), words.hold.asked)}
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
          onConfirm={(amountMinor) => run(capture({ amountMinor }), words.hold.asked)}
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
          onConfirm={() => run(release(), words.hold.asked)}
          onClose={close}
        />
      )}
    </Group>
  )
}
