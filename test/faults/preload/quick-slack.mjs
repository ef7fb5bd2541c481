// Loaded before the program: nobody waits the second that Slack wants between two messages of a conversation.
import { SLACK_LIMITS } from '../../../dist/adapters/slack/limits.js';

SLACK_LIMITS.postInterval = 0;
