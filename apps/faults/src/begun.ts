import { beginDataDir } from '@uskalla/database/testing';

/** Every server of these tests starts from a copy of one data directory. */
export default beginDataDir;
