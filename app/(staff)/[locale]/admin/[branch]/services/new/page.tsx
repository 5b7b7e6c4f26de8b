import { titled } from '#app/titled.ts'
import { ServicePage } from '../service-page.tsx'

type Props = {
  readonly params: Promise<{ branch: string }>
  readonly searchParams: Promise<{ category?: string | string[] }>
}

export const generateMetadata = titled((words) => words.services.title)

export default async function NewServicePage({ params, searchParams }: Props) {
  const { branch } = await params
  const { category } = await searchParams
  return <ServicePage slug={branch} serviceId={null} categoryId={typeof category === 'string' ? category : null} />
}
