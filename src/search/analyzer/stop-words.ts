/** Words too common in abstracts and questions to tell papers apart; a longer list beats a short one on questions. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again all also although am among an and any are as at be because been before being
  below between both but by can could did do does doing done due during each either etc few for from further
  had has have having he hence her here him his how however i if in into is it its itself just let like
  may me might more most much must my no nor not now of off on once one only onto or other our ours out over
  own per same several she should since so some such than that the their theirs them then there therefore
  these they this those though through thus to too under until up upon us use used uses using very via was we
  were what when where whether which while who whom whose why will with within without would yet you your`
    .split(/\s+/)
    .filter(Boolean),
);

/** How one asks for papers, not what about: left out of questions, looked for when nothing else is asked. */
export const REQUEST_WORDS: ReadonlySet<string> = new Set(
  `article articles find give please paper papers provide publication publications recommend show suggest
  tell want`
    .split(/\s+/)
    .filter(Boolean),
);
