'use client'

import { Button, CopyButton } from '@mantine/core'
import { CheckIcon, CopyIcon } from '@primer/octicons-react'
import type { ReactNode } from 'react'
import { Unseen } from '#components/ui/unseen.tsx'
import type { SetupStep } from '#lib/payments/connection/stripe-setup.ts'
import { CopyField } from './copy-field.tsx'
import { KeysForm, type KeysFormWords, type SaveKeys } from './keys-form.tsx'
import { MakeWebhookButton } from './make-webhook-button.tsx'
import styles from './settings.module.css'

type Words = {
  readonly steps: Readonly<
    Record<
      | 'keys'
      | 'keysText'
      | 'webhook'
      | 'webhookText'
      | 'webhookAddress'
      | 'events'
      | 'eventsText'
      | 'copyAll'
      | 'firstEvent'
      | 'firstEventText'
      | 'done'
      | 'open'
      | 'copy'
      | 'copied'
      | 'make'
      | 'made'
      | 'makeText',
      string
    >
  >
  readonly keys: KeysFormWords
}

type Props = {
  readonly done: Readonly<Record<SetupStep, boolean>>
  readonly missingEvents: readonly string[]
  readonly eventTypes: readonly string[]
  readonly webhookAddress: string
  readonly known: {
    readonly publishableKey: string
    readonly secretKeyHint: string
    readonly hasSigningSecret: boolean
  } | null
  readonly save: SaveKeys
  readonly make: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>
  readonly isReadOnly: boolean
  readonly words: Words
  readonly refusals: Readonly<Record<string, string>>
}

/** The way from nothing to the first payment, step by step, each ticked when it stands. */
export function StripeChecklist(props: Props) {
  const { done, eventTypes, missingEvents, webhookAddress, known, isReadOnly, words, refusals } = props
  const { steps } = words
  const marks = { done: steps.done, open: steps.open }
  return (
    <div className={styles.steps}>
      <Step number={1} title={steps.keys} isDone={done.keys} marks={marks}>
        <p>{steps.keysText}</p>
        {!isReadOnly && <KeysForm save={props.save} known={known} words={words.keys} refusals={refusals} />}
      </Step>
      <Step number={2} title={steps.webhook} isDone={done.webhook && done.signing_secret} marks={marks}>
        <p>{steps.webhookText}</p>
        <CopyField value={webhookAddress} label={steps.webhookAddress} words={steps} />
        {!isReadOnly && (
          <>
            <p>{steps.makeText}</p>
            <MakeWebhookButton make={props.make} isDisabled={!done.keys} words={steps} refusals={refusals} />
          </>
        )}
      </Step>
      <Step number={3} title={steps.events} isDone={done.events} marks={marks}>
        <p>{steps.eventsText}</p>
        <ul className={styles.events}>
          {eventTypes.map((type) => (
            <li key={type} data-missing={missingEvents.includes(type) || undefined}>
              {type}
            </li>
          ))}
        </ul>
        <CopyButton value={eventTypes.join('\n')} timeout={2500}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" leftSection={copied ? <CheckIcon /> : <CopyIcon />} onClick={copy}>
              <span aria-live="polite">{copied ? steps.copied : steps.copyAll}</span>
            </Button>
          )}
        </CopyButton>
      </Step>
      <Step number={4} title={steps.firstEvent} isDone={done.first_event} marks={marks}>
        <p>{steps.firstEventText}</p>
      </Step>
    </div>
  )
}

type StepProps = {
  readonly number: number
  readonly title: string
  readonly isDone: boolean
  readonly marks: { readonly done: string; readonly open: string }
  readonly children: ReactNode
}

function Step({ number, title, isDone, marks, children }: StepProps) {
  return (
    <section className={styles.step}>
      <span className={styles.tick} data-done={isDone || undefined}>
        {isDone ? <CheckIcon /> : number}
      </span>
      <h3>
        {title}
        <Unseen> ({isDone ? marks.done : marks.open})</Unseen>
      </h3>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
