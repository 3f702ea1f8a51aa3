/** This adapter's key among the platforms. */
export const SLACK = 'slack';
