/** What anybody may do with a story's text: use it, naming the source. */
export const textLicence = 'https://creativecommons.org/licenses/by/4.0/';

/** What anybody may do with what is said about stories: anything. */
export const metadataLicence = 'https://creativecommons.org/publicdomain/zero/1.0/';
