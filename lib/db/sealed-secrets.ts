import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { env } from '#lib/env.ts'
import { invariant } from '#lib/money/invariant.ts'
import { Secret } from '#lib/secret.ts'
import { database, type Transaction } from './client.ts'

/** Where a secret is kept. It is sealed into the ciphertext, so that one moved elsewhere cannot be opened. */
export type SecretPlace = { readonly branchId: string; readonly table: string; readonly field: string }

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
const FORMAT_VERSION = 1

/** Seals a secret of a branch with the branch's own data key, which a key from the environment wraps. */
export async function sealSecret(
  tx: Transaction,
  place: SecretPlace,
  secret: Secret,
): Promise<Uint8Array<ArrayBuffer>> {
  const dataKey = (await findDataKey(tx, place.branchId)) ?? (await insertDataKey(tx, place.branchId))
  return encrypt(dataKey, contextOf(place), Buffer.from(secret.reveal(), 'utf8'))
}

/** Opens what `sealSecret` sealed for the same place; anything else, also a swapped ciphertext, is refused. */
export async function openSecret(place: SecretPlace, sealed: Uint8Array): Promise<Secret> {
  const wrapped = await database().branchKey.findUnique({ where: { branchId: place.branchId } })
  invariant(wrapped, `branch ${place.branchId} has no data key`)
  return openSecretWith(wrapped, place, sealed)
}

/** A branch's data key as it is kept. */
export type WrappedKey = { readonly wrappedKey: Uint8Array; readonly encryptionVersion: number }

/** The same with the branch's key at hand. */
export function openSecretWith(wrapped: WrappedKey, place: SecretPlace, sealed: Uint8Array): Secret {
  return new Secret(decrypt(unwrap(wrapped, place.branchId), contextOf(place), sealed).toString('utf8'))
}

async function findDataKey(tx: Transaction, branchId: string): Promise<Buffer | null> {
  const wrapped = await tx.branchKey.findUnique({ where: { branchId } })
  return wrapped && unwrap(wrapped, branchId)
}

const unwrap = ({ wrappedKey, encryptionVersion }: WrappedKey, branchId: string) =>
  decrypt(wrappingKey(encryptionVersion), keyContext(branchId), wrappedKey)

async function insertDataKey(tx: Transaction, branchId: string): Promise<Buffer> {
  const dataKey = randomBytes(32)
  const encryptionVersion = Math.max(...env().ENCRYPTION_KEYS.keys())
  const wrappedKey = encrypt(wrappingKey(encryptionVersion), keyContext(branchId), dataKey)
  await tx.branchKey.create({ data: { branchId, wrappedKey, encryptionVersion } })
  return dataKey
}

function wrappingKey(version: number): Buffer {
  const key = env().ENCRYPTION_KEYS.get(version)
  invariant(key, `ENCRYPTION_KEYS has no key of version ${version}`)
  return Buffer.from(key.reveal(), 'base64')
}

const keyContext = (branchId: string) => Buffer.from(`branch_key|${branchId}|${FORMAT_VERSION}`)

const contextOf = ({ table, branchId, field }: SecretPlace) =>
  Buffer.from(`${table}|${branchId}|${field}|${FORMAT_VERSION}`)

function encrypt(key: Buffer, context: Buffer, plain: Buffer): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(context)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Uint8Array.from(Buffer.concat([nonce, cipher.getAuthTag(), body]))
}

function decrypt(key: Buffer, context: Buffer, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed)
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(context).setAuthTag(tag)
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
}
