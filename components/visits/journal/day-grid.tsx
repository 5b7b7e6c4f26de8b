'use client'

import { ResourcesDayView, type ScheduleEventData, type ScheduleResourceData } from '@mantine/schedule'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import type { Messages } from '#lib/i18n/messages.ts'
import type { Day } from '#lib/visits/calendar.ts'
import { clockText, type WallClock } from '#lib/visits/schedule/wall-clock.ts'
import type { Hours } from '#lib/visits/schedule/work-schedule.ts'
import type { ManageActs } from '../visit-acts.ts'
import { EntryBody } from './entry-body.tsx'
import styles from './journal.module.css'
import type { JournalEntry } from './journal-entry.ts'
import { useMoves } from './use-moves.ts'
import { wallClockFrom, wallText } from './wall-text.ts'

export type DayStaff = {
  readonly id: string
  readonly name: string
  /** What of the shown day nobody works, and what of it they are away. */
  readonly closed: readonly Hours[]
  readonly away: readonly (Hours & { readonly reason: string })[]
}

type Props = {
  readonly day: Day
  readonly shown: Hours
  readonly now: WallClock
  readonly staff: readonly DayStaff[]
  readonly entries: readonly JournalEntry[]
  /** Null for who may only look. */
  readonly acts: ManageActs | null
  readonly words: Messages['visits']
  readonly refusals: Readonly<Record<string, string>>
  readonly onOpen: (visitId: string) => void
  readonly onAdd: ((staffMemberId: string, at: WallClock) => void) | null
}

const SNAP_MINUTES = 15
const SLOT_MINUTES = 30

const isEntry = (value: unknown): value is JournalEntry =>
  typeof value === 'object' && value !== null && 'visitId' in value

/** Which appointment an event is; null for what only stands behind them. */
const entryOf = ({ payload }: ScheduleEventData): JournalEntry | null => {
  const entry: unknown = payload?.entry
  return isEntry(entry) ? entry : null
}

/**
 * A day by who works: appointments are dragged to another time or person, made longer by their edge, and opened by a
 * click or the Enter key, where the same can be done without a mouse.
 */
export function DayGrid(props: Props) {
  const { day, shown, now, staff, acts, words, refusals, onOpen, onAdd } = props
  const { entries, move, stretch, movingId } = useMoves(props.entries, { acts, refusals })
  const resources: ScheduleResourceData[] = staff.map(({ id, name }) => ({ id, label: name }))
  const events = [...entries.map(eventFrom), ...staff.flatMap((person) => backgroundOf(person, day))]

  return (
    <div className={styles.grid}>
      <ResourcesDayView
        date={day}
        resources={resources}
        events={events}
        startTime={clock(shown.startMinute)}
        endTime={clock(shown.endMinute)}
        intervalMinutes={SLOT_MINUTES}
        eventDragInterval={SNAP_MINUTES}
        eventResizeInterval={SNAP_MINUTES}
        slotWidth={72}
        rowHeight={84}
        withHeader={false}
        maxEventsPerTimeSlot={4}
        labels={{ resources: words.staff, resource: words.staff, resourceSlot: words.timeOf, timeSlot: words.timeOf }}
        withCurrentTimeIndicator={now.day === day}
        getCurrentTime={() => wallText(now.day, now.minute)}
        startScrollTime={clock(now.day === day ? hourBefore(now, shown) : shown.startMinute)}
        withEventsDragAndDrop={acts !== null}
        canDragEvent={(event) => entryOf(event)?.isMovable ?? false}
        onEventDrop={({ event, newStart, resourceId }) => {
          const entry = entryOf(event)
          if (entry)
            move(entry, { at: wallClockFrom(newStart), staffMemberId: String(resourceId ?? entry.staffMemberId) })
        }}
        withEventResize={acts !== null}
        canResizeEvent={(event) => entryOf(event)?.isStretchable ?? false}
        onEventResize={({ event, newStart, newEnd }) => {
          const entry = entryOf(event)
          if (entry) stretch(entry, { start: wallClockFrom(newStart).minute, end: wallClockFrom(newEnd).minute })
        }}
        onEventClick={(event) => {
          const entry = entryOf(event)
          if (entry) onOpen(entry.visitId)
        }}
        {...(onAdd && {
          onTimeSlotClick: ({ slotStart, resourceId }) => onAdd(String(resourceId ?? ''), wallClockFrom(slotStart)),
        })}
        renderEvent={(event, shownAs) => {
          const entry = entryOf(event)
          return entry ? (
            <EventButton entry={entry} shownAs={shownAs} words={words} isMoving={entry.id === movingId} />
          ) : (
            <Background event={event} place={shownAs} />
          )
        }}
      />
    </div>
  )
}

/** A day that is under way opens an hour before now, every other one in the morning. */
const hourBefore = ({ minute }: WallClock, { startMinute, endMinute }: Hours) =>
  Math.max(startMinute, Math.min(minute - 60, endMinute - 60))

const clock = (minute: number) => (minute >= 1440 ? '23:59:59' : `${clockText(minute)}:00`)

const eventFrom = (entry: JournalEntry): ScheduleEventData => ({
  id: entry.id,
  title: entry.clientName,
  start: wallText(entry.day, entry.startMinute),
  end: wallText(entry.day, entry.endMinute),
  color: 'gray',
  resourceId: entry.staffMemberId,
  payload: { entry },
})

/** Hours that nobody works, and what they are away for. */
function backgroundOf({ id, closed, away }: DayStaff, day: Day): readonly ScheduleEventData[] {
  const behind = (span: Hours, title: string): ScheduleEventData => ({
    id: `${id}-${title || 'closed'}-${span.startMinute}`,
    title,
    start: wallText(day, span.startMinute),
    end: wallText(day, span.endMinute),
    color: 'gray',
    display: 'background',
    resourceId: id,
  })
  return [...closed.map((span) => behind(span, '')), ...away.map((span) => behind(span, span.reason))]
}

type BackgroundProps = {
  readonly event: ScheduleEventData
  readonly place: Pick<ComponentPropsWithoutRef<'div'>, 'className' | 'style'>
}

function Background({ event: { title }, place: { className, style } }: BackgroundProps): ReactNode {
  return (
    <div className={className} style={style}>
      {title ? <span className={styles.away}>{title}</span> : <span className={styles.closed} />}
    </div>
  )
}

type ButtonProps = {
  readonly entry: JournalEntry
  readonly shownAs: ComponentPropsWithoutRef<'button'>
  readonly words: Messages['visits']
  readonly isMoving: boolean
}

function EventButton({ entry, shownAs, words, isMoving }: ButtonProps) {
  const { draggable, onClick, onDragStart, onDragEnd } = shownAs
  return (
    <button
      type="button"
      className={styles.event}
      data-state={entry.state}
      data-moving={isMoving || undefined}
      {...{ draggable, onClick, onDragStart, onDragEnd }}
    >
      <EntryBody entry={entry} words={words} />
    </button>
  )
}
