import type { Block, FileBlock } from '../../../src/chat/message.ts';
import { actionsView } from './actions.ts';
import type { Handled } from './handles.ts';
import { type Html, html } from './html.ts';
import { paperView } from './paper.ts';
import { spansView } from './spans.ts';
import type { View } from './view.ts';

/** One block of a message; a new kind does not compile until it stands here. */
export function blockView(block: Block, handles: Handled['of'], view: View): Html {
  switch (block.type) {
    case 'text':
      return html`<p class="text" dir="auto">${spansView(block.spans, view)}</p>`;
    case 'paper':
      return paperView(block.entry, handles(block.entry), view);
    case 'fields':
      return html`<dl class="fields">${block.fields.map(
        (field) =>
          html`<div><dt>${field.label}</dt><dd dir="auto">${spansView(field.value, view)}</dd></div>`,
      )}</dl>`;
    case 'actions':
      return actionsView(block.items, view);
    case 'image':
      return html`<img class="picture" alt="${block.alt}" src="data:image/png;base64,${block.png}">`;
    case 'file':
      return fileView(block);
    case 'footnote':
      return html`<p class="footnote" dir="auto">${spansView(block.spans, view)}</p>`;
  }
}

/** Always a download of bytes, whatever kind it says it is: nothing in it runs in the page. */
function fileView(file: FileBlock): Html {
  const bytes = Buffer.from(file.content).toString('base64');
  const address = `data:application/octet-stream;base64,${bytes}`;
  return html`<p class="file"><a href="${address}" download="${file.name}">${file.name}</a> <small>${file.mediaType}</small></p>`;
}
