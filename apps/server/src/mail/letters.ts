import { paths } from '@uskalla/contracts/wire';
import type { Locale, OrganisationRole } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { longDate } from '../export/dates.ts';
import type { Letter } from './letter.ts';

// Every letter that the service writes. Secrets stand in fragments, which reach no log (decision 8).

const signed = (locale: Locale) => m.mail_signature({}, { locale });

export function signInLetter(locale: Locale, base: string, token: string, minutes: number): Letter {
  return {
    locale,
    subject: m.mail_sign_in_subject({}, { locale }),
    opening: [m.mail_sign_in({ minutes }, { locale })],
    action: { label: m.mail_sign_in_action({}, { locale }), url: `${base}${paths.signInByLink()}#${token}` },
    closing: [m.mail_not_asked({}, { locale }), signed(locale)],
  };
}

/** To whoever has a second factor: a link alone would be a way around it. */
export function signInWithCodeLetter(locale: Locale, base: string): Letter {
  return {
    locale,
    subject: m.mail_sign_in_subject({}, { locale }),
    opening: [m.mail_sign_in_needs_code({}, { locale })],
    action: { label: m.mail_sign_in_page({}, { locale }), url: base + paths.deskSignIn() },
    closing: [m.mail_not_asked({}, { locale }), signed(locale)],
  };
}

export function newPasswordLetter(locale: Locale, base: string, token: string): Letter {
  return {
    locale,
    subject: m.mail_password_subject({}, { locale }),
    opening: [m.mail_password({}, { locale })],
    action: { label: m.mail_password_action({}, { locale }), url: `${base}${paths.newPassword()}#${token}` },
    closing: [m.mail_not_asked({}, { locale }), signed(locale)],
  };
}

/** To whoever holds a workshop: when it will be forgotten, while there is time to publish or to take it home. */
export function endLetter(
  locale: Locale,
  base: string,
  { id, title, end }: Readonly<{ id: string; title: string; end: Date }>,
): Letter {
  const date = longDate(end.toISOString(), locale);
  return {
    locale,
    subject: m.mail_end_subject({ title, date }, { locale }),
    opening: [m.mail_end({ title, date }, { locale }), m.mail_end_what_to_do({}, { locale })],
    action: { label: m.mail_end_action({}, { locale }), url: base + paths.deskWorkshop(id) },
    closing: [signed(locale)],
  };
}

/** To the operator: somebody gave feedback, and until when it is to be answered. What they said stays at the desk. */
export function feedbackLetter(locale: Locale, base: string, due: Date): Letter {
  const date = longDate(due.toISOString(), locale);
  return {
    locale,
    subject: m.mail_feedback_subject({ date }, { locale }),
    opening: [m.mail_feedback({ date }, { locale })],
    action: { label: m.mail_feedback_action({}, { locale }), url: base + paths.serviceFeedback() },
    closing: [signed(locale)],
  };
}

/** To whoever gave feedback and asked for an answer. */
export function feedbackAnswerLetter(locale: Locale, asked: string, answer: string): Letter {
  return {
    locale,
    subject: m.mail_feedback_answer_subject({}, { locale }),
    opening: answer.split(/\n{2,}/),
    action: null,
    closing: [m.mail_feedback_you_said({ text: asked }, { locale }), signed(locale)],
  };
}

export function invitationLetter(
  locale: Locale,
  base: string,
  token: string,
  { organisation, role, by }: { organisation: string; role: OrganisationRole; by: string },
): Letter {
  return {
    locale,
    subject: m.mail_invitation_subject({ organisation }, { locale }),
    opening: [
      by === ''
        ? m.mail_invitation({ organisation }, { locale })
        : m.mail_invitation_by({ by, organisation }, { locale }),
      role === 'owner' ? m.mail_invitation_owner({}, { locale }) : m.mail_invitation_facilitator({}, { locale }),
    ],
    action: { label: m.mail_invitation_action({}, { locale }), url: `${base}${paths.invitation()}#${token}` },
    closing: [m.mail_invitation_until({}, { locale }), m.mail_not_expected({}, { locale }), signed(locale)],
  };
}
