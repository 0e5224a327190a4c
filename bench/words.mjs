// What generated questions are made of. Prompts and answers draw from lists of their own, as nothing in a prompt may give an
// answer away; place names are put together from syllables, so that no two prompts of a large bank are alike.

const list = (text) => text.trim().split(/\s*,\s*/);

export const people = list(`
  baker, carpenter, clerk, cooper, drover, ferryman, fletcher, glazier, grocer, harbor master, innkeeper, joiner, keeper, mason, miller,
  notary, painter, pilot, porter, potter, printer, sailor, shepherd, surveyor, tailor, tanner, teacher, trader, warden, weaver`);

export const manners = list(`
  careful, cheerful, curious, elderly, famous, forgetful, gentle, grumpy, hasty, hopeful, impatient, jovial, learned, merry, modest,
  newly hired, obliging, patient, polite, proud, quiet, restless, retired, sleepy, stern, stubborn, thrifty, tireless, wary, young`);

export const places = list(`
  abbey, archive, boathouse, bridge, canal, chapel, customs house, dairy, dockyard, ferry, fish market, foundry, granary, guild house,
  hospital, inn, library, lighthouse, market square, mint, observatory, orchard, post office, quarry, sawmill, school, theater, town gate,
  watchtower, windmill`);

export const events = list(`
  closes for repairs, is flooded, is short of hands, is to be inspected, lies under snow, loses its roof, moves to another street,
  opens after Easter, runs out of lamp oil, stands empty, changes owners, is rebuilt in brick`);

export const deeds = list(`
  ask for, carry off, count, deliver, fetch, hand over, hide, inspect, load, lock away, order, pack, promise, return, send for, set aside,
  sort, unload, weigh, write down`);

// Choices are made of these three. Each list keeps to words of much the same length: no choice stands out by its own.
export const materials = list(`
  amber, bamboo, birch, brass, bronze, canvas, cedar, cherry, copper, cotton, ebony, enamel, felted, ivory, leather, linen, maple, marble,
  pewter, rubber, silver, slate, velvet, walnut, willow, wooden`);

export const goods = list(`
  anvils, aprons, baskets, barrels, beads, bells, benches, bottles, bowls, boxes, brooms, brushes, buckets, buckles, buttons, chairs,
  chests, combs, drums, flasks, flutes, frames, gloves, handles, hinges, hooks, kettles, ladders, ladles, masks, mirrors, needles, paddles,
  pipes, plates, pulleys, ropes, saddles, scales, shelves, spoons, stools, tables, tiles, trays, wheels, whistles`);

export const purposes = list(`
  for a wedding, for the queen, for the mayor, from a cellar, from abroad, from an attic, in blue paper, in old straw, in wet sacks,
  in wool bags, on two sledges, under a cover, with a notch, with long legs, with new rims, with no mark, with red tags`);

const FIRST = list(`
  Ald, Ber, Bram, Cal, Car, Dal, Dun, Elm, Fal, Far, Glen, Hal, Har, Hol, Kel, Kirk, Lan, Len, Mar, Mel, Nor, Oak, Pen, Ram, Rav, Sel,
  Stan, Tarn, Ul, Wex`);
const LAST = list(`
  borough, bury, by, cester, combe, cot, dale, den, field, ford, gate, ham, haven, holm, hurst, keld, leigh, ley, mere, minster, mouth, ness,
  port, stead, stoke, thorpe, ton, wick, wold, worth`);

// One less than 30 × 30: their number has no factor in common with the cycle of question types, so that all types meet all towns.
export const towns = FIRST.flatMap((first) => LAST.map((last) => first + last)).slice(1);
