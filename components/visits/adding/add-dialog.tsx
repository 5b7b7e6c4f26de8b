'use client'

import { Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Messages } from '#lib/i18n/messages.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { sumOf } from '#lib/money/money.ts'
import { clockText, minuteFromClock, type WallClock } from '#lib/visits/schedule/wall-clock.ts'
import { DialogButtons } from '../dialogs/dialog-buttons.tsx'
import type { CheckTime, StaffChoice, TimeQuestion } from '../dialogs/move-dialog.tsx'
import { TimeWarning } from '../dialogs/time-warning.tsx'
import { ClientFields, type FindClients, type TypedClient } from './client-fields.tsx'
import { type EntryService, firstChoice, type ServiceChoice, ServiceFields } from './service-fields.tsx'

export type NewVisitWish = {
  readonly at: WallClock
  readonly contact: TypedClient
  readonly services: readonly {
    readonly serviceId: string
    readonly staffMemberId: string
    readonly minutes: number | null
  }[]
}

export type AddActs = {
  readonly add: (
    wish: NewVisitWish,
  ) => Promise<
    { readonly ok: true } | { readonly ok: false; readonly refusal: string; readonly fields?: readonly string[] }
  >
  readonly find: FindClients
  readonly check: CheckTime
}

type Props = {
  /** Where the journal was clicked, or where it stands. */
  readonly start: { readonly at: WallClock; readonly staffMemberId: string | null }
  readonly services: readonly EntryService[]
  readonly staff: readonly StaffChoice[]
  readonly acts: AddActs
  readonly locale: string
  readonly words: Messages['visits']
  readonly refusals: Readonly<Record<string, string>>
  readonly onClose: () => void
}

const NOBODY: TypedClient = { name: '', phone: '', email: '' }

/** Books a visit for a client on the phone or at the desk: who, what, with whom and when. */
export function AddDialog({ start, services, staff, acts, locale, words, refusals, onClose }: Props) {
  const router = useRouter()
  const [client, setClient] = useState<TypedClient>(NOBODY)
  const [choices, setChoices] = useState<readonly ServiceChoice[]>([firstChoice(services, start.staffMemberId)])
  const [day, setDay] = useState(start.at.day)
  const [clock, setClock] = useState(clockText(start.at.minute))
  const [wrong, setWrong] = useState<readonly string[]>([])
  const [isSending, setSending] = useState(false)
  const minute = minuteFromClock(clock)
  const isReady = minute !== null && day !== '' && choices.every(({ staffMemberId }) => staffMemberId !== '')
  const question = isReady ? { day, parts: partsFrom(choices, minute), exceptVisitId: null } : null

  async function send(): Promise<void> {
    if (minute === null) return
    setSending(true)
    const wish = { at: { day, minute }, contact: client, services: choices }
    const outcome = await acts.add(wish).catch(() => ({ ok: false, refusal: 'breakdown' }) as const)
    setSending(false)
    if (outcome.ok) {
      notifications.show({ message: words.add.added.replace('{name}', client.name) })
      router.refresh()
      return onClose()
    }
    const fields = 'fields' in outcome ? (outcome.fields ?? []) : []
    setWrong(fields)
    if (fields.length === 0) notifications.show({ color: 'red', message: refusals[outcome.refusal], role: 'alert' })
  }

  return (
    <Dialog title={words.add.title} closeLabel={words.close} isBusy={isSending} onClose={onClose}>
      <Stack>
        <ClientFields client={client} wrong={wrong} find={acts.find} words={words} onChange={setClient} />
        <ServiceFields choices={choices} services={services} staff={staff} words={words.add} onChange={setChoices} />
        <Group grow>
          <TextInput
            type="date"
            label={words.add.day}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label={words.add.time}
            step={300}
            value={clock}
            onChange={(event) => setClock(event.currentTarget.value)}
          />
        </Group>
        <TimeWarning question={question} check={acts.check} words={words.move} />
        <Total choices={choices} services={services} locale={locale} words={words.add.total} />
        <DialogButtons
          keep={words.close}
          confirm={words.add.confirm}
          isReady={isReady && client.name.trim() !== '' && client.phone.trim() !== ''}
          isBusy={isSending}
          onClose={onClose}
          onConfirm={() => void send()}
        />
      </Stack>
    </Dialog>
  )
}

/** One service after the other. */
function partsFrom(choices: readonly ServiceChoice[], start: number): TimeQuestion['parts'] {
  const minutesBefore = (index: number) => choices.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0)
  return choices.map(({ staffMemberId, minutes }, index) => ({
    ...{ staffMemberId, minutes, minute: start + minutesBefore(index) },
  }))
}

type TotalProps = {
  readonly choices: readonly ServiceChoice[]
  readonly services: readonly EntryService[]
  readonly locale: string
  readonly words: string
}

function Total({ choices, services, locale, words }: TotalProps) {
  const prices = choices.flatMap(
    ({ serviceId, staffMemberId }) =>
      services.find(({ id }) => id === serviceId)?.staff.find(({ id }) => id === staffMemberId)?.price ?? [],
  )
  const [price] = prices
  if (!price) return null
  return <Text>{words.replace('{amount}', formatMoney(sumOf(prices, price.currency), locale))}</Text>
}
