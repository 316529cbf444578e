/** How a store is worked with: in transactions of the adapter's own, or joined to transactions of the host. */
export type Way = 'alone' | 'joined'
