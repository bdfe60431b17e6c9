import { Overview } from '@/components/grid/overview/overview'

export default function OverviewPage() {
  return <Overview />
}
