/** What the program keeps about itself. */
export interface MachineTables {
  meta: { key: string; value: string };
  counters: { name: string; value: number };
  leases: { name: string; holder: string; fence: number; until: number };
}
