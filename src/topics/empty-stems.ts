import { analyze } from '../search/analyzer.ts';

/** They stand in titles and abstracts of every field, or begin compounds, and say nothing of what a paper is about. */
export const EMPTY_STEMS: ReadonlySet<string> = new Set(
  analyze(
    `ability accuracy achieve achieving additional address addressing advance aim allow analysis analyze applied
     application approach art available based benchmark best better beyond bring broad build capability case challenge
     challenging close code common compare comparison complex comprehensive conduct consistent consist contribution current
     dataset demonstrate demonstrating design despite develop development different difficult directly diverse effect
     effective effectiveness efficient enable enabling enhance enhancing ensure especially evaluate evaluation evidence
     example existing experiment experimental explore exploring extensive field finding first focus following framework
     full further future gain gap general generally github give good great high highlight http https idea identify
     important importance improve improved improvement improving include including increase input insight introduce
     introducing investigate investigating issue key knowledge known large lead learn learning leverage leveraging limit
     limitation limited line low main major make making manner measure mechanism method methods metric model models
     multi multiple need new non novel number obtain open order outperform output overall paper particular perform performance
     point possible post potential practical pre present previous prior problem process produce propose proposed provide
     quality range recent recently reduce reducing relevant rely remain report require research respective result rethinking
     reveal revisiting robust scale second self semi set setting show significant significantly similar simple single
     small solution source specific stage standard state step strategy strong study sub suggest superior support survey
     system systematic task tasks technique term test theory third time toward towards traditional train training two type
     typically understand understanding unified unlike usage user validate value variety various view way well wide widely
     work world year yield zero`,
  ),
);
