'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useActionState, useEffect, useRef, useState } from 'react'
import controls from '#components/booking/frame/controls.module.css'
import { postJson } from '#components/booking/frame/post-json.ts'
import { Link } from '#components/ui/links/link.tsx'
import styles from './contact-form.module.css'

export type ContactField = 'name' | 'phone' | 'email'

export type ContactFormState = {
  readonly values: Readonly<Record<ContactField, string>>
  /** What is wrong, in words, beside its field. */
  readonly faults: Readonly<Partial<Record<ContactField, string>>>
  /** Why the time was not taken; it is said of the time asked for only. */
  readonly refusal: { readonly at: string; readonly words: string } | null
  readonly nearest: readonly { readonly href: string; readonly label: string }[]
}

/** Where to go on, or what is in the way. */
export type BookingAnswer = { readonly href: string } | { readonly state: ContactFormState }

type Props = {
  /** Sends the form before its script has come. */
  readonly action: (state: ContactFormState, form: FormData) => Promise<ContactFormState>
  readonly slug: string
  readonly locale: string
  /** The start that is asked for. */
  readonly at: string
  readonly hidden: readonly (readonly [name: string, value: string])[]
  /** What was typed on this device a while ago. */
  readonly typed: Readonly<Record<ContactField, string>> | null
  readonly otherTimesHref: string
  readonly words: Readonly<
    Record<
      ContactField | 'phoneHint' | 'emailHint' | 'submit' | 'submitting' | 'nearest' | 'chooseOther' | 'breakdown',
      string
    >
  >
}

const FIELDS = [
  { name: 'name', type: 'text', autoComplete: 'name' },
  { name: 'phone', type: 'tel', autoComplete: 'tel' },
  { name: 'email', type: 'email', autoComplete: 'email' },
] as const

const NOTHING_TYPED = { name: '', phone: '', email: '' }

/**
 * Who books. Sending it takes the time. It works as a plain form before the script has come; with it, the page need not
 * be drawn anew to say that a time is gone, which counts when many want the same one.
 */
export function ContactForm({ action, slug, locale, at, hidden, typed, otherTimesHref, words }: Props) {
  const router = useRouter()
  const empty = { values: typed ?? NOTHING_TYPED, faults: {}, refusal: null, nearest: [] }
  const [early, sendEarly] = useActionState<ContactFormState, FormData>(action, empty)
  const [late, setLate] = useState<ContactFormState | null>(null)
  const [isSending, setSending] = useState(false)
  const state = late ?? early
  const form = useRef<HTMLFormElement>(null)
  const firstWrong = FIELDS.find(({ name }) => state.faults[name])?.name
  const hints = { name: '', phone: words.phoneHint, email: words.emailHint }

  // Each answer is a new state, also when the same field is wrong again.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>(state.refusal ? '[role=alert]' : '[aria-invalid]')?.focus()
  }, [state])

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isSending) return
    setSending(true)
    const fields = new FormData(event.currentTarget)
    const answer = await book({ slug, locale, fields })
    // The button stays as it is until the next page is there.
    if (answer && 'href' in answer) return router.push(answer.href)
    setSending(false)
    setLate(answer?.state ?? { ...state, faults: {}, refusal: { at, words: words.breakdown }, nearest: [] })
    // Whom and what the page shows has changed.
    if (answer?.state.refusal) router.refresh()
  }

  return (
    <form action={sendEarly} onSubmit={send} className={styles.form} noValidate ref={form}>
      {hidden.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one staff member may serve twice, and nothing is kept in them.
        <input key={`${name}${value}${index}`} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="at" value={at} />
      {state.refusal?.at === at && (
        <div role="alert" tabIndex={-1} className={controls.refusal}>
          <p>{state.refusal.words}</p>
          {state.nearest.length > 0 && (
            <p className={styles.nearest}>
              {words.nearest}{' '}
              {state.nearest.map(({ href, label }) => (
                <Link key={href} href={href}>
                  {label}
                </Link>
              ))}
            </p>
          )}
          <Link href={otherTimesHref}>{words.chooseOther}</Link>
        </div>
      )}
      {FIELDS.map(({ name, type, autoComplete }) => {
        const fault = state.faults[name]
        const hint = hints[name]
        return (
          <label key={name} className={styles.field}>
            <span className={styles.label}>{words[name]}</span>
            <input
              name={name}
              type={type}
              autoComplete={autoComplete}
              defaultValue={state.values[name]}
              required
              // biome-ignore lint/a11y/noAutofocus: without a script this leads to what has to be mended.
              autoFocus={name === firstWrong}
              maxLength={254}
              aria-invalid={fault ? true : undefined}
              aria-describedby={fault || hint ? `${name}-note` : undefined}
            />
            {(fault || hint) && (
              <span id={`${name}-note`} className={fault ? styles.fault : styles.hint}>
                {fault ?? hint}
              </span>
            )}
          </label>
        )
      })}
      <button type="submit" className={controls.primary} disabled={isSending} aria-disabled={isSending}>
        {isSending ? words.submitting : words.submit}
      </button>
    </form>
  )
}

type Sent = { readonly slug: string; readonly locale: string; readonly fields: FormData }

const isAnswer = (value: unknown): value is BookingAnswer =>
  typeof value === 'object' && value !== null && ('href' in value || 'state' in value)

/** Asks for the time. Null if there was no answer, or none that says how it went. */
async function book({ slug, locale, fields }: Sent): Promise<BookingAnswer | null> {
  const text = (name: string) => String(fields.get(name) ?? '')
  const body = {
    ...{ slug, locale, service: fields.getAll('service'), staff: text('staff'), at: text('at') },
    ...{ with: fields.getAll('with'), total: text('total') },
    contact: { name: text('name'), phone: text('phone'), email: text('email') },
  }
  const answer = await postJson('/api/bookings', body)
  return isAnswer(answer) ? answer : null
}
