import type { Wording } from './own-wording.ts';

export const finnish: Wording = {
  contact: '{operator} {email}',
  authority: `Liikenne- ja viestintävirasto Traficom, Digitaalisen esteettömyyden ja saavutettavuuden valvontayksikkö
saavutettavuus@traficom.fi, puhelinvaihde 029 534 5000
https://www.saavutettavuusvaatimukset.fi`,
  privacy: `Kerromme tässä, mitä sinusta tallennetaan, kun osallistut tarinapajaan, luet kirjastoa tai pidät pajoja, ja mitä voit pyytää.

# Kuka vastaa tiedoista
Palvelua ylläpitää ja rekisterinpitäjänä toimii {operator}. Tarinapajan tiedoista vastaa se kunta tai muu organisaatio, jonka nimissä paja pidetään.

Yhteydenotot: {contact}

# Kun osallistut tarinapajaan
Et tarvitse tiliä. Tallennamme nimen tai nimimerkin, jos annat sellaisen, pöydän, jossa istut, sen mitä kirjoitat ja mihin vastaat, sekä tiedon siitä, annoitko luvan julkaista. Puhelimeesi jää eväste, jolla pääset takaisin samaan pöytään, ja kopio kirjoittamastasi tekstistä.

Vastaukset ja äänet tallennetaan peitenimellä, joka on jokaisessa tehtävässä eri.

# Kun luet kirjastoa
Lukijasta ei tallenneta mitään. Emme käytä seurantaa emmekä lataa mitään muiden palvelimilta. Verkko-osoitettasi ei kirjata lokiin. Jos kysyt tarinan kertojilta jotakin, kysymys tallennetaan ilman nimeä.

# Kun pidät tarinapajoja
Tilistäsi tallennetaan nimi, sähköpostiosoite, kirjautumistavat ja voimassa olevat kirjautumiset selaimen nimineen. Toimistasi pidetään lokia, jota organisaatiosi omistajat voivat lukea.

# Miksi ja millä perusteella
Tiedot tarvitaan, jotta tarinat voidaan kirjoittaa yhdessä. Peruste on julkisen tehtävän hoitaminen: kunnat kehittävät palvelujaan ja oppivat toisiltaan (tietosuoja-asetuksen 6 artiklan 1 kohdan e alakohta). Tarina ja nimi julkaistaan vain suostumuksella, ja suostumuksen voi perua milloin tahansa.

# Kuinka kauan
Luonnokset, osallistujien tiedot ja vastaukset poistetaan, kun pajan päättymisestä on kulunut organisaation valitsema aika, ellei muuta sanota 90 päivää. Pajan pitäjä saa siitä tiedon kaksi viikkoa ennen. Julkaistu tarina säilyy, kunnes se vedetään pois. Varmuuskopioista tiedot häviävät viimeistään 30 päivässä.

# Kenelle tietoja annetaan
Ei kenellekään. Luonnokset näkevät pöydän väki ja pajan pitäjät. Julkaistu tarina on kaikkien.

# Mitä voit pyytää
- Saat tietosi omalla linkilläsi, jonka löydät kirjoitussivun viimeiseltä kortilta, tai pajan pitäjältä.
- Voit pyytää, että tietosi poistetaan. Pyyntöön vastataan kuukauden kuluessa.
- Voit ottaa nimesi pois tarinasta tai vetää tarinan pois, myös pitkän ajan päästä.
- Tiliä pitävä voi ladata tietonsa ja poistaa tilinsä omilta sivuiltaan.

Jos olet tyytymätön, voit valittaa tietosuojavaltuutetulle: https://tietosuoja.fi`,
  accessibility: `{operator} haluaa, että jokainen voi käyttää tätä palvelua. Seloste koskee kokeilukirjastoa, tarinapajan kirjoitussivuja, valkokangasta ja pajan pitäjän työpöytää.

# Kuinka saavutettava palvelu on
Palvelu on tehty WCAG 2.2 -ohjeen A- ja AA-tasojen mukaan ja täyttää digitaalisten palvelujen lain (306/2019) vaatimukset. Sivut tarkistetaan automaattisesti jokaisen muutoksen yhteydessä, ja niitä on kokeiltu pelkällä näppäimistöllä.

# Mikä ei vielä toimi kaikille
- Yhteiskirjoittamisessa toisten tekemät muutokset eivät kuulu ruudunlukijalla kesken kirjoittamisen; ne kuulee, kun kenttään palaa.
- Valkokankaan tunnelmareaktiot ovat vain nähtävinä. Sama tieto ei ole tarpeen tekstinä.

# Milloin seloste on laadittu
Seloste on laadittu 28.11.2026 palvelun tekijöiden oman arvion perusteella.

# Anna palautetta
Kerro alla olevalla lomakkeella, jos jokin ei toimi tai jos tarvitset sisällön muussa muodossa. Vastaamme 14 päivän kuluessa. Voit kirjoittaa myös suoraan: {contact}

# Jos et saa vastausta
Jos vastausta ei tule kahdessa viikossa tai olet siihen tyytymätön, voit tehdä ilmoituksen valvovalle viranomaiselle:

{authority}`,
  terms: `Näillä ehdoilla palvelua käytetään. Ne ovat lyhyet, jotta ne luettaisiin.

# Kirjoita totta ja omaa
Tarinan kertoo joku, joka oli mukana. Kirjoita omin sanoin. Älä kirjoita muiden nimiä tai muuta, mistä ihmisen tunnistaa, ilman hänen lupaansa.

# Mitä luvalla tehdään
Kun pöydän kirjoittajat antavat luvan, tarina julkaistaan kirjastossa kaikkien luettavaksi ja käytettäväksi. Luvan voi perua omalla linkillä. Kirjastosta pois vedetty tarina ei enää näy, mutta se, mitä joku on siitä jo lainannut, jää hänelle.

# Mitä emme julkaise
Kokeilulähettiläs voi vetää pois tarinan tai kysymyksen, joka loukkaa, mainostaa tai kertoo ihmisestä ilman lupaa. Syy kerrotaan julkisesti.

# Palvelun toimivuus
{operator} pitää palvelua yllä niin hyvin kuin osaa, mutta ei vastaa siitä, mitä tarinoiden perusteella päätetään. Keskeneräinen teksti kannattaa tallentaa myös itselle, jos se on tärkeä.

Yhteydenotot: {contact}`,
  licence: `# Tarinat
Kirjaston tarinat ja kuvat ovat lisenssillä Creative Commons Nimeä 4.0 Kansainvälinen (CC BY 4.0), ellei kuvan vieressä muuta sanota. Saat käyttää, muokata ja jakaa niitä, myös kaupallisesti, kun kerrot, kuka tarinan kertoi ja mistä se on.

Lisenssi: https://creativecommons.org/licenses/by/4.0/deed.fi

# Tiedot tarinoista
Tarinoiden kuvailutiedot (otsikko, paikka, teema, ajankohta) on luovutettu vapaaseen käyttöön (CC0 1.0).

Lisenssi: https://creativecommons.org/publicdomain/zero/1.0/deed.fi

# Ohjelma
Palvelun lähdekoodi on lisenssillä EUPL-1.2.`,
};
