'use client'

import { Checkbox, Skeleton, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import type { Money } from '#lib/money/money.ts'
import styles from '../card/visit-card.module.css'
import { DialogButtons } from './dialog-buttons.tsx'

export type EndedSums = Readonly<Record<'fee' | 'returned' | 'atDesk', Money>>

export type EndingQuote =
  | { readonly ok: true; readonly byRule: EndedSums; readonly waived: EndedSums }
  | { readonly ok: false; readonly refusal: string }

type Props = {
  readonly kind: 'cancel' | 'noShow'
  readonly name: string
  readonly when: string
  readonly locale: string
  readonly words: Messages['visits']
  readonly refusals: Readonly<Record<string, string>>
  readonly quote: () => Promise<EndingQuote>
  readonly isBusy: boolean
  readonly onConfirm: (isFeeWaived: boolean) => void
  readonly onClose: () => void
}

/** Says what is kept and what goes back before a visit is cancelled or marked as missed; staff may waive the fee. */
export function EndingDialog(props: Props) {
  const { kind, name, when, locale, words, refusals, quote, isBusy, onConfirm, onClose } = props
  const [found, setFound] = useState<EndingQuote | null>(null)
  const [isWaived, setWaived] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens.
  useEffect(() => {
    let isCurrent = true
    const breakdown = { ok: false, refusal: 'breakdown' } as const
    void quote()
      .catch(() => breakdown)
      .then((answer) => isCurrent && setFound(answer))
    return () => {
      isCurrent = false
    }
  }, [])

  const text = kind === 'cancel' ? words.ending.cancelText : words.ending.noShowText
  const hasFee = found?.ok === true && found.byRule.fee.amountMinor > 0
  return (
    <Dialog
      title={kind === 'cancel' ? words.ending.cancelTitle : words.ending.noShowTitle}
      closeLabel={words.close}
      isBusy={isBusy}
      onClose={onClose}
    >
      <Stack>
        <Text>{text.replace('{name}', name).replace('{when}', when)}</Text>
        {!found && <Skeleton height={72} aria-label={words.ending.loading} />}
        {found?.ok === false && <Text c="red">{refusals[found.refusal]}</Text>}
        {found?.ok && <Sums sums={isWaived ? found.waived : found.byRule} locale={locale} words={words} />}
        {hasFee && (
          <Checkbox
            label={words.ending.waive}
            checked={isWaived}
            onChange={(event) => setWaived(event.currentTarget.checked)}
          />
        )}
        <DialogButtons
          keep={words.ending.keep}
          confirm={kind === 'cancel' ? words.ending.cancelConfirm : words.ending.noShowConfirm}
          isReady={found?.ok === true}
          isBusy={isBusy}
          isGrave
          onClose={onClose}
          onConfirm={() => onConfirm(isWaived)}
        />
      </Stack>
    </Dialog>
  )
}

type SumsProps = { readonly sums: EndedSums; readonly locale: string; readonly words: Messages['visits'] }

function Sums({ sums, locale, words }: SumsProps) {
  const lines = (['fee', 'returned', 'atDesk'] as const).filter((name) => sums[name].amountMinor > 0)
  if (lines.length === 0) return <Text c="dimmed">{words.ending.nothing}</Text>
  return (
    <dl className={styles.sums} aria-live="polite">
      {lines.map((name) => (
        <div key={name}>
          <dt>{words.ending[name]}</dt>
          <dd>{formatMoney(sums[name], locale)}</dd>
        </div>
      ))}
    </dl>
  )
}
