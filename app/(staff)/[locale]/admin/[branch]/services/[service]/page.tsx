import { titled } from '#app/titled.ts'
import { ServicePage } from '../service-page.tsx'

type Props = { readonly params: Promise<{ branch: string; service: string }> }

export const generateMetadata = titled((words) => words.services.title)

export default async function OneServicePage({ params }: Props) {
  const { branch, service } = await params
  return <ServicePage slug={branch} serviceId={service} categoryId={null} />
}
