const SPIN_MS = 50

/** How many times longer everything takes because others are busy on this machine too; 1 when it is ours alone. */
export function contention(): number {
  const before = process.cpuUsage()
  const beganAt = performance.now()
  while (performance.now() - beganAt < SPIN_MS);
  const { user, system } = process.cpuUsage(before)
  return Math.max(1, (SPIN_MS * 1000) / (user + system))
}
