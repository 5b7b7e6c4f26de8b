import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { requireDisk } from '#sandbox/demo/require-disk.ts'

test('a demo says which disk is full before it begins, and begins where there is room', async () => {
  await expect(requireDisk(tmpdir(), Number.MAX_SAFE_INTEGER)).rejects.toThrow(`free on the disk of ${tmpdir()}`)
  await expect(requireDisk(tmpdir(), 1)).resolves.toBeUndefined()
})
