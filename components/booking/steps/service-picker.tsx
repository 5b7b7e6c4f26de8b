'use client'

import Form from 'next/form'
import { useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import controls from '#components/booking/frame/controls.module.css'
import { formatDurationRange } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { formatMoney } from '#lib/money/format-money.ts'
import { joinedRange, type OfferRange } from '#lib/visits/offer-range.ts'
import { servicesIn, withServices } from './chosen-services.ts'
import styles from './service-picker.module.css'

export type PickableCategory = {
  readonly id: string
  readonly name: string
  readonly services: readonly PickableService[]
}

type PickableService = {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly range: OfferRange
  readonly duration: string
  readonly price: string
}

type Props = {
  readonly action: string
  readonly categories: readonly PickableCategory[]
  readonly most: number
  readonly locale: Locale
  /** Sent without a choice before the script had come. */
  readonly isSentBack: boolean
  readonly words: {
    readonly next: string
    readonly categories: string
    readonly chooseFirst: string
    /** With `{price}` where the least that it will cost stands. */
    readonly from: string
    readonly counts: readonly string[]
  }
}

/**
 * The menu of services. Works as a plain form before the script has come, which counts what was chosen until then, too.
 * What is ticked is written into the address, where whoever comes back or takes another language finds it again.
 */
export function ServicePicker({ action, categories, most, locale, isSentBack, words }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const services = categories.flatMap((category) => category.services)
  const query = useSearchParams()
  const [found] = useState(() => servicesIn(query, { offered: services, most }))
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null)
  const chosen = ticked ?? found
  const [isReminded, setReminded] = useState(isSentBack && chosen.size === 0)
  const total = joinedRange(services.filter(({ id }) => chosen.has(id)).map(({ range }) => range))

  useEffect(() => {
    const early = chosenIn(form.current)
    if (!areSame(found, early)) setTicked(early)
  }, [found])

  useEffect(() => {
    // Not by the router: it would ask the server for what is on the screen already.
    if (ticked) window.history.replaceState(null, '', `?${withServices(ticked)}`)
  }, [ticked])

  function count() {
    setTicked(chosenIn(form.current))
    setReminded(false)
  }

  return (
    <Form
      action={action}
      className={styles.form}
      ref={form}
      onSubmit={(event) => {
        if (chosenIn(form.current).size > 0) return
        event.preventDefault()
        setReminded(true)
      }}
    >
      <input type="hidden" name="step" value="staff" />
      {categories.length > 1 && (
        <nav aria-label={words.categories} className={styles.categories}>
          {categories.map(({ id, name }) => (
            <a key={id} href={`#${id}`}>
              {name}
            </a>
          ))}
        </nav>
      )}
      {categories.map((category) => (
        <fieldset key={category.id} id={category.id} className={styles.category}>
          <legend>{category.name}</legend>
          <ul>
            {category.services.map((service) => (
              <li key={service.id}>
                <label className={styles.service}>
                  <input
                    type="checkbox"
                    name="service"
                    value={service.id}
                    defaultChecked={found.has(service.id)}
                    disabled={chosen.size >= most && !chosen.has(service.id)}
                    onChange={count}
                  />
                  <span className={styles.about}>
                    <span className={styles.name}>{service.name}</span>
                    <span className={styles.detail}>
                      {service.duration}
                      {service.description && ` · ${service.description}`}
                    </span>
                  </span>
                  <span className={styles.price}>{service.price}</span>
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
      <div className={styles.bar}>
        <p aria-live="polite" className={isReminded ? styles.reminder : styles.chosen}>
          {isReminded ? words.chooseFirst : words.counts[chosen.size]}
          {!isReminded && total && (
            <span className={styles.total}>{summaryOf(total, { locale, from: words.from })}</span>
          )}
        </p>
        <button type="submit" className={controls.primary}>
          {words.next}
        </button>
      </div>
    </Form>
  )
}

/** What the boxes say, which people can tick before the page listens. */
function chosenIn(form: HTMLFormElement | null): ReadonlySet<string> {
  return new Set(form ? new FormData(form).getAll('service').map(String) : [])
}

const areSame = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  one.size === other.size && [...one].every((id) => other.has(id))

type Reader = { readonly locale: Locale; readonly from: string }

/** What is chosen so far costs and takes this; with whom is not known yet, so that it may be more. */
function summaryOf({ from, to, minutes, minutesTo }: OfferRange, { locale, from: words }: Reader): string {
  const price = formatMoney(from, locale)
  const isExact = from.amountMinor === to.amountMinor
  return `${isExact ? price : words.replace('{price}', price)} · ${formatDurationRange(minutes, minutesTo, locale)}`
}
