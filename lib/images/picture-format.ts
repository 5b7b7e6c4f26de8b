// How the bytes of each format begin. SVG is a document with scripts and is never read, by whatever name it comes.
const BEGINNINGS: readonly RegExp[] = [/^\x89PNG\r\n/, /^\xff\xd8\xff/, /^GIF8[79]a/, /^RIFF[\s\S]{4}WEBP/]

/** Whether bytes begin like a picture of a format that we read. */
export function isPicture(bytes: Uint8Array): boolean {
  const beginning = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return BEGINNINGS.some((known) => known.test(beginning))
}
