import { abstract } from './button/abstract.ts';
import { announced } from './button/announced.ts';
import { byDirect } from './button/by-direct.ts';
import { byMail } from './button/by-mail.ts';
import { explain } from './button/explain.ts';
import { had } from './button/had.ts';
import { heldDrop, heldSend } from './button/held.ts';
import { join } from './button/join.ts';
import { learnedWord } from './button/learned-word.ts';
import { leave } from './button/leave.ts';
import { mute } from './button/mute.ts';
import { open } from './button/open.ts';
import { ownTime } from './button/own-time.ts';
import { pick } from './button/pick.ts';
import { save } from './button/save.ts';
import { topicCancel } from './button/topic-cancel.ts';
import { topicDraft } from './button/topic-draft.ts';
import { topicFormButton } from './button/topic-form.ts';
import { topicGuided } from './button/topic-guided.ts';
import { topicMergeButton } from './button/topic-merge.ts';
import { topicPack } from './button/topic-pack.ts';
import { topicRemoveButton } from './button/topic-remove.ts';
import { topicSave } from './button/topic-save.ts';
import { topicTake } from './button/topic-take.ts';
import { topics } from './button/topics.ts';
import { vote } from './button/vote.ts';
import { zone } from './button/zone.ts';
import type { Command } from './command.ts';
import { digestHeld } from './digest/held.ts';
import { digestOff } from './digest/off.ts';
import { digestPreview } from './digest/preview.ts';
import { digestSet } from './digest/set.ts';
import { emoji } from './group/emoji.ts';
import { channelLearned } from './group/learned.ts';
import { managers } from './group/managers.ts';
import { people } from './group/people.ts';
import { decide, submissions } from './group/submissions.ts';
import { help } from './help.ts';
import { learned } from './learned.ts';
import { ownDigest } from './me/digest.ts';
import { email } from './me/email.ts';
import { meExport } from './me/export.ts';
import { forget, meForget } from './me/forget.ts';
import { meShow } from './me/show.ts';
import { muted } from './muted.ts';
import { recapOff } from './recap/off.ts';
import { recapPreview } from './recap/preview.ts';
import { recapSet } from './recap/set.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { similar } from './similar.ts';
import { status } from './status.ts';
import { submit } from './submit.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { today } from './today.ts';
import { topicAdd } from './topic/add.ts';
import { topicCards } from './topic/cards.ts';
import { topicEdit } from './topic/edit.ts';
import { topicExport } from './topic/export.ts';
import { topicFrom } from './topic/from.ts';
import { topicImport } from './topic/import.ts';
import { topicList } from './topic/list.ts';
import { topicMerge } from './topic/merge.ts';
import { topicRemove } from './topic/remove.ts';
import { trending } from './trending.ts';
import { unsubscribe } from './unsubscribe.ts';
import { why } from './why.ts';

export { usageLine } from './text/usage.ts';

/** Every command, in the order of menus and help. */
export const COMMANDS: readonly Command[] = [
  search,
  today,
  trending,
  show,
  similar,
  why,
  submit,
  topicList,
  subscribe,
  unsubscribe,
  subscriptions,
  saved,
  muted,
  learned,
  ownDigest,
  email,
  meShow,
  meExport,
  meForget,
  status,
  help,

  topicAdd,
  topicFrom,
  topicEdit,
  topicMerge,
  topicRemove,
  topicExport,
  topicImport,
  topicCards,
  digestSet,
  digestPreview,
  digestHeld,
  digestOff,
  recapSet,
  recapPreview,
  recapOff,
  submissions,
  people,
  channelLearned,
  managers,
  emoji,

  join,
  leave,
  heldSend,
  heldDrop,
  vote,
  save,
  mute,
  learnedWord,
  had,
  decide,
  forget,
  open,
  pick,
  announced,
  explain,
  topics,
  abstract,
  zone,
  ownTime,
  byMail,
  byDirect,
  topicDraft,
  topicFormButton,
  topicGuided,
  topicSave,
  topicMergeButton,
  topicPack,
  topicTake,
  topicRemoveButton,
  topicCancel,
];
