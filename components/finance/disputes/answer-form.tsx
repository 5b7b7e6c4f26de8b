'use client'

import { Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Dialog } from '#components/admin/dialog.tsx'
import type { Outcome } from '#components/admin/outcome.ts'
import { useAct } from '#components/admin/use-act.ts'
import type { DisputeEvidence } from '#lib/payments/disputes/dispute-evidence.ts'

export type AnswerWords = Readonly<
  Record<
    | 'language'
    | 'languageHint'
    | 'uncategorizedTextMissing'
    | 'send'
    | 'sendTitle'
    | 'sendText'
    | 'sendConfirm'
    | 'cancel'
    | 'sent',
    string
  >
> & {
  readonly fields: Readonly<Record<keyof DisputeEvidence, string>>
  readonly hints: Readonly<Record<'uncategorizedText' | 'refundRefusalExplanation', string>>
}

/** A draft in one of the languages that it can be written in. */
export type Draft = { readonly language: string; readonly name: string; readonly evidence: DisputeEvidence }

type Props = {
  readonly drafts: readonly [Draft, ...Draft[]]
  readonly send: (evidence: DisputeEvidence) => Outcome
  readonly paymentHref: string
  readonly words: AnswerWords & { readonly refusals: Readonly<Record<string, string>> }
}

/** The answer to the client's bank, filled in from the books; asks once before it is sent, because the bank reads one only. */
export function AnswerForm({ drafts, send, paymentHref, words }: Props) {
  const router = useRouter()
  const [language, setLanguage] = useState(drafts[0].language)
  const [evidence, setEvidence] = useState(drafts[0].evidence)
  const [isAsking, setAsking] = useState(false)
  const { act, isActing: isSending } = useAct(words.refusals)
  const isMissing = evidence.uncategorizedText.trim() === ''

  function choose(wanted: string) {
    setLanguage(wanted)
    setEvidence(drafts.find((draft) => draft.language === wanted)?.evidence ?? evidence)
  }

  async function confirm() {
    const isSent = await act(() => send(evidence))
    setAsking(false)
    if (!isSent) return
    notifications.show({ message: words.sent })
    router.push(paymentHref)
  }

  const field = (name: keyof DisputeEvidence) => ({
    label: words.fields[name],
    value: evidence[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      setEvidence({ ...evidence, [name]: event.currentTarget.value }),
  })

  return (
    <Stack gap="lg">
      <div>
        <SegmentedControl
          aria-label={words.language}
          value={language}
          onChange={choose}
          data={drafts.map((draft) => ({ value: draft.language, label: draft.name }))}
        />
        <Text size="sm" c="dimmed" mt="xs">
          {words.languageHint}
        </Text>
      </div>
      <Group grow align="start" preventGrowOverflow={false}>
        <TextInput {...field('customerName')} maxLength={200} />
        <TextInput {...field('customerEmail')} maxLength={200} />
      </Group>
      <TextInput {...field('serviceDate')} maxLength={200} />
      <Textarea {...field('productDescription')} autosize minRows={2} maxRows={8} maxLength={5000} />
      <Textarea {...field('cancellationPolicyDisclosure')} autosize minRows={2} maxRows={8} maxLength={5000} />
      <Textarea
        {...field('uncategorizedText')}
        description={words.hints.uncategorizedText}
        error={isMissing ? words.uncategorizedTextMissing : undefined}
        autosize
        minRows={4}
        maxRows={16}
        maxLength={20_000}
      />
      <Textarea
        {...field('refundRefusalExplanation')}
        description={words.hints.refundRefusalExplanation}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
      />
      <Group>
        <Button onClick={() => setAsking(true)} disabled={isMissing}>
          {words.send}
        </Button>
      </Group>
      {isAsking && (
        <Dialog title={words.sendTitle} closeLabel={words.cancel} isBusy={isSending} onClose={() => setAsking(false)}>
          <Stack>
            <Text>{words.sendText}</Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => setAsking(false)} disabled={isSending}>
                {words.cancel}
              </Button>
              <Button onClick={confirm} loading={isSending} data-autofocus>
                {words.sendConfirm}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </Stack>
  )
}
