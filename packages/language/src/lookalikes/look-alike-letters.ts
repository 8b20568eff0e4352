/**
 * Letters that are drawn like a small Latin one, or like its capital: of the scripts that phones have letters of. After the data of
 * Unicode's UTS #39 (confusables.txt), to which what NFKC makes one of anyway (full width, mathematical, in circles) does not belong here.
 */
export const lookAlikeLetters: Readonly<Record<string, string>> = {
  a: 'ɑαаꭺꓮᗅ⍺ᴀ',
  b: 'ƅьꮟвβᏼꓐᗷʙ',
  c: 'ᴄϲⲥсꮯꓚς',
  d: 'ԁꮷꓒᗞꓓᴅđ',
  e: '℮ꬲеҽεⴹꭼꓰᴇє',
  f: 'ꬵꞙẝքϝꓝᖴƒ',
  g: 'ɡᶃƍցԍꮐᏻꓖɢ',
  h: 'һհꮒⲏнꮋꓧᕼʜħ',
  // Told apart by nobody on a wall: small l, capital I, the digit, the bar.
  i: 'l1|ıɪɩιіꙇӏꭵ⍳ǀⲓꓲוןاꮮⳑꓡᒪʟł',
  j: 'ϳјʝꭻꓙᒍյ',
  k: 'κⲕкꮶꓗᛕҝᴋ',
  m: 'μϻⲙмꮇꓟᗰᴍ',
  n: 'ոռⲛꓠɴпη',
  o: '0ᴏᴑꬽοσⲟоჿօסهⵔꓳଠøө',
  p: 'ρⲣрꮲꓑᑭ⍴ᴘ',
  q: 'ԛգզⵕ',
  r: 'ꭇꭈᴦⲅгꮁʀꭱꮢꓣᖇ',
  s: '5$ꜱƽѕꮪտꮥꓢ',
  t: 'τⲧтꭲꓔᴛŧ',
  u: 'ꞟᴜꭎꭒʋυսꓴᑌц',
  v: 'ᴠνѵטꮩⴸꓦᐯ',
  w: 'ɯᴡѡԝաꮃꮤꓪшω',
  x: 'ⅹхꭓχⲭꓫ᙭×',
  y: 'ɣᶌʏỿꭚγуүყⲩꭹꮍꓬў',
  z: 'ᴢꮓζꓜ',
};

/** Capitals that are drawn like another Latin letter than their small ones are. */
export const lookAlikeCapitals: Readonly<Record<string, string>> = { Η: 'h', Ν: 'n', Υ: 'y' };
