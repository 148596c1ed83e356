# English: signing in, invitations, passwords, my account, the first set-up.

accounts-error-prefix = Error:
accounts-cancel = Cancel
accounts-choose = Choose…
accounts-crumbs = You are here
accounts-email = Email
accounts-password = Password

accounts-sign-in = Sign in
accounts-forgot = I forgot my password
accounts-no-account = No account yet? Your academy sends you an invitation by email.
accounts-password-required = Type your password.
accounts-wrong-pair = The email or the password is wrong. Check both and try again.
accounts-too-often = There were too many tries. You can try again in { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}. If you forgot your password, set a new one.
accounts-busy = Many people are signing in at this moment. Wait a few seconds and try again.
accounts-password-ended = Your academy asks you to set a new password. Use the link in the email we sent you, or ask for another link with “I forgot my password”.
accounts-signed-out = You are signed out.
accounts-signed-out-everywhere = You are signed out in every browser.
accounts-device = { $browser } on { $system }
accounts-device-unknown = An unknown browser

accounts-password-hint = At least 12 characters. A few words in a row are easy to remember.
accounts-password-short = This password is too short. Use at least 12 characters.
accounts-password-long = This password is too long. Use at most 4,000 letters.
accounts-password-common = This password is easy to guess: it is made of words or patterns that many people use. Choose one with more words, in an order that only you know.
accounts-password-own-words = This password is easy to guess: it is made of your name, your email or the name of your academy. Choose other words.
accounts-password-of-before = This is the password that may no longer be used. Choose another one.
accounts-password-is-email = Your email can't be your password. Choose another one.
accounts-choose-password = Choose a password
accounts-new-password = New password
accounts-old-password = Password you use now
accounts-old-password-wrong = This is not the password you use now.

accounts-forgotten-title = Set a new password
accounts-forgotten-text = Tell us your email. We send you a link with which you can set a new password.
accounts-forgotten-send = Send me the link
accounts-password-mailed-title = Look into your mailbox
accounts-password-mailed-text = If somebody has an account with this email, a link is on its way to it, or was sent in the last ten minutes. It works for one hour. Nothing there? Look into the spam folder, and check that you used the email of your invitation.
accounts-password-mailed-action = Back to sign in
accounts-password-dead-title = This link no longer works
accounts-password-dead-text = A link for a new password works once and for one hour. Ask for another link; it takes a minute.
accounts-password-dead-action = Ask for another link
accounts-new-password-title = Set a new password
accounts-new-password-text = With the new password you are signed out in every browser, and then sign in again.
accounts-new-password-save = Save the new password
accounts-password-set = Your new password is saved. Sign in with it now.

accounts-invitation-title = Welcome
accounts-invitation-hello = Hello
accounts-invitation-text = Choose a password, and your account is ready.
accounts-invitation-accept = Save and begin
accounts-invitation-accepted = Your account is ready. Next time, sign in with your email and your password.
accounts-invitation-dead-title = This invitation no longer works
accounts-invitation-dead-text = An invitation works once and for 14 days, and only the newest one works. If you have set a password already, sign in. If not, ask your academy to send the invitation again.
accounts-invitation-dead-action = Sign in

accounts-set-up-title = Set up your academy
accounts-set-up-text = You do this once. Afterwards this page is closed for good, and you invite everybody else from inside.
accounts-set-up-academy = The academy
accounts-set-up-owner = You, its owner
accounts-set-up-send = Set up the academy
accounts-set-up-success = Your academy is set up, and you are signed in as its owner.
accounts-set-up-done-title = This installation is set up
accounts-set-up-done-text = The first academy and its owner are there, so this link has done its work. If you belong to the academy, sign in.
accounts-set-up-done-action = Sign in
accounts-set-up-dead-title = This is not the set-up link
accounts-set-up-dead-text = The set-up link is printed in the terminal when the server starts. It works for 24 hours, and only the newest one works. Start the server again to get a new link.
accounts-academy-name = Name of the academy
accounts-academy-name-hint = As it shall stand on certificates.
accounts-town = Town
accounts-country = Country
accounts-time-zone = Time zone
accounts-time-zone-hint = Choose the city nearest to you with the same time. It decides when a day ends.
accounts-contact-email = Contact email
accounts-contact-email-hint = Patients see it on certificates and write to it.
accounts-prefix = Letters before each serial number
accounts-prefix-hint = 2 to 6 capitals, for example SA for SA-2026-0001. Leave it empty and we use the initials of the name.
accounts-prefix-wrong = Write 2 to 6 capitals from A to Z.
accounts-your-name = Your name
accounts-name-required = Write the name.
accounts-your-email = Your email
accounts-your-email-hint = You sign in with it.

accounts-name-by-academy = Is your name or email wrong? Ask your academy to correct it: certificates depend on it.
accounts-my-roles = My roles
accounts-roles = Roles
accounts-no-roles = You have no role in any academy today.
accounts-no-roles-next = Ask your academy to give you a role. It appears here at once.
accounts-switched-on = you are here now
accounts-language-note = For these pages and for the emails we send you.
accounts-language-label = I read
accounts-save-language = Save the language
accounts-language-saved = Your language is saved.
accounts-change-password = Change the password
accounts-change-password-note = You stay signed in here and are signed out everywhere else.
accounts-password-changed = Your password is changed. Other browsers are signed out.
accounts-sessions = Where I am signed in
accounts-sessions-note = Is there a browser you do not know? End it, and change your password.
accounts-browser = Browser
accounts-since = Since
accounts-last-used = Last used
accounts-this-browser = this browser
accounts-end-session = Sign out
accounts-session-ended = That browser is signed out.
accounts-end-all = Sign out everywhere
