import type { Wording } from './own-wording.ts';

export const swedish: Wording = {
  contact: '{operator} {email}',
  authority: `Transport- och kommunikationsverket Traficom, Enheten för tillsyn över digital tillgänglighet
saavutettavuus@traficom.fi, telefonväxel 029 534 5000
https://www.tillganglighetskrav.fi`,
  privacy: `Här berättar vi vad som sparas om dig när du är med i en berättarverkstad, läser biblioteket eller håller verkstäder, och vad du kan begära.

# Vem ansvarar för uppgifterna
{operator} driver tjänsten och är personuppgiftsansvarig. För uppgifterna i en berättarverkstad ansvarar den kommun eller annan organisation i vars namn verkstaden hålls.

Kontakt: {contact}

# När du är med i en berättarverkstad
Du behöver inget konto. Vi sparar namnet eller pseudonymen om du uppger en, bordet du sitter vid, det du skriver och svarar, och om du gav lov att publicera. I telefonen blir det kvar en kaka som tar dig tillbaka till samma bord, och en kopia av texten du skrev.

Svar och röster sparas under ett täcknamn som är ett annat i varje uppgift.

# När du läser biblioteket
Om läsare sparas ingenting. Vi spårar ingen och hämtar ingenting från andras servrar. Din nätadress skrivs inte i någon logg. Om du frågar berättarna något sparas frågan utan namn.

# När du håller verkstäder
Om ditt konto sparas namn, e-postadress, sätten att logga in och pågående inloggningar med webbläsarens namn. Det du gör skrivs i en logg som organisationens ägare kan läsa.

# Varför och på vilken grund
Uppgifterna behövs för att berättelserna ska kunna skrivas tillsammans. Grunden är en uppgift av allmänt intresse: kommunerna utvecklar sin service och lär av varandra (artikel 6.1 e i dataskyddsförordningen). En berättelse och ett namn publiceras bara med samtycke, och samtycket kan tas tillbaka när som helst.

# Hur länge
Utkast, deltagarnas uppgifter och svar raderas när den tid har gått som organisationen har valt, räknat från att verkstaden stängdes: 90 dagar om inget annat sägs. Den som håller verkstaden får veta det två veckor innan. En publicerad berättelse finns kvar tills den dras tillbaka. Ur säkerhetskopior försvinner uppgifterna inom 30 dagar.

# Vem får uppgifterna
Ingen. Utkasten ses av dem vid bordet och dem som håller verkstaden. En publicerad berättelse är allas.

# Vad du kan begära
- Du får dina uppgifter med din egen länk, som finns på skrivsidans sista kort, eller av den som håller verkstaden.
- Du kan be att dina uppgifter raderas. Begäran besvaras inom en månad.
- Du kan ta bort ditt namn från en berättelse eller dra tillbaka berättelsen, också långt efteråt.
- Den som har ett konto kan ladda ner sina uppgifter och ta bort kontot på sina egna sidor.

Om du är missnöjd kan du klaga hos dataombudsmannen: https://tietosuoja.fi/sv`,
  accessibility: `{operator} vill att alla ska kunna använda tjänsten. Utlåtandet gäller försöksbiblioteket, berättarverkstadens skrivsidor, duken och skrivbordet för den som håller verkstaden.

# Hur tillgänglig tjänsten är
Tjänsten är gjord enligt nivåerna A och AA i WCAG 2.2 och uppfyller kraven i lagen om tillhandahållande av digitala tjänster (306/2019). Sidorna granskas automatiskt vid varje ändring och har prövats med enbart tangentbord.

# Vad som ännu inte fungerar för alla
- När flera skriver tillsammans hörs de andras ändringar inte med skärmläsare medan man skriver; de hörs när man återvänder till fältet.
- Stämningsreaktionerna på duken syns bara. De behövs inte som text.

# När utlåtandet gjordes
Utlåtandet gjordes 28.11.2026 och bygger på tillverkarnas egen bedömning.

# Ge respons
Berätta med blanketten här nedanför om något inte fungerar eller om du behöver innehållet i annan form. Vi svarar inom 14 dagar. Du kan också skriva direkt: {contact}

# Om du inte får svar
Om svaret dröjer över två veckor, eller om du är missnöjd med det, kan du göra en anmälan till tillsynsmyndigheten:

{authority}`,
  terms: `På de här villkoren används tjänsten. De är korta för att bli lästa.

# Skriv sant och eget
En berättelse berättas av någon som var med. Skriv med egna ord. Skriv inte andras namn eller annat som en människa känns igen på utan att ha fått lov.

# Vad lovet betyder
När de som skrev vid bordet ger lov publiceras berättelsen i biblioteket, för alla att läsa och använda. Lovet kan tas tillbaka med den egna länken. En berättelse som dras tillbaka syns inte längre, men det som någon redan har lånat ur den behåller hen.

# Vad vi inte publicerar
En försöksambassadör kan dra tillbaka en berättelse eller en fråga som kränker, gör reklam eller berättar om en människa utan lov. Orsaken sägs offentligt.

# Hur tjänsten fungerar
{operator} driver tjänsten så väl den kan men ansvarar inte för vad någon beslutar utifrån berättelserna. Spara en viktig text också hos dig själv medan den är halvfärdig.

Kontakt: {contact}`,
  licence: `# Berättelserna
Bibliotekets berättelser och bilder har licensen Creative Commons Erkännande 4.0 Internationell (CC BY 4.0), om inget annat står vid bilden. Du får använda, ändra och sprida dem, också kommersiellt, när du säger vem som berättade och var det finns.

Licensen: https://creativecommons.org/licenses/by/4.0/deed.sv

# Uppgifter om berättelserna
Beskrivningarna (rubrik, plats, tema, tid) är fria att använda (CC0 1.0).

Licensen: https://creativecommons.org/publicdomain/zero/1.0/deed.sv

# Programmet
Tjänstens källkod har licensen EUPL-1.2.`,
};
