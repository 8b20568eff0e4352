import type { Wording } from './own-wording.ts';

export const english: Wording = {
  contact: '{operator} {email}',
  authority: `Finnish Transport and Communications Agency Traficom, Digital Accessibility Supervision Unit
saavutettavuus@traficom.fi, switchboard +358 29 534 5000
https://www.webaccessibility.fi`,
  privacy: `This tells what is kept of you when you take part in a story workshop, read the library or hold workshops, and what you may ask for.

# Who is responsible
{operator} runs the service and is its controller. For what a story workshop holds, the municipality or other organisation in whose name it is held is responsible.

Contact: {contact}

# When you take part in a story workshop
You need no account. We keep the name or pseudonym you give, if any, the table you sit at, what you write and answer, and whether you let it be published. A cookie stays on your phone, by which you find back to the same table, and a copy of the text you wrote.

Answers and votes are kept under a cover name that is another one in each activity.

# When you read the library
Nothing is kept of readers. We track nobody and load nothing from anybody else’s servers. Your network address is written to no log. If you ask the tellers something, the question is kept without a name.

# When you hold workshops
Of your account we keep name, e-mail address, the ways you sign in, and open sessions with the browser’s name. What you do is noted in a log that the owners of your organisation can read.

# Why, and on what ground
This is needed so that stories can be written together. The ground is a task in the public interest: municipalities develop their services and learn from each other (GDPR, article 6(1)(e)). A story and a name are published by consent only, which can be taken back at any time.

# For how long
Drafts, participants’ data and answers are deleted once the time that the organisation chose has passed since the workshop closed: 90 days unless it says otherwise. Whoever holds the workshop is told two weeks before. A published story stays until it is withdrawn. From backups it is gone within 30 days.

# Who gets it
Nobody. Drafts are seen by those at the table and those who hold the workshop. A published story is everybody’s.

# What you may ask for
- You get your data by your own link, which is on the last card of the page you write on, or from whoever holds the workshop.
- You may ask to be erased. You are answered within a month.
- You may take your name from a story, or withdraw the story, also long after.
- Whoever has an account can download its data and remove it on their own pages.

If you are not content, you may complain to the Data Protection Ombudsman: https://tietosuoja.fi/en`,
  accessibility: `{operator} wants everybody to be able to use this service. This statement covers the experiment library, the pages a workshop writes on, the projector’s wall and the desk of whoever holds a workshop.

# How accessible it is
The service follows levels A and AA of WCAG 2.2 and meets the act on digital services (306/2019). Its pages are checked by a program with each change, and have been tried with a keyboard alone.

# What does not work for everybody yet
- While several write together, a screen reader does not tell others’ changes as one types; they are heard on coming back to the field.
- Reactions that float over the wall can only be seen. They are not needed as text.

# When this was written
This statement was made on 28 November 2026 and rests on the makers’ own assessment.

# Give feedback
Use the form below if something does not work, or if you need something in another form. We answer within 14 days. You can also write to us: {contact}

# If you get no answer
If there is no answer within two weeks, or you are not content with it, you may notify the supervising authority:

{authority}`,
  terms: `These are the terms on which the service is used. They are short so that they are read.

# Write what is true and your own
A story is told by somebody who was there. Use your own words. Don’t write others’ names, or what a person is known by, without asking them.

# What your yes means
Once those who wrote at the table agree, the story is published in the library for everybody to read and use. The yes can be taken back by your own link. A withdrawn story is shown no more; what somebody has already quoted from it stays with them.

# What we don’t publish
An ambassador may withdraw a story or a question that offends, advertises, or tells about a person without their leave. The reason is told in public.

# How well it works
{operator} runs the service as well as it can, and does not answer for what is decided because of a story. Keep a copy of an unfinished text that matters to you.

Contact: {contact}`,
  licence: `# Stories
The library’s stories and photos are licensed under Creative Commons Attribution 4.0 International (CC BY 4.0), unless it says otherwise beside a photo. You may use, change and share them, also commercially, if you say who told the story and where it is.

Licence: https://creativecommons.org/licenses/by/4.0/

# What is known about stories
Descriptions of stories (title, place, theme, time) are free to use (CC0 1.0).

Licence: https://creativecommons.org/publicdomain/zero/1.0/

# The program
The source code of the service is licensed under EUPL-1.2.`,
};
