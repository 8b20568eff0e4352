import type { PhraseBook } from './phrases.ts';

/** Invented for practice workshops: no experiment, place or person in it is real. */
export const english: PhraseBook = {
  names: `Ada, Basil, Clara, Dexter, Edith, Felix, Greta, Hugo, Iris, Jasper, Kit, Lottie, Mabel, Ned, Olive, Percy, Quinn,
    Rosie, Silas, Tess, Una, Vera, Wilf, Xenia, Yara, Zed, Bea, Otto, Nell, Moss, The library lot, Voice of the kitchen,
    Plans and maps, Boy from the depot, Off-duty officer, Queen of the market, Second floor, Fourth coffee, The new one,
    Shadow of the budget, Evening shift, Early bird, Riverside walker, Pen and paper, Minute taker, Half a post, Project hawk,
    Spreadsheet whisperer, Rubber boot, Woolly sock, Local bus, Youth club sofa, Ghost of the pool, Town hall cat,
    Village tinkerer, Behind the snowplough, Grandma’s bun, Back row of the council, Loose screw, Daring Dot, Careful Carl,
    Curious Coco, Small town big mouth`,
  stories: [
    {
      title: 'The library moved into the supermarket',
      doing: `We put a library shelf in the entrance of the supermarket for two months. It has three hundred books, a lending machine and a bench. Twice a week one of us sits on the bench for an hour and talks. Books come back into a basket next to the bottle return. The shop gave the space and the power, and we brought the rest.`,
      dared: `The renovation of our branch ran late, and people were beginning to forget us. Somebody said over coffee that everybody goes to the shop anyway. The shopkeeper said yes before we had finished asking. Our manager promised that we might fail in public. That promise settled it.`,
      succeeded: `In the first week cards were made by people who had not been in a library since school. Children pulled their parents to the books before the sweets. The shopkeeper noticed that people stayed longer. We learned our readers’ names. One man brought us apples to say thank you.`,
      failed: `The door never stops opening, and in winter the books were cold and damp. The machine lost its connection every Saturday, when the shop was fullest. We had not agreed who cleans around the shelf. The shop’s own people did it for a month without our knowing. We were ashamed when we found out.`,
      learned: `Go where people already are. Write down even the small jobs before you begin, the mop included. Test the connection on the worst day and not in an empty shop. A shopkeeper is a partner and not a landlord. Next time the shelf goes behind the tills, where it is warm.`,
    },
    {
      title: 'A night bus that comes when you ask',
      doing: `On weekend nights we ran a small bus that drives only where it is asked to. You can ask by text, by phone or over the bar. A ride costs what a daytime ride costs. The driver sees the requests on a tablet and chooses the way. We drove for sixteen weekends.`,
      dared: `The last bus to the villages left at half past nine. Young people walked home along the main road in the dark. It was not nice to think about every Saturday. A taxi owner told us he had a van and a driver doing nothing. We worked out that trying would cost less than a study.`,
      succeeded: `There were more rides than we dared to guess, most of them from village to village. People on night shifts found the bus too. Parents sent thanks at four in the morning. The driver became a local celebrity. You hardly see anybody walking along the road now.`,
      failed: `There was no signal in places, and some requests arrived an hour late. One night the bus drove to the same village twice and missed another. We had not thought about what to do with somebody who falls asleep on board. The driver took him home and had to ring the doorbell. Only then did we write the instructions.`,
      learned: `A phone call works where an app does not. Go through the driver’s night before the first night. Tell people honestly how long they will wait, and they will wait. You do not find demand with a survey, you find it by driving. The bus now runs on weekdays as well.`,
    },
    {
      title: 'Decisions on a single page',
      doing: `For half a year we wrote one page in plain language about every decision of the committee. The page says what, why, when and whom to ask. It comes out on the same evening as the decision. The officer who prepared the matter writes it. Once a month a panel of residents reads the pages and tells us what they understood.`,
      dared: `A resident rang to ask whether the matter of her road had passed or not. We read the minutes together over the phone and could not tell. We laughed, but it stayed with us. A secretary wrote the first page in her own time. Once councillors began to share it, there was no stopping.`,
      succeeded: `There were fewer calls, and those that came were better. The local paper started from our pages. Officers said their own thinking became clearer while they wrote. Two matters went back because plain language showed that they had no grounds. Far more people read the pages than ever read the minutes.`,
      failed: `The first single pages were six pages long. One had the wrong date, and the correction came a week later. The lawyer had to check them in the evenings, which nobody had agreed on. We forgot the second language three times. Being busy does not explain that.`,
      learned: `One page is one page. Put the checker’s time into the invitation to the meeting. Both languages leave together or not at all. Ask somebody to read who knows nothing about it. If you cannot say it briefly, it is not ready to be decided.`,
    },
    {
      title: 'A robot on the evening shift',
      doing: `For three months our care home borrowed a robot that carries laundry, dishes and the medicine trolley. It moves about in the evenings, when there are fewest of us. Residents decided what it says when it meets them. Every Friday we noted how many steps it had saved. It takes no part in care itself.`,
      dared: `On the evening shift we walked more than we sat with people. One nurse counted her steps and brought the number to a meeting. We could borrow the machine without buying anything. Families had doubts, so we invited them to its first evening. When somebody’s grandmother patted it, the tension was gone.`,
      succeeded: `There was time to sit down beside someone who was afraid. People talked more in the corridors because there was always something to say about the robot. Nobody pushed the heavy trolleys alone any more. Residents named it Hope. Two stand-ins told us it was the reason they came.`,
      failed: `Thresholds, rugs and walkers were too much for it. For the first two weeks one of us walked behind it and pulled it off the rugs. One resident was frightened by its sound in the dark and locked her door. We had not asked the night staff at all. They were right about nearly everything.`,
      learned: `Walk the route yourself first, with a walker. Ask every shift, also those who are asleep when you meet. Sound and light matter more than speed. It replaces nobody, but it can give back ten minutes. Promise those minutes to somebody by name.`,
    },
    {
      title: 'Sheep at work by the lake',
      doing: `For a summer we rented twelve sheep to look after an overgrown shore. The fence is light and moves every two weeks. Classes from the nearby school come to count flowers and sheep. Volunteer shepherds look in every morning and evening. No mower was brought to the shore at all.`,
      dared: `Mowing cost more every year, and still you could not see the water. The sheep farmer lived next door and had asked twice. Our gardener worked out that there was nothing to lose. The council laughed, but nobody was against it. The laughter carried us a long way.`,
      succeeded: `You can see the lake from the road again. People walk down only to look at the animals. The shepherds’ turns were full within a day. Schoolchildren found a plant that nobody remembered growing there. By August people were asking about next summer.`,
      failed: `Two sheep escaped on midsummer’s eve and were found in the churchyard. We had not agreed who is on duty on holidays. Dog walkers learned about the fence from the fence. Some were angry, with reason. The hose froze in September, and we carried water in buckets.`,
      learned: `Call those whose path will change first. Sheep have midsummer too. Make the duty list before the fence. Leave room for laughter, because it brings people in. Not everything needs a machine.`,
    },
  ],
  words: `courage courageous Courage brave bravery bravely trust trusted trusting Trust permission permissions together Together
    cooperation cooperating cooperate experiment experiments experimenting experimented learn learning learned lesson lessons
    mistake mistakes failure failures fail joy joyful enthusiasm enthusiastic curiosity curious time Time fear fears hurry humour
    residents resident coffee Coffee listening listen listened patience patient people person friends neighbours hope hopeful
    uncertainty unfinished`,
  questions: [
    'Where did you find the money if there was no line for it in the budget?',
    'Who decided in the end that now we begin?',
    'How did you tell residents that not everything worked?',
    'What would you do differently if you began tomorrow?',
    'How many hours a week did it really take?',
    'Did you reach those who never answer anything?',
    'How did you know it was time to stop?',
    'Would this work in a town of three thousand people?',
    'Who owns it now that the experiment is over?',
    'How did you measure whether anything changed?',
    'Did you ask for permission or for forgiveness?',
    'What did the lawyer say?',
    'May we borrow this just as it is?',
    'When were you closest to giving up?',
  ],
};
