const LONGEST_SIDE = 1600

/** The photo small enough to be sent from a phone; as it is where the browser cannot read it. */
export async function shrunkPhoto(file: File): Promise<File> {
  const image = await createImageBitmap(file).catch(() => null)
  if (!image) return file
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  const pen = canvas.getContext('2d')
  if (!pen) return file
  // A JPEG would show black where the picture is transparent.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.9)
  })
  return blob ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file
}
