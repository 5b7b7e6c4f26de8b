/** Whether an address can be read at all: half of an escaped letter cannot. */
export function isReadableAddress(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}
