import { useId } from 'react'

interface BrandMarkProps {
  /** CSS px. */
  readonly size: number
}

/** Flowbench's sign: a step that branches in two, on the brand's colour. */
export function BrandMark({ size }: BrandMarkProps) {
  const id = useId()
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <defs>
        <linearGradient id={id} x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="#7c75ff" />
          <stop offset="1" stopColor="#4134d1" />
        </linearGradient>
      </defs>
      <rect width="32" height="32" rx="8.5" fill={`url(#${id})`} />
      <path
        d="M16 11v3.2c0 1.2-1 2.2-2.2 2.2h-1.6c-1.2 0-2.2 1-2.2 2.2V21M16 14.2c0 1.2 1 2.2 2.2 2.2h1.6c1.2 0 2.2 1 2.2 2.2V21"
        fill="none"
        stroke="#fff"
        strokeOpacity="0.85"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
      <rect x="12.2" y="5.6" width="7.6" height="5.6" rx="1.9" fill="#fff" />
      <rect x="6.2" y="20.6" width="7.6" height="5.6" rx="1.9" fill="#fff" />
      <rect x="18.2" y="20.6" width="7.6" height="5.6" rx="1.9" fill="#fff" fillOpacity="0.75" />
    </svg>
  )
}
