'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '#components/admin/confirm-dialog.tsx'
import { useAct } from '#components/admin/use-act.ts'
import { Status, type StatusTone } from '#components/ui/status.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import type { LinkState } from '#lib/payments/links/link-policy.ts'
import { AddressDialog } from '../dialogs/address-dialog.tsx'
import type { LinkActs } from '../visit-acts.ts'
import { useMail } from './use-mail.ts'
import styles from './visit-card.module.css'

export type LinkLine = {
  readonly id: string
  readonly state: LinkState
  /** What it asks for, in words. */
  readonly wanted: string
  /** When it was made, and by whom. */
  readonly made: string
}

type Props = {
  readonly links: readonly LinkLine[]
  readonly email: string
  /** Null for who may only look. */
  readonly acts: LinkActs | null
  readonly words: Messages['visits']
  readonly refusals: Readonly<Record<string, string>>
}

const TONES: Readonly<Record<LinkState, StatusTone>> = { open: 'warning', paid: 'success', withdrawn: 'neutral' }

type Shown = { readonly linkId: string; readonly address: string }

/** The links that ask for a visit's money: shown anew, sent, or taken out of circulation. */
export function LinkList({ links, email, acts, words, refusals }: Props) {
  const { act, isActing } = useAct(refusals)
  const [shown, setShown] = useState<Shown | null>(null)
  const [leaving, setLeaving] = useState<string | null>(null)
  const show = (linkId: string) =>
    act(async () => {
      const outcome = await (acts?.show({ linkId }) ?? Promise.reject(new Error('nobody may')))
      if (outcome.ok) setShown({ linkId, address: outcome.address })
      return outcome
    })
  return (
    <ul className={styles.lines}>
      {links.map(({ id, state, wanted, made }) => (
        <li key={id}>
          <span>
            {wanted}
            <span className={styles.more}>{made}</span>
          </span>
          <Status tone={TONES[state]}>{words.link.state[state]}</Status>
          {acts && state === 'open' && (
            <span className={styles.acts}>
              <Button size="xs" variant="default" disabled={isActing} onClick={() => show(id)}>
                {words.link.again}
              </Button>
              <Button size="xs" variant="subtle" color="red" onClick={() => setLeaving(id)}>
                {words.link.withdraw}
              </Button>
            </span>
          )}
        </li>
      ))}
      {acts && shown && (
        <ShownLink shown={shown} {...{ email, acts, words, refusals }} onClose={() => setShown(null)} />
      )}
      {acts && leaving && (
        <ConfirmDialog
          title={words.link.withdrawTitle}
          text={words.link.withdrawText}
          words={{ confirm: words.link.withdraw, keep: words.ending.keep }}
          isBusy={isActing}
          onConfirm={() => act(() => acts.withdraw({ linkId: leaving })).then(() => setLeaving(null))}
          onClose={() => setLeaving(null)}
        />
      )}
    </ul>
  )
}

type ShownProps = Omit<Props, 'links' | 'acts'> & {
  readonly shown: Shown
  readonly acts: LinkActs
  readonly onClose: () => void
}

function ShownLink({ shown, email, acts, words, refusals, onClose }: ShownProps) {
  const mail = useMail(acts, { words, refusals })
  return (
    <AddressDialog
      address={shown.address}
      email={email || null}
      words={words}
      isBusy={mail.isSending}
      onMail={() => mail.send(shown.linkId)}
      onClose={onClose}
    />
  )
}
