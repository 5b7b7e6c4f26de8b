export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What was measured in the same run to hold it against. */
  readonly against: { readonly name: string; readonly value: number }
  /** Below this the run has failed. */
  readonly least?: number
}

/** Prints a figure as one line, and fails the run where it is less than it has to be. */
export function reportFigure({ name, value, unit, against, least }: Figure): void {
  const ratio = (value / against.value).toFixed(2)
  const line = `bench ${name} ${Math.round(value)} ${unit} (${against.name} ${Math.round(against.value)}, ratio ${ratio})`
  console.log(least === undefined || value >= least ? line : `${line} TOO SLOW: at least ${least}`)
  if (least !== undefined && value < least) process.exitCode = 1
}
