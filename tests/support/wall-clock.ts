import { addDays, type Day } from '#lib/visits/calendar.ts'

/** What the clocks of a zone show, minute by minute, over some days: read off the runtime, never calculated. */
export class WallClock {
  readonly #shown: readonly string[]
  readonly #first: number

  constructor(timeZone: string, from: Day, days: number) {
    const format = new Intl.DateTimeFormat('sv-SE', {
      ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    })
    // A day more on either side: zones are up to fourteen hours away from Greenwich.
    this.#first = Date.parse(`${addDays(from, -1)}T00:00:00Z`) / 60_000
    const count = (days + 3) * 1440
    this.#shown = Array.from({ length: count }, (_, index) => format.format((this.#first + index) * 60_000))
  }

  /** The latest minute at which the clock shows a minute of a day; if it never does, the first that shows a later one. */
  minuteOf(day: Day, minute: number): number {
    const wantedDay = minute === 1440 ? addDays(day, 1) : day
    const ofDay = minute % 1440
    const two = (count: number) => String(count).padStart(2, '0')
    const wanted = `${wantedDay} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`
    const latest = this.#shown.lastIndexOf(wanted)
    return this.#first + (latest >= 0 ? latest : this.#shown.findIndex((shown) => shown > wanted))
  }

  dayOf(minute: number): Day {
    return this.#shown[minute - this.#first]?.slice(0, 10) ?? ''
  }
}
