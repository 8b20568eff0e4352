import type { DaredKind, FailedKind, Locale } from '@uskalla/domain';

/** Base forms that tell of a kind, by language; with an asterisk, whatever begins so. Chosen for what tellers of experiments write. */
type TellingWords<Kind extends string> = Readonly<Record<Kind, Readonly<Record<Locale, string>>>>;

export const daredWords: TellingWords<DaredKind> = {
  need: {
    fi: 'pakko pakot* kriisi* ongelma* hätä häly* säästö* säästä* väheni väheneminen vähentyä lakkaut* uhka uhata uhkas* vaihtoehto* umpikuja* pandemia* korona* jono jonot* tarve tarvit* katos* tyhji* vaikea vaikeu* puute puutt*',
    sv: 'tvung* tvång* kris* problem* nöd* spara sparkrav* besparing* minska* hot hota* pandemi* corona* kö köer kön behov* behöv* svår svårt svårig* brist* alternativ* tom tomt tomma stäng*',
    en: 'must forced need* hard difficult* lack* cris* problem* emergency saving* cuts shrink* threat* pandemic covid* queue* alternative* empty closing necessity',
  },
  support: {
    fi: 'lupa luvan lupaus* esihenkil* esimie* pomo johtaja* johto johdon päättäjä* valtuust* lautakun* hallitus kaupunginhalli* kunnanhalli* kunnanjohta* rehtori* tuki tuen luottamus luott* valtuut* rohkais* kannust* siunaus* päätös',
    sv: 'tillstånd* lov chef* ledning* beslutsfattar* fullmäktig* nämnd* styrelse* direktör* rektor* stöd* förtroende* uppmuntra* mandat* beslut*',
    en: 'permission* boss* manager* leader* council* board* director* principal support* trust* encourag* mandate* blessing decision*',
  },
  money: {
    fi: 'raha rahan rahoitu* rahoitta* avustus* avustuk* määräraha* budjet* hanke hankkee* hankera* apuraha* palkinto* palkin* maksut* ilmai* halpa halv* hinta hinnan laina lainaksi',
    sv: 'peng* finansier* bidrag* anslag* budget* projektpeng* stipendi* pris priset gratis billig* kostade kosta lån låna lånade',
    en: 'money fund* grant* budget* prize* free cheap* cost* sponsor* loan borrow*',
  },
  wish: {
    fi: 'asukas asukka* asukasky* nuori nuoret nuorten toivoa toivo* pyytä* pyysi* pyynt* vaatia vaati* ehdottaa ehdot* aloite aloitt* kysely* palaute palaut* käyttäj* perhe* vanhempi vanhemm* oppila* asiakas asiakka* kyläläi* lapsi lapset lasten',
    sv: 'invånar* unga ungdom* önska* önskemål* bad bett kräv* föreslå* förslag* initiativ* medborgarinit* enkät* respons* användar* famil* föräld* elev* kund* barn barnen',
    en: 'resident* youth young wish* asked ask request* demand* suggest* proposal* initiative survey* feedback user* famil* parent* pupil* student* customer* child*',
  },
  example: {
    fi: 'esimerk* naapurikun* naapurikaup* muualla muualta vierailu* vierail* opintomatk* seminaar* kuulimme kuulla luimme lukea tutkimus* tutkija* nähtiin näimme ruotsi* viro* tansk*',
    sv: 'exempel* grannkommun* annanstans andra studiebesök* besök* seminari* hörde hört läste läst forskning* forskar* såg modell*',
    en: 'example* neighbour* neighbor* elsewhere others visit* seminar* heard read research* saw model*',
  },
  small: {
    fi: 'pieni pien* pikku* pilot* lyhyt lyhy* rajat* rajaus* kerran kesäksi peruutt* perua lopettaa lopet* takaraja* määräaik* riski*',
    sv: 'liten litet små pilot* kort korta begräns* ångra avbryt* avsluta* tidsbegräns* risk*',
    en: 'small little pilot* short limited undo stop* reversible risk*',
  },
  together: {
    fi: 'yhdessä yhtei* tiimi* työpari* työkaver* kollega* kumppan* verkosto* yhdistys* yhdistyk* järjestö* yritys yrityk* kaveri* joukko porukka* porukall* talkoo*',
    sv: 'tillsammans gemensam* team* kolleg* partner* nätverk* förening* organisation* företag* vän vänner gäng* talko* samarbet*',
    en: 'together joint* team* colleague* partner* network* association* organisation* organization* compan* friend* crowd* cooperat* collaborat*',
  },
};

