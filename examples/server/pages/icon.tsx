const paths = {
  worklist: 'M4 6.5 5.5 8 8 5M4 13l1.5 1.5L8 11.5M11.5 7H20M11.5 13.5H20M4.5 19.5h2.5M11.5 19.5H20',
  cases: 'M3.5 6.5v12h17v-10h-9l-2-2.5h-6z',
  requests: 'M12 6.5C10 5 7.5 4.5 3.5 4.5v13.5c4 0 6.5.5 8.5 2 2-1.5 4.5-2 8.5-2V4.5c-4 0-6.5.5-8.5 2zM12 6.5V20',
  transfers: 'M4 8.5h14l-3.5-3.5M20 15.5H6l3.5 3.5',
  keeping:
    'M6 3.5h12M6 20.5h12M7.5 3.5v3.2c0 2.2 4.5 3.6 4.5 5.3 0-1.7 4.5-3.1 4.5-5.3V3.5M7.5 20.5v-3.2c0-2.2 4.5-3.6 4.5-5.3 0 1.7 4.5 3.1 4.5 5.3v3.2',
  people:
    'M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M3.5 19a5.5 5.5 0 0 1 11 0M15.5 5.5a3 3 0 0 1 0 5.8M17 14a5 5 0 0 1 3.5 5',
  policy: 'M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h4',
} as const

/** A small picture beside a word that says the same. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.7"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  )
}
