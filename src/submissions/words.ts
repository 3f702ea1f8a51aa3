/** Who brought a paper in, as the reason for showing it. */
export function submittedBy({ byName, note }: { readonly byName: string; readonly note: string }): string {
  return `submitted by ${byName || 'a member'}${note && `: ${note}`}`;
}

/** The same when nobody is to be named. */
export const SUBMITTED = 'submitted here';
