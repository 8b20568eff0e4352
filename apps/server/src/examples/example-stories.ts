import { defaultTemplateId, trueStory, type Locale, type Stage, type StoryRevision } from '@uskalla/domain';

type Example = Readonly<{
  language: Locale;
  title: string;
  municipality: string;
  theme: string | null;
  stage: Stage | null;
  time: string | null;
  role: string | null;
  /** In the order of the true story's five questions. */
  answers: readonly [string, string, string, string, string];
}>;

/**
 * The stories a new library opens with, written for it and marked as examples. The first retells
 * the public facts of Smart Kalasatama (Fiksu Kalasatama, Helsinki); the others are
 * composed from what Finnish municipalities commonly try, name nobody, and give no figures as facts.
 */
export function exampleStories(): { language: Locale; revision: StoryRevision }[] {
  return examples.map((example, index) => ({
    language: example.language,
    revision: {
      number: 1,
      title: example.title,
      answers: trueStory.questions.map(({ id }, position) => ({ question: id, text: example.answers[position] ?? '' })),
      facts: {
        municipality: example.municipality,
        theme: example.theme,
        stage: example.stage,
        time: example.time,
        teller: null,
        role: example.role,
      },
      names: [],
      provenance: {
        workshop: null,
        date: null,
        writers: 0,
        templateId: defaultTemplateId,
        templateVersion: trueStory.version,
      },
      // A day apart, so that their order is the one they are written in here.
      publishedAt: new Date(Date.UTC(2026, 0, 15 - index, 9)),
    },
  }));
}

/** A concept of the General Finnish Ontology by its number. */
const yso = (id: string) => `http://www.yso.fi/onto/yso/${id}`;

