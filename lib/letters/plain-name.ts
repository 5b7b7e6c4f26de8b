/**
 * A client's name as a letter may say it: whoever books writes it, also for somebody else's address. Nothing of it
 * reads as a link, a tag or a line of ours.
 */
export function plainName(name: string): string {
  return name
    .replaceAll(/[^\p{L}\p{M}\p{N}.'’ʼ -]/gu, ' ')
    .replaceAll(/\.(?=\S)/g, '. ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
