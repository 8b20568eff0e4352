/**
 * Names that are words as well. Alone at the beginning of a sentence, or as a heading, such a word is the word; beside another name it is
 * the name.
 */
export const everydayNames: ReadonlySet<string> = new Set(
  `aamu aarre aatos aava ahti alku alma ansa armas armi armo arvo aura auvo ensi eloisa elo hali halla hanki helmi
  hilja hilla ilma ilo impi inka into isla jalo joki jouko kaarna kaiho kaiku kaino kaisla kallio kanerva kari
  karpalo kaste kastehelmi katse kauko kauno kevät kielo kiira koivu kuisma kukka kulta kuura lahja laine
  laulu lauha lehti lempi lilja linnea loimu loisto lumi lumo lähde marja marras meri mesi metsä mielikki mikki minttu muisto myrsky
  myrtti neilikka niitty nuppu nuutti oiva oma onerva onni orvokki otso otto outo pihla pilvi pilvikki pinja pulmu puro pyry päivi päivä päiviö
  raikas raita ranta rauha rauhala ruusu runo saari sade saga salla salo sampo sarka satu sini sirkka sisu sointu sointuva soini soma
  sora suoma suvi sulo syksy säde taika taimi taisto taivas talvi talvikki tammi tarmo tarja tarina tatti terho toivo touko tuike tuisku tuli
  tuomi tuuli tuulia tuulikki tyrsky tyyne tyyni tähti ukko unelma urho usko utu valo vappu varpu veli vesa vieno viima vilja
  villa virta virva visa voima voitto vuokko yrjö ystävä äiti mai maj april juni juli august dag stig sten björn ulf lo may will mark grace
  hope joy rose summer dawn art bill bob frank jack pat penny rob sue grant chase drew miles max ray`.split(/\s+/),
);

/** Forms of common words that read as forms of a name (Mea, Tea, Toini, Niki). */
export const neverNames: ReadonlySet<string> = new Set(
  'meillä meille meiltä meissä meitä meidän teillä teille tee teemme toinen toisen toiset niin niitä the'.split(' '),
);

/** Countries and parts of them, which are surnames of a few. */
export const countries: ReadonlySet<string> = new Set(
  'suomi ruotsi norja tanska islanti viro venäjä saksa eurooppa pohjola lappi karjala häme savo finland sverige norge danmark norden lappland england sweden europe lapland'.split(
    ' ',
  ),
);
