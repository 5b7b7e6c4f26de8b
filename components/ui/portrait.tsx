import styles from './portrait.module.css'

type Props = {
  readonly name: string
  /** Under which address and hash the photo is served; null shows initials. */
  readonly photo: { readonly slug: string; readonly hash: string } | null
}

const initialsOf = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')

/** A staff member's face, or the initials of who has no photo. It says nothing aloud: the name stands beside it. */
export function Portrait({ name, photo }: Props) {
  if (!photo) {
    return (
      <span className={styles.face} aria-hidden="true">
        {initialsOf(name)}
      </span>
    )
  }
  const address = (side: number) => `/api/branches/${photo.slug}/staff-photos/${photo.hash}-${side}.webp`
  return (
    // Encoded in two sizes by ourselves; an optimizer would only encode it again.
    // biome-ignore lint/performance/noImgElement: see above.
    <img
      className={styles.face}
      src={address(256)}
      srcSet={`${address(256)} 1x, ${address(512)} 3x`}
      width={64}
      height={64}
      alt=""
      decoding="async"
    />
  )
}
