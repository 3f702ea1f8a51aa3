const SERIF = "Charter,'Bitstream Charter',Cambria,Georgia,serif";
const SANS = "-apple-system,'Segoe UI',Roboto,'Liberation Sans',sans-serif";

/** Many readers of mail know styles only where they are used; colours for the dark come from the head, where that is read. */
const STYLES = {
  body: 'margin:0;padding:0;background:#fbf9f4;color:#211e1a',
  page: `max-width:38rem;margin:0 auto;padding:24px 20px;font:16px/1.5 ${SANS}`,
  title: `margin:0 0 4px;font:600 22px/1.3 ${SERIF}`,
  text: 'margin:0 0 12px',
  paper: 'margin:0;padding:14px 0;border-top:1px solid #e6dfd3',
  name: `font:600 17px/1.35 ${SERIF}`,
  number: 'color:#983019',
  link: 'color:#211e1a',
  byline: 'color:#625b51;font-size:14px',
  small: 'margin:0;color:#625b51;font-size:14px',
  button:
    'display:inline-block;padding:10px 18px;border-radius:6px;background:#983019;color:#ffffff;text-decoration:none',
  foot: 'margin:20px 0 0;padding-top:14px;border-top:1px solid #e6dfd3;color:#625b51;font-size:13px',
  quiet: 'color:#625b51',
} as const;

/** The attributes of a part. */
export const style = (part: keyof typeof STYLES): string => ` class="${part}" style="${STYLES[part]}"`;

const DARK = [
  '.body{background:#171513!important;color:#ece7de!important}',
  '.link{color:#ece7de!important}',
  '.byline,.small,.foot,.quiet{color:#aca396!important}',
  '.paper,.foot{border-color:#37322c!important}',
  '.number{color:#f2a386!important}',
  '.button{background:#f2a386!important;color:#1b120e!important}',
].join('');

export const HEAD = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${DARK}}</style></head>`;
