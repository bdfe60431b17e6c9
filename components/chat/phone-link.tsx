import { telHref } from './chat-context'

export function PhoneLink({ phone, quiet = false }: { phone: string; quiet?: boolean }) {
  return (
    <a className={`link whitespace-nowrap ${quiet ? 'text-muted' : ''}`} href={telHref(phone)}>
      {phone}
    </a>
  )
}
