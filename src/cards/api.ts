export { MENU_AT_MOST, topicCard, topicMenu } from './card-message.ts';
