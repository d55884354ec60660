// A page as a person copies it: furniture around an invented article, an emoji before most of it.
export const copiedPage = `Skip to content
The Lindholm Courier
Home | News | Sport | Weather ☀️👩‍🚒
Log inSubscribe

Town keeps its night bus after long debate

By Astrid Vellinga
12 March, 21.40

Share on FacebookShare by e-mail

LINDHOLM - The town council voted on Monday to keep the night bus to the harbour. The line has run since 1987 and carries about 400 people a night.

“We have never left anyone standing at the harbour,” said the mayor, Piet Oduya. “And we will not begin with it now.”

Critics say the bus costs too much. According to a report by the transport office, each journey is subsidised with 11 crowns.

Read more: Council urges port to close its old pier

The plan has plainly failed the suburbs, and the council should say so. The next vote is in June.

Most popular
Five walks along the river
We use cookies to improve your visit. Accept all

© Lindholm Courier. All rights reserved.
`;
