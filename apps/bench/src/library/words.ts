/** Words of our own for stories that read like Finnish: regular nouns, so that endings can be hung on them. */
export const beginnings = (
  'kylä ranta metsä satama tori koulu kirjasto vanhus nuoriso lapsi perhe liikunta kulttuuri ruoka hävikki kierto energia ' +
  'lämpö valo vesi jäte piha puisto katu liikenne pyörä bussi tieto data etä lähi yhteis naapuri asukas osallisuus talous ' +
  'hankinta sopimus johtamis työ osaamis oppimis hyvinvointi terveys mielen uni kaupunki maaseutu saaristo tunturi joki ' +
  'silta asema vene puu savi kivi villa puutarha kasvi marja peruna kala hirvi mehiläis lintu kesä talvi syys kevät yö aamu'
).split(' ');
export const endings = (
  'palvelu talo kysely malli kokeilu paja kartta ryhmä verkosto alusta kerho kioski neuvonta laina pörssi tupa kello ' +
  'polku portti ramppi studio labra viikko päivä juhla näyttely kahvila keittiö pankki vuoro agentti robotti mittari ' +
  'anturi lista kortti opas budjetti raati kävely haastattelu työpaja etsivä valmentaja torstai teatteri radio'
).split(' ');
export const verbs = (
  'avasimme kokeilimme rakensimme suunnittelimme mittasimme kysyimme kutsuimme lopetimme aloitimme opimme huomasimme ' +
  'luulimme toivoimme saimme annoimme veimme toimme muutimme korjasimme jaoimme kerroimme kuuntelimme odotimme pelkäsimme ' +
  'uskalsimme päätimme siirsimme vähensimme lisäsimme yhdistimme testasimme arvioimme'
).split(' ');
export const others = (
  'yhdessä ensin lopulta nopeasti hitaasti pienellä rahalla ilman lupaa asukkaiden kanssa viranhaltijat yritykset ' +
  'tutkijat lautakunta valtuusto aikataulu raha aika tila omistaja vastuu epäselvä liian myöhään vain harva moni kaikki ' +
  'silti koska vaikka jotta mutta myös jo vielä usein joskus hyvin huonosti rohkeasti turhaan uudelleen seuraavana vuonna'
).split(' ');
/** By the last vowel's kind: nothing is right for every noun, and a reader would understand each. */
export const cases = {
  back: ['', 'n', 'a', 'ssa', 'sta', 'lla', 'lle', 't', 'ja', 'issa', 'ista', 'illa'],
  front: ['', 'n', 'ä', 'ssä', 'stä', 'llä', 'lle', 't', 'jä', 'issä', 'istä', 'illä'],
} as const;
