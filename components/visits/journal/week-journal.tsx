'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, type DragEvent, type MouseEvent, useRef } from 'react'
import { useAct } from '#components/admin/use-act.ts'
import type { ManageActs } from '../visit-acts.ts'
import type { WeekEntry } from './journal-entry.ts'
import styles from './week.module.css'
import { WeekGrid } from './week-grid.tsx'

type Props = ComponentProps<typeof WeekGrid> & {
  /** Null for who may only look. */
  readonly acts: ManageActs | null
  readonly refusals: Readonly<Record<string, string>>
  /** With `{visit}` where a visit goes: it opens beside the week. */
  readonly hrefOfVisit: string
}

type Dragged = { readonly entry: WeekEntry; readonly staffMemberId: string }

const OVER = 'over'

const within = (event: { readonly target: EventTarget }, selector: string): HTMLElement | null => {
  const found = event.target instanceof Element ? event.target.closest(selector) : null
  return found instanceof HTMLElement ? found : null
}

/** A week whose appointments are dragged to another day or person, at the same time; one listener for all of them. */
export function WeekJournal({ acts, refusals, hrefOfVisit, ...week }: Props) {
  const router = useRouter()
  const { act } = useAct(refusals)
  const dragged = useRef<Dragged | null>(null)
  const over = useRef<HTMLElement | null>(null)
  /** What has been moved, until the page knows it in its new place. */
  const moved = useRef<WeekEntry | null>(null)

  function point(cell: HTMLElement | null): void {
    if (over.current === cell) return
    delete over.current?.dataset[OVER]
    over.current = cell
    if (cell) cell.dataset[OVER] = ''
  }

  function begin(event: DragEvent): void {
    const id = within(event, '[data-entry]')?.dataset.entry
    const staffMemberId = within(event, '[data-staff]')?.dataset.staff ?? ''
    const cells = week.days.flatMap(({ staff }) => staff)
    const entry = cells.flatMap(({ entries }) => entries).find((one) => one.id === id)
    if (entry && entry.id === moved.current?.id && entry.revision === moved.current.revision) {
      event.preventDefault()
      return
    }
    dragged.current = entry ? { entry, staffMemberId } : null
    event.dataTransfer.effectAllowed = 'move'
  }

  function pass(event: DragEvent): void {
    const cell = dragged.current && within(event, '[data-staff]')
    point(cell)
    if (cell) event.preventDefault()
  }

  function drop(event: DragEvent): void {
    const { day = '', staff = '' } = within(event, '[data-staff]')?.dataset ?? {}
    const from = dragged.current
    end()
    if (!from || !acts || day === '') return
    event.preventDefault()
    const { entry, staffMemberId } = from
    const { visitId, revision, startMinute, leadMinutes } = entry
    const handOn =
      staff === staffMemberId ? { staffMemberId: null } : { staffMemberId: staff, insteadOfId: staffMemberId }
    const at = { day, minute: Math.max(0, startMinute - leadMinutes) }
    moved.current = entry
    void act(() => acts.move({ visitId, revision, at, ...handOn })).then((isMoved) => {
      if (!isMoved) moved.current = null
    })
  }

  function end(): void {
    dragged.current = null
    point(null)
  }

  /** Opens a visit beside the week, without loading the page anew. */
  function open(event: MouseEvent): void {
    const link = within(event, 'a[data-entry]')
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
    if (!(link instanceof HTMLAnchorElement) || !isPlain) return
    event.preventDefault()
    router.push(hrefOfVisit.replace('{visit}', link.href.split('/').at(-1) ?? ''), { scroll: false })
  }

  const drags = acts ? { onDragStart: begin, onDragOver: pass, onDrop: drop, onDragEnd: end } : {}
  return (
    // The links inside do the same by keyboard.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above.
    <div className={styles.wide} onClick={open} {...drags}>
      <WeekGrid {...week} />
    </div>
  )
}
