const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Runs a step and says so while it lasts; what it throws is said in one line with the step's name. */
export async function step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = Date.now()
  const timer = setInterval(() => process.stdout.write(`${title} … ${seconds(startedAt)} so far\n`), 10_000)
  try {
    const result = await work()
    process.stdout.write(`${title} … ${seconds(startedAt)}\n`)
    return result
  } catch (error) {
    throw new Error(`${title} failed. ${error instanceof Error ? error.message : error}`, { cause: error })
  } finally {
    clearInterval(timer)
  }
}
