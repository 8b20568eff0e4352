/** The errors of OAI-PMH 2.0, §3.6. Two never come: every item has `oai_dc`, and there are sets. */
export type OaiErrorCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'
  | 'noMetadataFormats'
  | 'noSetHierarchy';

/** What a harvester is told instead of what it asked for. In English, as the protocol is. */
export class OaiError extends Error {
  readonly oai: OaiErrorCode;

  constructor(oai: OaiErrorCode, message: string) {
    super(message);
    this.oai = oai;
  }
}
