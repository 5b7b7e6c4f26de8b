'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAct } from '#components/admin/use-act.ts'
import type { Messages } from '#lib/i18n/messages.ts'
import type { Money } from '#lib/money/money.ts'
import { AddressDialog } from '../dialogs/address-dialog.tsx'
import { LinkDialog } from '../dialogs/link-dialog.tsx'
import type { LinkActs } from '../visit-acts.ts'
import { useMail } from './use-mail.ts'

type Props = {
  readonly visit: { readonly id: string; readonly open: Money; readonly email: string }
  readonly acts: LinkActs
  readonly locale: string
  readonly words: Messages['visits']
  readonly refusals: Readonly<Record<string, string>>
}

type Made = { readonly linkId: string; readonly address: string }

/** Makes a payment link and shows its address. */
export function LinkMaker({ visit, acts, locale, words, refusals }: Props) {
  const router = useRouter()
  const { act, isActing } = useAct(refusals)
  const mail = useMail(acts, { words, refusals })
  const [isAsking, setAsking] = useState(false)
  const [made, setMade] = useState<Made | null>(null)

  const make = (amountMinor: number | null) =>
    act(async () => {
      const outcome = await acts.make({ visitId: visit.id, amountMinor })
      setAsking(false)
      if (outcome.ok) setMade(outcome)
      return outcome
    })

  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {words.acts.link}
      </Button>
      {isAsking && (
        <LinkDialog
          open={visit.open}
          locale={locale}
          words={words}
          isBusy={isActing}
          onConfirm={make}
          onClose={() => setAsking(false)}
        />
      )}
      {made && (
        <AddressDialog
          address={made.address}
          email={visit.email || null}
          words={words}
          isBusy={mail.isSending}
          onMail={() => mail.send(made.linkId)}
          onClose={() => {
            setMade(null)
            router.refresh()
          }}
        />
      )}
    </>
  )
}
