import { secureHeaders } from 'hono/secure-headers';

/**
 * Nothing on the page comes from elsewhere, nothing runs that is not a file of ours, and no other site frames it.
 * The referrer must stay for our own origin: without it browsers send `Origin: null` with our own forms.
 */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
  permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
});
