import { defaultTemplateId, type Template } from './template.ts';

/** *Tositarina*, the programme's five questions: the default template, laid into the database at start. */
export const trueStory: Template = {
  id: defaultTemplateId,
  version: 1,
  name: { fi: 'Tositarina', sv: 'Sann berättelse', en: 'True story' },
  questions: [
    {
      id: 'doing',
      tone: 'doing',
      text: { fi: 'Mitä teemme?', sv: 'Vad gör vi?', en: 'What are we doing?' },
      hint: {
        fi: 'Kerro kokeilusta niin kuin kertoisit naapurikunnan kollegalle: mitä, missä, keiden kanssa?',
        sv: 'Berätta om försöket som för en kollega i grannkommunen: vad, var och med vilka?',
        en: 'Tell it as you would to a colleague in the next town: what, where, with whom?',
      },
    },
    {
      id: 'dared',
      tone: 'dared',
      text: {
        fi: 'Mikä sai meidät uskaltamaan?',
        sv: 'Vad fick oss att våga?',
        en: 'What made us dare?',
      },
      hint: {
        fi: 'Mikä antoi rohkeutta aloittaa – pakko, lupa, ihminen, sattuma?',
        sv: 'Vad gav modet att börja – tvång, ett godkännande, en människa, slumpen?',
        en: 'What gave the courage to begin: need, permission, a person, chance?',
      },
    },
    {
      id: 'succeeded',
      tone: 'succeeded',
      text: { fi: 'Missä onnistuimme?', sv: 'Vad lyckades vi med?', en: 'Where did we succeed?' },
      hint: {
        fi: 'Mikä toimi? Mistä sen huomasi, ja ketkä sen huomasivat?',
        sv: 'Vad fungerade? Hur märktes det, och vem märkte det?',
        en: 'What worked? How did it show, and who noticed?',
      },
    },
    {
      id: 'failed',
      tone: 'failed',
      text: { fi: 'Mikä meni pieleen?', sv: 'Vad gick snett?', en: 'What went wrong?' },
      hint: {
        fi: 'Tätä muut tulevat lukemaan. Mitä ette tekisi samoin uudestaan?',
        sv: 'Det är detta andra kommer för att läsa. Vad skulle ni inte göra om på samma sätt?',
        en: 'This is what others come to read. What would you not do the same way again?',
      },
    },
    {
      id: 'learned',
      tone: 'learned',
      text: { fi: 'Mitä tästä opimme?', sv: 'Vad lärde vi oss?', en: 'What did we learn?' },
      hint: {
        fi: 'Jos sanoisit seuraavalle yhden asian, mikä se olisi?',
        sv: 'Om du fick säga en sak till nästa som försöker, vad skulle det vara?',
        en: 'If you could tell the next one a single thing, what would it be?',
      },
    },
  ],
};
