'use client'

import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#components/admin/use-act.ts'
import type { Messages } from '#lib/i18n/messages.ts'
import type { Money } from '#lib/money/money.ts'
import { DeskDialog } from '../dialogs/desk-dialog.tsx'
import { DiscountDialog } from '../dialogs/discount-dialog.tsx'
import { PriceDialog, type PricedService } from '../dialogs/price-dialog.tsx'
import type { VisitActs } from '../visit-acts.ts'
import { LinkMaker } from './link-maker.tsx'

type Props = {
  readonly visit: {
    readonly id: string
    readonly total: Money
    readonly open: Money
    readonly isDiscounted: boolean
    readonly email: string
    /** Its price can change, and what is open of it can be paid. */
    readonly isOwed: boolean
    readonly takesLinks: boolean
    /** What of it has a price range. */
    readonly ranges: readonly PricedService[]
  }
  readonly acts: Pick<VisitActs, 'discount' | 'price' | 'desk' | 'links'>
  readonly locale: string
  readonly words: Messages['visits']
  readonly refusals: Readonly<Record<string, string>>
}

/** What can be done about a visit's money: take it, ask for it by link, say the final price, let the client off a part. */
export function MoneyButtons({ visit, acts, locale, words, refusals }: Props) {
  const { id: visitId, total, open, isOwed, isDiscounted, email, takesLinks, ranges } = visit
  const { discount, price, desk, links } = acts
  const { act, isActing } = useAct(refusals)
  const [dialog, setDialog] = useState<'desk' | 'discount' | 'price' | null>(null)
  const close = () => setDialog(null)
  const run = async (send: Parameters<typeof act>[0]) => {
    if (await act(send)) close()
  }
  const isOpen = open.amountMinor > 0
  const shared = { locale, words, isBusy: isActing, onClose: close }
  if (!isOwed) return null
  return (
    <>
      <Group gap="xs" mt="md">
        {desk && isOpen && <Button onClick={() => setDialog('desk')}>{words.acts.record}</Button>}
        {links && isOpen && takesLinks && (
          <LinkMaker visit={{ id: visitId, open, email }} acts={links} {...{ locale, words, refusals }} />
        )}
        {price && ranges.length > 0 && (
          <Button variant="default" onClick={() => setDialog('price')}>
            {words.acts.price}
          </Button>
        )}
        {discount && total.amountMinor > 0 && (
          <Button variant="default" onClick={() => setDialog('discount')}>
            {words.acts.discount}
          </Button>
        )}
      </Group>
      {links && isOpen && !takesLinks && (
        <Text size="sm" c="dimmed" mt="sm">
          {words.link.off}
        </Text>
      )}
      {dialog === 'desk' && desk && (
        <DeskDialog {...shared} open={open} onConfirm={(taking) => run(() => desk.record({ visitId, ...taking }))} />
      )}
      {dialog === 'price' && price && (
        <PriceDialog {...shared} services={ranges} onConfirm={(wish) => run(() => price({ visitId, ...wish }))} />
      )}
      {dialog === 'discount' && discount && (
        <DiscountDialog
          {...shared}
          total={total}
          isGiven={isDiscounted}
          onConfirm={(wish) => run(() => discount({ visitId, discount: wish }))}
        />
      )}
    </>
  )
}
