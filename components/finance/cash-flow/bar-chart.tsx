import { useTranslations } from 'next-intl'
import { type ChartPoint, columnDrawing, type Drawing, rowDrawing } from '#lib/payments/reports/bar-drawing.ts'
import styles from './bar-chart.module.css'

type Props = {
  readonly points: readonly ChartPoint[]
  readonly title: string
  /** Columns along time, or a row for each name. */
  readonly isTime: boolean
  readonly formatTick: (minor: number) => string
}

/** What was taken, and what was left of it. The same figures stand in the table beside it. */
export function BarChart({ points, title, isTime, formatTick }: Props) {
  const t = useTranslations('cashFlow.figures')
  const draw = isTime ? columnDrawing : rowDrawing
  return (
    <figure className={styles.chart}>
      <figcaption>
        {title}
        <span className={styles.legend}>
          <span data-tone="gross">{t('gross')}</span>
          <span data-tone="net">{t('net')}</span>
        </span>
      </figcaption>
      <Picture drawing={draw(points, { formatTick })} title={title} className={styles.wide} />
      <Picture drawing={draw(points, { formatTick, isNarrow: true })} title={title} className={styles.narrow} />
    </figure>
  )
}

type PictureProps = { readonly drawing: Drawing; readonly title: string; readonly className: string | undefined }

function Picture({ drawing, title, className }: PictureProps) {
  const { width, height, rects, lines, labels } = drawing
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={className} role="img" aria-label={title}>
      {lines.map(({ isZero, ...line }) => (
        <line key={`${line.x1} ${line.y1}`} {...line} className={isZero ? styles.zero : styles.line} />
      ))}
      {rects.map(({ tone, ...rect }) => (
        <rect key={`${tone} ${rect.x} ${rect.y}`} {...rect} rx={2} className={styles[tone]} />
      ))}
      {labels.map(({ text, anchor, ...place }) => (
        <text key={`${place.x} ${place.y}`} {...place} textAnchor={anchor}>
          {text}
        </text>
      ))}
    </svg>
  )
}
