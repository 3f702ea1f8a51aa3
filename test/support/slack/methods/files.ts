import { IDS } from '../defaults.ts';
import { list, objs, parseJson, str } from '../json.ts';
import { addBotMessage } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import { type Call, type Method, required, visibleChannel } from './method.ts';

function share(call: Call, files: { id: string }[]): void {
  const channel = visibleChannel(call, str(call.args.channel_id));
  if (!channel.members.has(IDS.bot)) throw new Refusal('not_in_channel', { rule: 'not_in_channel' });
  const text = str(call.args.initial_comment);
  addBotMessage(
    call.core,
    { text, blocks: [], attachments: [], pieces: 1, warnings: [], forgiven: [] },
    {
      channel: channel.id,
      via: 'file',
      args: { ...call.args, files },
      ...(call.args.thread_ts !== undefined && { threadTs: str(call.args.thread_ts) }),
    },
  );
}

export const files: Record<string, Method> = {
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    tier: 4,
    run(call) {
      const filename = required(call, 'filename');
      const length = Number(required(call, 'length'));
      const id = call.core.world.id('F');
      call.core.uploads.set(id, { filename, length, received: 0, complete: false });
      return { upload_url: `${call.core.origin}/upload/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    scopes: ['files:write'],
    tier: 4,
    run(call) {
      const given = call.args.files;
      const wanted = objs(Array.isArray(given) ? given : list(parseJson(str(given))));
      const done = wanted.map((file) => {
        const id = str(file.id);
        const upload = call.core.uploads.get(id);
        if (upload === undefined) throw new Refusal('file_not_found', { rule: 'file_not_found' });
        if (upload.received !== upload.length)
          throw new Refusal('file_update_failed', { rule: 'upload_incomplete' });
        upload.complete = true;
        return { id, title: str(file.title) || upload.filename };
      });
      if (done.length === 0) throw new Refusal('invalid_arguments', { rule: 'missing_argument' });
      if (call.args.channel_id !== undefined) share(call, done);
      return { files: done };
    },
  },
};
