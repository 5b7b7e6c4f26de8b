/** A service as one staff member performs it. */
export type ServiceLength = {
  readonly staffMemberId: string
  readonly durationMinutes: number
  readonly bufferMinutes: number
}

/** Minutes from the visit's start. */
export type AppointmentOffsets = {
  readonly startMinute: number
  readonly endMinute: number
  readonly busyUntilMinute: number
}

/**
 * Lays services one after another. The client does not wait for what is tidied up between services of one staff member,
 * so only the last of theirs in a row is followed by a buffer: the longest.
 */
export function layOutVisit(services: readonly ServiceLength[]): readonly AppointmentOffsets[] {
  let endMinute = 0
  let buffer = 0
  return services.map(({ staffMemberId, durationMinutes, bufferMinutes }, index) => {
    const startMinute = endMinute
    endMinute += durationMinutes
    const isGoingOn = services[index - 1]?.staffMemberId === staffMemberId
    buffer = isGoingOn ? Math.max(buffer, bufferMinutes) : bufferMinutes
    const isLast = services[index + 1]?.staffMemberId !== staffMemberId
    return { startMinute, endMinute, busyUntilMinute: isLast ? endMinute + buffer : endMinute }
  })
}

/** What a whole visit needs: time with the client and time after it. */
export function visitLength(services: readonly ServiceLength[]): { lengthMinutes: number; bufferMinutes: number } {
  const last = layOutVisit(services).at(-1)
  if (!last) return { lengthMinutes: 0, bufferMinutes: 0 }
  return { lengthMinutes: last.endMinute, bufferMinutes: last.busyUntilMinute - last.endMinute }
}
