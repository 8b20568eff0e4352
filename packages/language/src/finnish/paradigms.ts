/**
 * How Finnish words inflect, after the types of Kotus's word list (Nykysuomen sanalista) as far as words of workshops need
 * them. A row: base form, then its stems, each as what follows the root; `/` between alternatives, `-` for none.
 * A, O, U are a, o, u or ä, ö, y. `direct`: the base form has the strong grade and `weak` stems the weak one;
 * `inverse`: the base form (and the consonant stem) has the weak grade, the other stems the strong one.
 */
export const nominals = `
  base  strong  weak    cons  plural     pluralWeak grade   weight
  O     O       O       -     Oi         Oi         direct  1
  U     U       U       -     Ui         Ui         direct  1
  e     e       e       -     ei         ei         direct  0.7
  A     A       A       -     Oi         Oi         direct  1      o
  A     A       A       -     i          i          direct  1      i
  kkO   kkO     kO      -     kkOi/kOi   kOi        none    1      long
  kkA   kkA     kA      -     kkOi/kOi   kOi        none    1      long
  eA    eA      eA      -     ei         ei         none    1
  i     i       i       -     ei         ei         direct  1
  i     e       e       -     i          i          direct  1
  ni    ne      ne      n     ni         ni         none    1
  li    le      le      l     li         li         none    1
  ri    re      re      r     ri         ri         none    1
  si    te      de      t     si         si         none    1
  nsi   nte     nne     nt    nsi        nsi        none    1
  rsi   rte     rre     rt    rsi        rsi        none    1
  lsi   lte     lle     lt    lsi        lsi        none    0.8
  ksi   hte     hde     ht    ksi        ksi        none    0.8
  psi   pse     pse     s     psi        psi        none    1
  mi    me      me      n     mi         mi         none    0.8
  e     ee      ee      et    ei         ei         inverse 1
  nen   se      se      s     si         si         none    1
  as    akse    akse    as    aksi       aksi       none    1
  äs    äkse    äkse    äs    äksi       äksi       none    1
  es    ekse    ekse    es    eksi       eksi       none    1
  is    ikse    ikse    is    iksi       iksi       none    1
  Os    Okse    Okse    Os    Oksi       Oksi       none    1
  Us    Ukse    Ukse    Us    Uksi       Uksi       none    1
  Us    Ute     Ude     Ut    Uksi       Uksi       none    1
  As    AA      AA      As    Ai         Ai         inverse 1
  is    ii      ii      is    ii         ii         inverse 1
  es    ee      ee      es    ei         ei         inverse 0.7
  ies   iehe    iehe    ies   iehi       iehi       none    1
  Ut    Ue      Ue      Ut    Ui         Ui         inverse 0.8
  At    AA      AA      At    Ai         Ai         none    0.7
  nUt   nee     nee     nUt   nei        nei        none    1
  lUt   lee     lee     lUt   lei        lei        none    0.8
  sUt   see     see     sUt   sei        sei        none    0.8
  in    ime     ime     in    imi        imi        inverse 1
  in    imä     imä     in    imi        imi        inverse 0.7
  in    impA    immA    in    impi       immi       none    0.8
  än    äme     äme     än    ämi        ämi        none    0.7
  tOn   ttOmA   ttOmA   tOn   ttOmi      ttOmi      none    1
  mpi   mpA     mmA     -     mpi        mmi        none    1
  el    ele/elee ele/elee el  eli/elei   eli/elei   inverse 1
  er    ere     ere     er    eri        eri        inverse 0.8
  en    ene     ene     en    eni        eni        inverse 0.8
  Ar    Are     Are     Ar    Ari        Ari        inverse 0.8
  AA    AA      AA      -     Ai         Ai         none    1
  OO    OO      OO      -     Oi         Oi         none    1
  UU    UU      UU      -     Ui         Ui         none    1
  ee    ee      ee      -     ei         ei         none    1
  UO    UO      UO      -     Oi         Oi         none    1
  ie    ie      ie      -     ei         ei         none    1
  aika  aika    aja     -     aikoi      ajoi       none    1
  poika poika   poja    -     poiki      poji       none    1
  veli  velje   velje   -     velji      velji      none    1
  paras parhaa  parhaa  paras parhai     parhai     none    1
  hyvä  hyvä    hyvä    -     hyvi       hyvi       none    1
`;

/**
 * Verbs, in the same writing. `present` carries the third person, the conditional excepted; `passive` what -Vn follows
 * (puhuta·an), `passivePast` what -iin and -u follow, `participle` what -Ut follows.
 */
export const verbs = `
  base  present presentWeak past  pastWeak passive passivePast participle conditional grade   weight
  OA    O       O           Oi    Oi       OtA     Ott         On         Oisi        direct  0.85
  UA    U       U           Ui    Ui       UtA     Utt         Un         Uisi        direct  0.85
  iA    i       i           i     i        itA     itt         in         isi         direct  0.85
  eA    e       e           i     i        etA     ett         en         isi         direct  0.85
  AA    A       A           i/Oi  i/Oi     etA     ett         An         Aisi        direct  0.85
  tAA   tA      dA          si    si       detA    dett        tAn        tAisi       none    0.85
  ltAA  ltA     llA         lsi   lsi      lletA   llett       ltAn       ltAisi      none    0.85
  rtAA  rtA     rrA         rsi   rsi      rretA   rrett       rtAn       rtAisi      none    0.85
  ntAA  ntA     nnA         nsi   nsi      nnetA   nnett       ntAn       ntAisi      none    0.85
  llA   le      le          li    li       llA     lt          ll         lisi        none    0.85
  ellA  ele     ele         eli   eli      ellA    elt         ell        elisi       inverse 0.85
  nnA   ne      ne          ni    ni       nnA     nt          nn         nisi        none    0.85
  rrA   re      re          ri    ri       rrA     rt          rr         risi        none    0.85
  stA   se      se          si    si       stA     st          ss         sisi        none    0.85
  AtA   AA      AA          Asi   Asi      AtA     Att         Ann        Aisi        inverse 0.85
  OtA   OA      OA          Osi   Osi      OtA     Ott         Onn        OAisi       inverse 0.85
  UtA   UA      UA          Usi   Usi      UtA     Utt         Unn        UAisi       inverse 0.85
  itA   itse    itse        itsi  itsi     itA     itt         inn        itsisi      none    0.85
  etA   ene     ene         eni   eni      etA     ett         enn        enisi       inverse 0.8
  OidA  Oi      Oi          Oi    Oi       OidA    Oit         Oin        Oisi        none    0.85
  AAdA  AA      AA          Ai    Ai       AAdA    AAt         AAn        Aisi        none    0.85
  ehdä  eke     ee          eki   ei       ehdä    eht         ehn        ekisi       none    0.85
  ähdä  äke     äe          äki   äi       ähdä    äht         ähn        äkisi       none    0.85
  äydä  äy      äy          ävi   ävi      äydä    äyt         äyn        ävisi       none    0.85
`;
