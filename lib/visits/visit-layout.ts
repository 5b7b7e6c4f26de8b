/** A service as one staff member performs it. */
export type ServiceLength = { readonly durationMinutes: number; readonly bufferMinutes: number }

/** Minutes from the visit's start. */
export type AppointmentOffsets = {
  readonly startMinute: number
  readonly endMinute: number
  readonly busyUntilMinute: number
}

/**
 * Lays services of one staff member one after another. The client does not wait for what is tidied up between
 * them, so only the last one is followed by a buffer: the longest.
 */
export function layOutVisit(services: readonly ServiceLength[]): readonly AppointmentOffsets[] {
  const buffer = Math.max(0, ...services.map((service) => service.bufferMinutes))
  let endMinute = 0
  return services.map(({ durationMinutes }, index) => {
    const startMinute = endMinute
    endMinute += durationMinutes
    const isLast = index === services.length - 1
    return { startMinute, endMinute, busyUntilMinute: isLast ? endMinute + buffer : endMinute }
  })
}

/** What a whole visit needs: time with the client and time after it. */
export function visitLength(services: readonly ServiceLength[]): { lengthMinutes: number; bufferMinutes: number } {
  const last = layOutVisit(services).at(-1)
  if (!last) return { lengthMinutes: 0, bufferMinutes: 0 }
  return { lengthMinutes: last.endMinute, bufferMinutes: last.busyUntilMinute - last.endMinute }
}
