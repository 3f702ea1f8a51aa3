/** An entry of Hugging Face's list in its recorded shape, with papers of our own making. */
export function hfItem(
  id: string,
  more: { upvotes?: number; day?: string; paper?: object; outer?: object } = {},
) {
  const { upvotes = 3, day = '2026-11-24', paper = {}, outer = {} } = more;
  return {
    paper: {
      id,
      authors: [
        { _id: 'a1', name: 'Ada Example', hidden: false },
        { _id: 'a2', name: 'Björn Beispiel', hidden: true, status: 'claimed_verified' },
      ],
      publishedAt: '2026-11-20T00:00:00.000Z',
      submittedOnDailyAt: `${day}T00:00:00.000Z`,
      submittedOnDailyBy: { _id: 'u1', fullname: 'Sam Submitter', user: 'sam', type: 'user', isPro: false },
      title: `On the\n  matter of ${id}`,
      summary: `We study the matter\nof ${id} at length.`,
      upvotes,
      discussionId: 'd1',
      githubRepo: `https://github.com/example/matter-${id.slice(-3)}`,
      githubStars: 12,
      ai_summary: `A machine says that ${id} matters.`,
      ai_keywords: ['matter', 'length'],
      organization: { _id: 'o1', name: 'example', fullname: 'Example Institute' },
      ...paper,
    },
    // Four or five hours before the inner date: the day before.
    publishedAt: '2026-11-19T19:00:00.000Z',
    title: `On the matter of ${id}`,
    numComments: 2,
    submittedBy: { _id: 'u1', fullname: 'Sam Submitter', followerCount: 5 },
    isAuthorParticipating: false,
    ...outer,
  };
}

export const hfIds = (count: number, from = 1): string[] =>
  Array.from({ length: count }, (_, i) => `2611.${String(from + i).padStart(5, '0')}`);
