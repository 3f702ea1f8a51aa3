/** One thing Discord refuses: the answer's status and code, its text, and for 50035 the code at the field. */
export interface Refusal {
  status: number;
  code: number;
  message: string;
  /** Present when the refusal names a field inside `errors`. */
  field?: string;
}

const at = (status: number, code: number, message: string): Refusal => ({ status, code, message });
const form = (field: string, message: string): Refusal => ({ status: 400, code: 50035, message, field });

const longest = (max: number) => form('BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
const between = (min: number, max: number) =>
  form('BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
const required = form('BASE_TYPE_REQUIRED', 'This field is required');

const TRANSPORT = {
  'token-wrong': at(401, 0, '401: Unauthorized'),
  'user-agent-missing': at(403, 40333, 'internal network error'),
  'route-unknown': at(404, 0, '404: Not Found'),
  'method-not-allowed': at(405, 0, '405: Method Not Allowed'),
  'body-not-json': at(400, 50109, 'The request body contains invalid JSON.'),
  'schema-mismatch': form('BASE_TYPE_INVALID', 'The value does not fit the published schema.'),
  'rate-limited': at(429, 0, 'You are being rate limited.'),
  'banned-for-invalid-requests': at(429, 0, 'error code: 1015'),
} as const satisfies Record<string, Refusal>;

const STATE = {
  'channel-unknown': at(404, 10003, 'Unknown Channel'),
  'guild-unknown': at(404, 10004, 'Unknown Guild'),
  'member-unknown': at(404, 10007, 'Unknown Member'),
  'message-unknown': at(404, 10008, 'Unknown Message'),
  'user-unknown': at(404, 10013, 'Unknown User'),
  'emoji-unknown': at(400, 10014, 'Unknown Emoji'),
  'emoji-gone': at(404, 10014, 'Unknown Emoji'),
  'webhook-unknown': at(404, 10015, 'Unknown Webhook'),
  'application-unknown': at(404, 10002, 'Unknown Application'),
  'interaction-unknown': at(404, 10062, 'Unknown interaction'),
  'command-unknown': at(404, 10063, 'Unknown application command'),
  'pins-full': at(400, 30003, 'Maximum number of pins reached (250)'),
  'reactions-full': at(400, 30010, 'Maximum number of reactions reached (20)'),
  'commands-full': at(400, 30032, 'Maximum number of application commands reached (100).'),
  'command-creates-used-up': at(
    400,
    30034,
    'Max number of daily application command creates has been reached (200)',
  ),
  'dms-opened-too-fast': at(403, 40003, 'You are opening direct messages too fast.'),
  'interaction-already-acknowledged': at(400, 40060, 'Interaction has already been acknowledged.'),
  'access-missing': at(403, 50001, 'Missing Access'),
  'message-of-another': at(403, 50005, 'Cannot edit a message authored by another user'),
  'message-empty': at(400, 50006, 'Cannot send an empty message'),
  'dm-closed': at(403, 50007, 'Cannot send messages to this user'),
  'dm-without-shared-guild': at(
    403,
    50278,
    'Cannot send messages to this user due to having no mutual guilds',
  ),
  'channel-not-for-messages': at(400, 50008, 'Cannot send messages in a non-text channel'),
  'permission-missing': at(403, 50013, 'Missing Permissions'),
  'bulk-delete-count': at(
    400,
    50016,
    'Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete',
  ),
  'webhook-token-invalid': at(401, 50027, 'Invalid Webhook Token'),
  'message-too-old-to-bulk-delete': at(400, 50034, 'A message provided was too old to bulk delete'),
  'thread-archived': at(400, 50083, 'Thread is archived'),
  'thread-not-here': at(400, 50024, 'Cannot execute action on this channel type'),
  'thread-exists': at(400, 160004, 'A thread has already been created for this message'),
  'file-too-large': at(413, 40005, 'Request entity too large'),
} as const satisfies Record<string, Refusal>;

const MESSAGE = {
  'content-too-long': longest(2000),
  'nonce-too-long': longest(25),
  'embeds-too-many': longest(10),
  'embed-title-too-long': longest(256),
  'embed-description-too-long': longest(4096),
  'embed-fields-too-many': longest(25),
  'embed-field-name-empty': required,
  'embed-field-name-too-long': longest(256),
  'embed-field-value-empty': required,
  'embed-field-value-too-long': longest(1024),
  'embed-footer-too-long': longest(2048),
  'embed-author-too-long': longest(256),
  'embeds-total-too-long': form('MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000'),
  'files-too-many': longest(10),
  'file-description-too-long': longest(1024),
  'mentions-exclusive': form(
    'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    'parse:["users"] and users: [ids...] are mutually exclusive.',
  ),
  'mentions-parse-unknown': form('BASE_TYPE_CHOICES', "Value must be one of {'everyone', 'users', 'roles'}."),
  'mentions-too-many': longest(100),
  'reply-to-unknown': form('REPLIES_UNKNOWN_MESSAGE', 'Unknown message'),
  'reply-without-history': form(
    'REPLIES_CANNOT_REPLY_WITHOUT_READ_MESSAGE_HISTORY',
    'Cannot reply without permission to read message history',
  ),
  'poll-question-too-long': longest(300),
  'poll-answers-count': between(1, 10),
  'poll-answer-too-long': longest(55),
  'poll-duration': form('NUMBER_TYPE_MAX', 'int value should be less than or equal to 768.'),
} as const satisfies Record<string, Refusal>;

const COMPONENT = {
  'rows-too-many': between(1, 5),
  'row-empty': between(1, 5),
  'row-buttons-too-many': form(
    'BASE_TYPE_BAD_LENGTH',
    'The number of components in this row must be between 1 and 5.',
  ),
  'row-select-not-alone': form(
    'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    'The specified component exceeds the maximum width',
  ),
  'component-not-in-row': form('UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).'),
  'button-label-too-long': longest(80),
  'button-without-face': form('BUTTON_COMPONENT_EMPTY', 'A button must have a label or an emoji'),
  'button-link-with-custom-id': form(
    'BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
    'A custom id and url cannot both be specified',
  ),
  'button-link-without-url': form('BASE_TYPE_REQUIRED', 'A url is required'),
  'button-url-too-long': longest(512),
  'custom-id-missing': form('BASE_TYPE_REQUIRED', 'A custom id is required'),
  'custom-id-length': between(1, 100),
  'custom-id-duplicated': form('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
  'select-options-count': between(1, 25),
  'select-option-label-length': between(1, 100),
  'select-option-value-length': between(1, 100),
  'select-option-value-duplicated': form(
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    'The specified option value is already used',
  ),
  'select-option-description-too-long': longest(100),
  'select-placeholder-too-long': longest(150),
  'select-range': form('SELECT_COMPONENT_MAX_VALUES', 'min_values and max_values must fit the options'),
  'v2-without-flag': form('UNION_TYPE_CHOICES', 'This component needs the flag IS_COMPONENTS_V2'),
  'v2-with-content': form(
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    'The content field cannot be used when using MessageFlags.IS_COMPONENTS_V2',
  ),
  'v2-with-embeds': form(
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    'The embeds field cannot be used when using MessageFlags.IS_COMPONENTS_V2',
  ),
  'v2-with-poll': form(
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    'The poll field cannot be used when using MessageFlags.IS_COMPONENTS_V2',
  ),
  'v2-with-stickers': form(
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    'The sticker_ids field cannot be used when using MessageFlags.IS_COMPONENTS_V2',
  ),
  'v2-flag-removed': form(
    'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
    'The IS_COMPONENTS_V2 message flag cannot be removed',
  ),
  'v2-components-too-many': form(
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    'A message can have at most 40 components',
  ),
  'v2-text-too-long': form(
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    'Text size exceeds maximum size of 4000',
  ),
  'v2-section-texts-count': between(1, 3),
  'v2-section-without-accessory': required,
  'v2-gallery-count': between(1, 10),
  'v2-container-nested': form('UNION_TYPE_CHOICES', 'A container cannot be inside a container'),
} as const satisfies Record<string, Refusal>;

const MODAL = {
  'modal-title-length': between(1, 45),
  'modal-parts-count': between(1, 5),
  'modal-label-too-long': longest(45),
  'modal-description-too-long': longest(100),
  'modal-placeholder-too-long': longest(100),
  'modal-value-too-long': longest(4000),
  'modal-answer-to-modal': form(
    'INTERACTION_CALLBACK_TYPE_INVALID',
    'A modal cannot be answered with a modal',
  ),
  'autocomplete-answer-wrong': form(
    'INTERACTION_CALLBACK_TYPE_INVALID',
    'An autocomplete can only be answered with choices',
  ),
  'choices-without-autocomplete': form(
    'INTERACTION_CALLBACK_TYPE_INVALID',
    'Choices answer only an autocomplete',
  ),
  'update-without-component': form(
    'INTERACTION_CALLBACK_TYPE_INVALID',
    'Only a component has a message to update',
  ),
  'answer-type-unknown': form('BASE_TYPE_CHOICES', 'Value must be one of (4, 5, 6, 7, 8, 9).'),
  'autocomplete-choices-too-many': longest(25),
  'autocomplete-choice-name-length': between(1, 100),
  'autocomplete-choice-value-too-long': longest(100),
  'autocomplete-choice-type': form('BASE_TYPE_BAD_TYPE', 'The value does not have the type of the option'),
} as const satisfies Record<string, Refusal>;

const COMMAND = {
  'command-name-invalid': form('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'),
  'command-name-taken': form(
    'APPLICATION_COMMANDS_DUPLICATE_NAME',
    'Application command names must be unique',
  ),
  'command-description-length': between(1, 100),
  'command-description-forbidden': form(
    'APPLICATION_COMMAND_DESCRIPTION_FORBIDDEN',
    'Context menu commands cannot have a description',
  ),
  'command-options-forbidden': form(
    'APPLICATION_COMMAND_OPTIONS_FORBIDDEN',
    'Context menu commands cannot have options',
  ),
  'command-too-large': form('APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)'),
  'options-too-many': longest(25),
  'option-name-invalid': form('APPLICATION_COMMAND_INVALID_NAME', 'Option name is invalid'),
  'option-name-duplicated': form(
    'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    'Option names must be unique',
  ),
  'option-description-length': between(1, 100),
  'option-required-after-optional': form(
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    'Required options must be placed before non-required options',
  ),
  'option-choices-too-many': longest(25),
  'option-choice-name-length': between(1, 100),
  'option-choice-value-too-long': longest(100),
  'option-choice-duplicated': form(
    'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
    'Choice names must be unique',
  ),
  'option-choices-with-autocomplete': form(
    'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES',
    'Autocomplete excludes choices',
  ),
  'option-autocomplete-type': form(
    'APPLICATION_COMMAND_AUTOCOMPLETE_TYPE',
    'Autocomplete is only for string, integer and number',
  ),
  'option-subcommands-mixed': form(
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    'Sub-command and sub-command group option types are mutually exclusive to all other types',
  ),
  'option-groups-nested': form(
    'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    'Sub-command groups cannot be nested',
  ),
  'option-length-range': form('NUMBER_TYPE_MAX', 'min_length must be 0 to 6000 and max_length 1 to 6000'),
} as const satisfies Record<string, Refusal>;

const PLACE = {
  'thread-name-length': between(1, 100),
  'channel-name-length': between(1, 100),
  'forum-message-missing': required,
  'limit-out-of-range': form('NUMBER_TYPE_RANGE', 'int value should be between 1 and 100.'),
} as const satisfies Record<string, Refusal>;

/** Everything this server refuses, by the name that stands in the ledger. */
export const REFUSALS = { ...TRANSPORT, ...STATE, ...MESSAGE, ...COMPONENT, ...MODAL, ...COMMAND, ...PLACE };

export type RefusalName = keyof typeof REFUSALS;
