// Loaded before the program: what a killed process had claimed to tell a class is claimed again after a few seconds.
import { NOTICE_LIMITS } from '../../../dist/src/round-clock/send-notices.js';

NOTICE_LIMITS.claimedFor = 6000;