export const failedWords: TellingWords<FailedKind> = {
  time: {
    fi: 'aika aikaa ajan aikataul* kiire kiirees* kiirehti* hidas hitaa* hitaamm* hitaasti nopeam* myöhäs* myöhään viiväst* viiväs* odottaa odotim* odotta* kesken venyi venyä kauan pitkittyä tahti*',
    sv: 'tid tiden tidtabell* tidsplan* bråttom brådska* långsam* snabbare sen sent försen* dröj* vänta* drog länge hann hinna* takt*',
    en: 'time timetable* schedule* hurry hurried rush* slow* faster late delay* wait* long deadline* pace',
  },
  money: {
    fi: 'raha rahan rahaa rahat budjet* kustannu* hinta hinnan kallis kallii* maksoi maksaa määräraha* rahoitu* lasku laskun laskut säästö*',
    sv: 'peng* budget* kostnad* kostade pris priset dyr dyrt dyra anslag* finansier* räkning* besparing*',
    en: 'money budget* cost* price* expensive fund* bill bills saving*',
  },
  people: {
    fi: 'osallistuj* osallistu* harva harvat kukaan yksikään tulija* tulijoi* ilmoittautu* poissa puuttu* henkilöst* henkilökun* vaihtu* vaihtui sairas* lähtivät jaksa* uup* väsy* sama samat tavoittaneet tavoit*',
    sv: 'deltagar* deltog få fåtal* ingen inga kom anmäl* frånvar* saknade* personal* byttes bytte sjuk* trött* ork* samma nådde nå',
    en: 'participant* attend* few nobody none absent missing staff* turnover replaced sick* tired exhaust* same reach*',
  },
  telling: {
    fi: 'viestint* viesti viesti* tiedot* tiedotta* kertoa kerro* kertone* kerrot* unohdi* unohta* unoht* tieto tiedon tieneet tiennyt tiesi* selitt* ymmärr* ymmärt* väärinkäsi* luuli* luulla epäselv* ohje ohjeet ohjei* kysy* ilmoitt*',
    sv: 'kommunik* inform* berätta* glömde glömt veta visste vetat förklar* förstod förstå missförst* trodde oklar* otydlig* anvisning* instruktion* fråga* meddela*',
    en: 'communicat* inform* tell told forgot* knew know known explain* understood understand misunder* thought unclear instruction* ask* announce* message*',
  },
  technology: {
    fi: 'tekniik* tekni* laite laitte* järjestelm* ohjelm* sovellu* akku akut verkkoyhtey* netti nettiyhte* sähkö* robot* anturi* kamera* tietokon* rikk* hajosi hajota särky* kaatui* jumi* päivity* lukko lukot kone koneet tiedonsiirt*',
    sv: 'teknik* tekni* apparat* utrustning* system* program* app appen batteri* nätverk* internet el elen robot* sensor* kamera* dator* sönder kras* uppdater* lås låset maskin*',
    en: 'technolog* technical device* equipment system* software app apps batter* network* internet robot* sensor* camera* computer* broke broken crash* update* lock* machine*',
  },
  rules: {
    fi: 'lupa luvat lupia luvan lupapro* laki lain lakia sääntö* säännö* säädö* sopimu* sopimatt* hankint* kilpailut* tietosuoj* vakuutu* vastuukysym* viranom* määräy* päätös päätök* byrokrat* lautakun* valitu* vero* pelastuslai*',
    sv: 'tillstånd* lag lagen lagstift* regel* regler* bestämmels* avtal* upphandl* konkurrens* dataskydd* försäkring* myndighet* föreskrift* beslut* byråkrat* nämnd* besvär* skatt*',
    en: 'permit* permission* law laws legal rule rules regulation* contract* agreement* procure* tender* privacy gdpr insurance* authorit* decision* bureaucra* council* appeal* tax*',
  },
  owner: {
    fi: 'omista* vastuu vastuun vastuulla vastuita vastuullis* harteil* kenen kenelle kuului kuulua työnjak* rooli roolit koordin* johtaminen seuraaj* vetäjä* jatko jatkaja* ylläpi*',
    sv: 'ägare* äga ansvar* axlar vems tillhörde arbetsfördel* roll roller* koordin* ledarskap* efterträd* fortsätt* underhåll*',
    en: 'owner* own owned responsib* whose belonged roles role coordinat* leadership successor* continu* maintain* maintenance*',
  },
  resistance: {
    fi: 'vastust* vastari* vastusti* valitt* valituks* epäluul* epäil* pelko pelkä* pelot* pelkäs* kritii* kritis* suuttu* suutt* vihai* harmit* ärty* riita riitel* luottamu* asenne asente* skepti* kielsi kieltä* mielipah* närkäs*',
    sv: 'motstånd* motsatte klag* misstro* tvivl* rädsl* rädd* kritik* kriti* arg arga förarg* irrit* gräl* förtroende* attityd* skept* förbjöd förbud*',
    en: 'resist* oppos* complain* distrust* doubt* fear* afraid critic* angry annoy* irritat* argu* trust attitude* scept* skept* forbid* forbade',
  },
  place: {
    fi: 'tila tilan tilat tiloi* tilaa paikka paikan paikat sää säät sade sato* sateel* sateet lumi lumen lunta pakkan* kylmä* kuuma* melu* meteli* ahdas ahtaa* etäisyy* välimatk* kuljetu* kyyti kyydi* bussi* pysäköin* sisäänkäyn*',
    sv: 'lokal* plats* väder vädret regn* snö* frost* kall kallt köld* kyla kylan varmt buller* oljud* trång* avstånd* transport* skjuts* buss* parkering* ingång*',
    en: 'space* room rooms place places venue* weather rain* snow* frost cold hot noise* noisy cramped distance* transport* bus buses parking entrance*',
  },
};
