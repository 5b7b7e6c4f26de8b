export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What was measured in the same run to hold it against. */
  readonly against: { readonly name: string; readonly value: number }
  /** Below this the run has failed. */
  readonly least?: number
  /** And above this. */
  readonly most?: number
}

/** Prints a figure as one line, and fails the run where it is less or more than it may be. */
export function reportFigure({ name, value, unit, against, least, most }: Figure): void {
  const ratio = (value / against.value).toFixed(2)
  const line = `bench ${name} ${Math.round(value)} ${unit} (${against.name} ${Math.round(against.value)}, ratio ${ratio})`
  const isTooLittle = least !== undefined && value < least
  const isTooMuch = most !== undefined && value > most
  if (isTooLittle) console.log(`${line} TOO LITTLE: at least ${Math.round(least)}`)
  else if (isTooMuch) console.log(`${line} TOO MUCH: at most ${Math.round(most)}`)
  else console.log(line)
  if (isTooLittle || isTooMuch) process.exitCode = 1
}