const examples: readonly Example[] = [
  {
    language: 'fi',
    title: 'Fiksu Kalasatama: pilotti tarvitsee omistajan',
    municipality: '091',
    theme: yso('p8270'),
    stage: 'practice',
    time: null,
    role: 'ohjelmapäällikkö',
    answers: [
      'Rakennamme hiipuvan satama-alueen paikalle älykästä kaupunginosaa. Kalasatamaan muuttaa vuosi vuodelta lisää ihmisiä, ja samalla kun talot nousevat, koetamme alueella uusia palveluja: miten arki sujuisi paremmin, kun kaupunkia tehdään asukkaiden kanssa eikä vain heille.\n\nKokeilut ovat pieniä ja nopeita. Yritys, tutkija tai asukasryhmä saa paikan, aikaa ja joukon oikeita käyttäjiä, ja jokaisen kokeilun lopuksi katsotaan yhdessä, mitä siitä jäi käteen.',
      'Meidän oli pakko. Mitään tällaista ei ollut rakennettu ennen, joten valmista mallia ei voinut ottaa mistään. Kun kukaan ei tiedä oikeaa vastausta, kokeileminen on rehellisin tapa edetä.',
      'Sitoutuminen on suurin onnistumisemme. Kaupungin virastot, yritykset, tutkijat ja asukkaat ovat kaikki olleet mukana aktiivisesti, eivät vain nimenä esitteessä. Kun samat ihmiset tapaavat samassa pöydässä riittävän monta kertaa, he alkavat pyytää toisiltaan apua.',
      'Odotimme, että asiat etenisivät nopeammin. Kokeilu syntyy viikoissa, mutta rakentaminen, hankinnat ja päätökset kulkevat omaa tahtiaan. Lupasimme välillä enemmän kuin kalenteri antoi myöten, ja osa innostuksesta ehti laimeta odottaessa.',
      'Kokeilusta tulee totta ja pilotista käytäntö vasta, kun sillä on omistaja. Nyt kysymme jo ennen alkua, kuka ottaa tämän hoitaakseen, jos se toimii. Jos kukaan ei nosta kättään, kokeilu kannattaa muotoilla uudelleen.',
    ],
  },
  {
    language: 'fi',
    title: 'Kyläkoulun keittiö avasi ovensa illalliselle',
    municipality: '305',
    theme: yso('p8950'),
    stage: 'underway',
    time: 'syksystä 2025',
    role: 'ruokapalvelupäällikkö',
    answers: [
      'Avasimme koulun ruokasalin kerran viikossa koko kylälle. Lounaalta jäänyt ruoka lämmitetään uudelleen, ja kuka tahansa voi tulla syömään pientä maksua vastaan. Samassa pöydässä istuvat koululaiset, mökkiläiset ja yksin asuvat ikäihmiset.',
      'Keittäjämme kertoi, kuinka paljon hyvää ruokaa hän joutui heittämään pois. Luku oli kirjoitettu vihkoon joka päivä. Sen jälkeen kukaan ei enää keksinyt syytä olla kokeilematta.',
      'Hävikki väheni heti, mutta vielä tärkeämpää oli pöytäseura. Moni kertoi syövänsä nyt kerran viikossa jonkun kanssa. Vanhuspalveluissa huomattiin, että illalliselta lähtee myös kyytejä kauppaan.',
      'Unohdimme allergiat. Ensimmäisellä viikolla emme osanneet sanoa, mitä missäkin ruoassa on, ja yksi perhe joutui lähtemään kotiin nälkäisenä. Myös siivous jäi aluksi keittäjän harteille, vaikka niin ei ollut sovittu.',
      'Kysy keittiöltä ensin. Paras ajatus tuli sieltä, missä ongelma nähtiin joka päivä, ja sieltä tulivat myös korjaukset. Ja sovi ennen alkua kirjallisesti, kuka pyyhkii pöydät.',
    ],
  },
  {
    language: 'fi',
    title: 'Robotti auraa pihaa, ihminen pelastaa robotin',
    municipality: '564',
    theme: yso('p2615'),
    stage: 'stopped',
    time: 'talvi 2024–2025',
    role: 'kunnossapidon työnjohtaja',
    answers: [
      'Kokeilimme yhden talven ajan, pysyykö päiväkodin piha auki itsestään kulkevalla auralla. Laite lähti liikkeelle aamuyöllä ja sen piti olla valmis ennen ensimmäisiä lapsia.',
      'Aamuvuoroon oli vaikea saada tekijöitä, ja liukastumisia sattui juuri siihen aikaan, kun kukaan ei ehtinyt pihaan. Saimme laitteen lainaksi, joten ainoa hinta oli oma aikamme.',
      'Hyvällä säällä piha oli auki ennen kuin yksikään ihminen oli hereillä. Lapset antoivat laitteelle nimen ja piirsivät sille naamarin. Liikenneturvallisuudesta alettiin puhua aamuisin eteisessä.',
      'Märkä lumi tukki laitteen, ja joka kolmas aamu joku kävi nostamassa sen ylös kinoksesta. Emme olleet sopineet, kuka herää, kun robotti pyytää apua. Lopetimme keväällä, emmekä jatkaneet.',
      'Lopettaminen oli hyvä päätös, ja se oli helppo tehdä, koska olimme sopineet lopetuspäivän etukäteen. Ensi kerralla kokeilemme ensin yhtä viikkoa pahimmassa kelissä, emme kokonaista talvea.',
    ],
  },
  {
    language: 'sv',
    title: 'Ungdomarna fick budgeten – och höll i den',
    municipality: '638',
    theme: yso('p10727'),
    stage: 'ended',
    time: '2024',
    role: 'ungdomssekreterare',
    answers: [
      'Vi gav stadens unga en egen summa att besluta om. De samlade in idéer i skolorna, räknade vad de kostar och röstade. Sedan var det de som beställde, följde upp och berättade hur det gick.',
      'Vi hade frågat de unga i åratal och sällan gjort som de sade. En elev frågade varför hon skulle svara en gång till. Det fanns inget bra svar, så vi bestämde oss för att ge ifrån oss pengarna i stället för att be om åsikter.',
      'Valdeltagandet blev högt, och förslagen var klokare än vi hade vågat tro. Ett uteställe med tak och eluttag används varje kväll. De som satt i gruppen kallar det fortfarande sitt.',
      'Upphandlingen tog längre tid än ett läsår, och några hann gå ut skolan innan något syntes. Vi borde ha berättat om tidtabellen från början. Dessutom nådde vi nästan bara dem som redan var aktiva.',
      'Ge makt över något litet som blir klart snabbt, och först därefter över något stort. Den som har sett sitt förslag bli verklighet orkar vänta på nästa.',
    ],
  },
  {
    language: 'en',
    title: 'We moved the meeting to the ice rink café',
    municipality: '837',
    theme: yso('p2253'),
    stage: 'practice',
    time: '2023–2025',
    role: 'planning officer',
    answers: [
      'Instead of inviting residents to the town hall, planners sat in the ice rink café one evening a week for a winter. The street plans lay on the table next to the cocoa, and anyone waiting for a child’s practice to end could pick up a pen.',
      'Our last hearing had drawn four people, three of them from our own office. It could hardly go worse, so trying something else felt safe rather than brave.',
      'We met parents, drivers and teenagers who had never written a statement in their lives. Two dangerous crossings were found in the first week, and both have since been rebuilt.',
      'We wrote everything down by hand and then could not keep up. For a month nobody who had talked to us heard what came of it, and some stopped greeting us. Listening without answering turned out to be worse than not asking.',
      'Go where people already wait. And answer every single one: a short message the next week did more for trust than the evenings themselves.',
    ],
  },
];
