import { statfs } from 'node:fs/promises'

const LEAST_FREE_BYTES = 1024 ** 3

/** Says so where a demo would run out of disk half-way. */
export async function requireDisk(folder: string, leastFreeBytes = LEAST_FREE_BYTES): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < leastFreeBytes) throw new Error(`Less than 1 GB is free on the disk of ${folder}.`)
}
