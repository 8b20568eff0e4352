import { beginDataDir } from '@uskalla/database/testing';

/** Every server of the journeys starts from a copy of one data directory. */
export default beginDataDir;
