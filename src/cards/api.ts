export { MENU_AT_MOST, rateWords, topicCard, topicMenu } from './card-message.ts';
