# Words of the frame, of errors and of the vocabularies.

skip-to-content = Skip to the content
language = Language
foot-line = Countersign keeps the records of training academies. Anyone can check a certificate here, free and without an account.

nav-main = Main
nav-check-another = Another code
nav-sign-in = Sign in
nav-sign-out = Sign out
nav-account = My account
nav-switch-to = Switch to
nav-my-logbook = My logbook
nav-academy = Academy
nav-home = Home
nav-hours = Hours
nav-cases = Cases
nav-documents = Documents
nav-my-certificates = Certificates
nav-cohorts = Cohorts
nav-courses = Courses
nav-people = People
nav-queue = Countersign
nav-healed = Healed results
nav-assessments = Assess
nav-review = Documents
nav-certificates = Certificates
nav-events = Events
nav-appearance = Appearance
nav-outbox = Outbox

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

role-owner = Owner
role-manager = Manager
role-trainer = Trainer
role-assessor = Assessor
role-iqa = Quality assurer
role-auditor = Auditor
role-trainee = Trainee

category-theory = Theory
category-supervised_practice = Supervised practice
category-independent = Independent study

form-errors = { $count ->
    [one] One thing needs a look
   *[other] { $count } things need a look
}
error-required = Fill this in.
error-invalid = This is not what we expect here.
error-email = Write an email address such as name@example.org.
error-date = Choose a date.
error-date-form = Write the day as year-month-day, such as 2026-11-30.
error-date-short-year = Write the year with all four digits, not { $year }.
error-date-early = This day is too early. It must not be before { $day }.
error-date-late = This day is too late. It must not be after { $day }.
error-choose = Choose one.
error-too-long = This is too long.
error-text-too-long = This has { $have } characters; { $most } are the most.
error-text-hidden = There is a hidden character ({ $code }) at place { $place }. Type this part again by hand.
error-name-too-long = The name has { $have } characters; { $most } are the most.
error-name-hidden = The name has a hidden character, or one that turns the direction of writing ({ $code }, at place { $place }). Type it again by hand.
error-name-stacked = A letter of the name has too many marks above or below it.
error-name-not-latin = “{ $character }” is no Latin letter. Write this name with the letters a to z, with accents where the passport has them.
error-name-latin-already = The name above is in Latin letters already. Leave this field empty.
error-number = Write a whole number.

error-home = Back to the start
error-not-found-title = There is nothing here
error-not-found-text = The address may have a typing mistake, or it belongs to an academy you have not switched to. To check a certificate, type its code on the front page.
error-gone-title = Not handed out any more
error-gone-text = The credential of this code is not handed out any more. The page of the code says what holds today.
error-unknown-code-title = No certificate has this code
error-unknown-code-text = No academy here has issued a certificate with this code. Compare it with the certificate once more.
error-signed-out-title = You were signed out
error-signed-out-text = Your session ended before this was saved, so nothing was changed. Sign in and send it again.

kept-signed-out = You had been signed out, so nothing was saved. What you typed is here again. Look it over and send it.
kept-files = Files were not kept: choose them again.
kept-not-taken = Nothing was saved yet. What you typed is here again, on the page as it is now. Look it over and send it.
kept-typed = What you typed
kept-back = Back to the form, with what you typed
error-forbidden-title = This is not for your role
error-forbidden-text = You are signed in, but this page is for people with another role in this academy. Ask the academy's owner if you need it.
error-other-academy-title = This form belongs to your other academy
error-other-academy-text = You have switched the academy since this page was opened, perhaps in another tab, so nothing was changed. Switch back under “My account” and send it again, or open the page anew.
error-cross-site-title = This form came from another page
error-cross-site-text = Your browser says that the form was not sent from this site, so nothing was changed. Go back, load the page again and send it once more.
error-unavailable-title = We can't look this up right now
error-unavailable-text = The records can't be reached at this moment. Nothing was changed or lost. Wait a minute and try again.
error-unreadable-title = This record cannot be read
error-unreadable-text = Something in it is not what the program knows. Everything else goes on as usual. Tell whoever runs the server to look with “countersign doctor”.
error-internal-title = Something went wrong on our side
error-internal-text = Nothing was half-saved. Try again; if it happens again, tell the academy what you did.
error-busy-title = Many people want this at this moment
error-busy-text = Nothing was changed, and nothing was lost here. Wait a few seconds, then go back and try again.
error-slow-title = That took too long
error-slow-text = What you sent did not arrive in time, and nothing was saved. Look at your connection, then go back and send it again.
error-too-many-title = That was a lot at once
error-too-many-text = There were too many requests from your connection. Wait a minute, then try again.
error-too-large-title = That is too large
error-too-large-text = What you sent is larger than we take. A file may have up to 10 MB, a text some pages. Choose a smaller file or write less, then send it again.
error-bad-request-title = We could not read that
error-bad-request-text = The request was incomplete or malformed. Go back, load the page again and try once more.
error-stale-title = Somebody was faster
error-stale-text = This was changed while you were looking at it, so your change was not made. Load the page again to see how it stands now.
error-saved-otherwise-title = This form was sent before
error-saved-otherwise-text = It was saved then, with something else in it. What you sent now was not saved, so that nothing is there twice. Look at what was saved, then change it there or fill in a new form.
error-already-there-title = It is there already
error-already-there-text = The same was saved a moment ago, perhaps by a second click. Nothing was saved twice.
error-altered-title = This was changed from outside
error-altered-text = Somebody changed this account, link or role in the database, past this program. So nobody signs in with it, and nothing is done with it. Tell whoever runs the server: “countersign doctor” names what was changed.
error-illegal-move-title = That is no longer possible
error-illegal-move-text = It is in another state by now. Load the page again to see how it stands.
