const WITHDRAWN =
  /^\W*(?:withdrawn\b|(?:this|the) (?:\w+ )?(?:paper|submission|article|manuscript|work|preprint|version) (?:has been|have been|was|is) withdrawn)|\b(?:has been|is being|was) withdrawn (?:by|due|because|from arxiv)/i;

/** Whether a comment, or an abstract that took its place, says that the authors took the paper back. */
export function saysWithdrawn(text: string): boolean {
  return WITHDRAWN.test(text.slice(0, 400));
}
