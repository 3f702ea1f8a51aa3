import { IDS } from '../defaults.ts';
import { str } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { Method } from './method.ts';

export const team: Record<string, Method> = {
  'auth.test': {
    scopes: [],
    tier: 'none',
    run({ core }) {
      const { id, name, domain, enterpriseId } = core.world.team;
      return {
        url: `https://${domain}.slack.com/`,
        team: name,
        user: 'paperboy',
        team_id: id,
        user_id: IDS.bot,
        bot_id: IDS.botId,
        ...(enterpriseId && { enterprise_id: enterpriseId }),
        is_enterprise_install: false,
      };
    },
  },
  'team.info': {
    scopes: ['team:read'],
    tier: 3,
    run({ core }) {
      const { id, name, domain, enterpriseId, enterpriseName } = core.world.team;
      const enterprise = enterpriseId && { enterprise_id: enterpriseId, enterprise_name: enterpriseName };
      return { team: { id, name, domain, email_domain: '', ...enterprise } };
    },
  },
  'emoji.list': {
    scopes: ['emoji:read'],
    tier: 2,
    run: ({ core }) => ({ emoji: Object.fromEntries(core.world.emoji), cache_ts: core.world.ts() }),
  },
  'bots.info': {
    scopes: ['users:read'],
    tier: 3,
    run({ args }) {
      if (str(args.bot) !== IDS.botId) throw new Refusal('bot_not_found', { rule: 'bot_not_found' });
      return {
        bot: {
          id: IDS.botId,
          deleted: false,
          name: 'paperboy',
          app_id: IDS.app,
          user_id: IDS.bot,
          updated: 0,
        },
      };
    },
  },
};
