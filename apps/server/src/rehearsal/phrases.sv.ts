import type { PhraseBook } from './phrases.ts';

/** Invented for practice workshops: no experiment, place or person in it is real. */
export const swedish: PhraseBook = {
  names: `Aina, Birger, Camilla, Disa, Edvin, Fanny, Gunnel, Holger, Ingeborg, Jonna, Kerstin, Lasse, Märta, Nils, Ottilia,
    Patrik, Ragnhild, Sigge, Tyra, Ulrika, Valdemar, Viveka, Ylva, Åke, Ärlan, Östen, Linnea, Bosse, Hedvig, Rasmus,
    Bibliotekets folk, Kökets röst, Planläggaren, Skärgårdstanten, Bryggkaffet, Andra våningen, Fjärde koppen, Den nya typen,
    Kvällsskiftet, Morgonpiggen, Strandvägens flanör, Penna och lapp, Protokolljusteraren, Halva tjänsten, Projekthöken,
    Excelviskaren, Gummistöveln, Yllesockan, Närbussen, Ungdomsgårdens soffa, Simhallens spöke, Kommunhusets katt, Utvecklaren från byn,
    Bakom snöplogen, Mormors bulle, Fullmäktiges bakersta rad, Bildningens hjälte, Tekniska sidan, Lös skruv, Modiga Maja,
    Försiktiga Frej, Frågvisa Frida, Liten kommun med stor mun`,
  stories: [
    {
      title: 'Biblioteket flyttade in i simhallen',
      doing: `Vi ställde en bokhylla i simhallens kafé och lät den stå där hela vintern. Där finns tvåhundra böcker, en låneautomat och en mjuk bänk. På onsdagar sitter en av oss där medan simskolan pågår. Man lånar med våta fingrar, och det får man. Boken lämnas tillbaka i en korg bredvid handdukarna.`,
      dared: `Föräldrar satt och väntade i fyrtiofem minuter, och ingen av dem hann till biblioteket före stängning. En av simlärarna frågade varför vi inte kom till dem i stället. Vi hade inget bra svar. Chefen sade att en fuktig bok är billigare än en oläst. Då packade vi lådorna samma vecka.`,
      succeeded: `Utlåningen till småbarnsfamiljer växte redan första månaden. Kön till kaffet blev en bokklubb som ingen hade planerat. Barn som just lärt sig simma ville läsa om hajar. Personalen i simhallen började tipsa om böcker. En pappa sade att han läste sin första roman på femton år.`,
      failed: `Klorluften gick hårt åt pärmarna. Vi hade räknat med våta fingrar men inte med våta badkläder i bokkorgen. Automaten stod i vägen för städmaskinen, och städarna fick flytta den varje kväll. Ingen hade frågat dem. Det tog oss fem veckor att märka det.`,
      learned: `Börja med att fråga dem som städar. Ställ de fina böckerna längst bort från bassängen. Där folk väntar har de tid, och tid är det vi behöver. En korg till kostar nästan ingenting. Nästa vinter står hyllan på hjul.`,
    },
    {
      title: 'Vandrande skolbuss',
      doing: `Vi startade en skolbuss som går till fots längs två rutter. Hållplatserna är sådant som barnen känner: brevlådorna, glasskiosken, den stora stenen. En vuxen går först och en sist. Barnen hoppar på där de bor. Försöket varade från höstlovet till sportlovet.`,
      dared: `Varje morgon stod bilarna i kö framför skolan, och alla var rädda för varandras bilar. Rektorn hade fått nog av att stå i diket och vinka. Pengar till en ny rondell fanns inte. Reflexvästar fanns det ett helt förråd av. Så vi började på en måndag.`,
      succeeded: `Det blev tystare på skolgården på morgnarna. De stora barnen tog de små i handen utan att någon bad dem. Två morföräldrar anmälde sig och blev kvar hela vintern. Lärarna märkte att första lektionen började lugnare. Barnen döpte rutterna själva.`,
      failed: `När det var som kallast gick bara den ena rutten, och vi lyckades inte säga det i tid. Ett barn stod ensamt och väntade i tjugo minuter. Det gick bra, men vi sov dåligt efteråt. Meddelandena låg i tre olika grupper. Samma fyra vuxna gick jämt och blev trötta.`,
      learned: `En kanal och en ansvarig, varje morgon. Kom överens om hur man ställer in innan ni kommer överens om hur man startar. Fråga mor- och farföräldrar rakt på sak. Hellre en rutt som alltid går än tre som går ibland. Och låt barnen bestämma namnen.`,
    },
    {
      title: 'Fika i stället för blankett',
      doing: `I ett halvår bytte vi en ansökningsblankett på åtta sidor mot ett samtal på tjugo minuter. Föreningar som söker bidrag kommer in, dricker kaffe och berättar. Vi skriver ner svaren och läser upp dem innan de går. Beslutet kommer inom två veckor. Blanketten finns kvar för den som vill.`,
      dared: `Fyra föreningar hade slutat söka, och alla fyra sade att det var blankettens fel. Vi prövade att fylla i den själva och gav upp på sidan fem. Det var ganska pinsamt. Nämndens ordförande sade att vi får pröva så länge papperen håller. Juristen nickade, och då vågade vi.`,
      succeeded: `Nya föreningar sökte, också sådana vi aldrig hade hört talas om. Samtalen gav bättre svar än rutorna. Två föreningar hittade varandra i väntrummet och ordnar nu läger tillsammans. Vi slapp skicka tillbaka halvfärdiga papper. Kaffet kostade mindre än portot.`,
      failed: `Tjugo minuter räckte aldrig. Den som talar bra fick lättare att övertyga oss, och det såg vi först när vi jämförde. Finskspråkiga föreningar fick vänta på en tid för att bara en av oss kunde ta emot dem. Anteckningarna blev olika beroende på vem som skrev. En ansökan försvann mellan två skrivbord.`,
      learned: `Ställ samma fem frågor till alla. Boka fyrtio minuter och var glad om det tar trettio. Båda språken måste finnas från första dagen. Ett samtal är också myndighetsutövning och ska dokumenteras därefter. Vi fortsätter, men med en mall.`,
    },
    {
      title: 'Kommunens bil blev byns bil',
      doing: `Kommunens bilar stod stilla varje kväll och hela helgen. Vi gav tre av dem till byarna efter klockan fyra. Man bokar per telefon eller på en lista i butiken. Nyckeln hänger i ett skåp med kod. Försöket pågick i fem månader.`,
      dared: `Sista bussen går klockan sex, och alla har inte bil. En äldre kvinna räknade parkerade kommunbilar från sitt köksfönster och ringde oss. Hon hade skrivit upp dem i ett häfte. Försäkringsbolaget sade ja snabbare än vi hade trott. Vi ville inte vara den som sade nej.`,
      succeeded: `Bilarna gick till körövningar, läkarbesök och en och annan danskväll. Grannar började skjutsa varandra. Butiken fick fler kunder på vardagskvällar. Ingen bil kom tillbaka smutsig, vilket förvånade oss alla. Flera sade att de inte längre behöver en andra bil.`,
      failed: `Två gånger var tanken tom när hemvården skulle ut på morgonen. Det fick inte hända, och ändå hände det igen. Koden till skåpet spreds vidare, och vi visste inte alltid vem som kört. Listan i butiken och telefonbokningen krockade. Hemvården hade vi inte frågat alls.`,
      learned: `Fråga först den som behöver bilen klockan sju. En enda bokningslista, även om den är av papper. Skriv in tankningen i avtalet med stora bokstäver. Folk är mer rädda om det de delar än vi trodde. Nu är hemvårdens bilar undantagna, och det fungerar.`,
    },
    {
      title: 'Tyst timme i idrottshallen',
      doing: `En timme i veckan är idrottshallen tyst: ingen musik, inga visselpipor, dämpat ljus. Vem som helst får komma och röra på sig i egen takt. En instruktör finns på plats men säger ingenting om man inte frågar. Man behöver inte anmäla sig. Vi prövade i tio veckor.`,
      dared: `En ungdom berättade att hon gärna skulle spela, men att ljudet gör ont. Vi hade aldrig tänkt på hallen som ett ljud. Söndagsmorgonen stod ändå tom. Det enda vi behövde göra var att stänga av. Så litet att ingen orkade vara emot.`,
      succeeded: `Det kom fler än vi hade vågat hoppas, också pensionärer och nattarbetare. Några kom för första gången sedan skolan. Föräldrar satt på läktaren och bara andades. Instruktören sade att det var veckans bästa timme. Vaktmästaren började komma dit på sin lediga dag.`,
      failed: `Ventilationen brusade, och den kunde vi inte stänga av. I tredje veckan hade någon dubbelbokat hallen, och ett helt handbollslag stormade in. Två besökare gick hem och kom inte tillbaka. Vi hade inte satt upp någon skylt på dörren. Reklamen för en tyst timme blev dessutom rätt högljudd.`,
      learned: `Sätt en skylt på dörren och en spärr i bokningen. Lyssna på rummet innan ni bjuder in. Den som behöver tystnad har sällan bett om den högt. Det billigaste försöket var att låta bli något. Fråga också dem som gick hem.`,
    },
  ],
  words: `mod modet modig modigt Mod tillit tilliten Tillit förtroende förtroendet lov tillstånd tillsammans Tillsammans samarbete
    samarbetet försök försöket försöka pröva prövar lära lärande lärdom lärdomar fel felen misstag misstagen glädje glädjen
    iver nyfiken nyfikenhet nyfikenheten tid tiden rädsla rädslan brådska humor humorn invånare invånarna kaffe kaffet Kaffe
    lyssna lyssnande envis envishet människor människan vänner grannkommun hopp hoppet osäkerhet klarspråk ägare`,
  questions: [
    'Var hittade ni pengarna om det inte fanns en rad i budgeten?',
    'Vem bestämde till slut att nu börjar vi?',
    'Hur berättade ni för invånarna att allt inte lyckades?',
    'Vad skulle ni göra annorlunda om ni började i morgon?',
    'Hur många timmar i veckan tog det på riktigt?',
    'Fick ni med dem som aldrig brukar svara?',
    'Hur visste ni att det var dags att sluta?',
    'Skulle det här fungera i en kommun med tretusen invånare?',
    'Vem äger det här nu när försöket är över?',
    'Hur mätte ni om något förändrades?',
    'Bad ni om lov eller om ursäkt?',
    'Vad sade juristen?',
    'Får man låna det här rakt av?',
    'När var ni närmast att ge upp?',
  ],
};
