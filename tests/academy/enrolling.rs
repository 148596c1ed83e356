//! Enrolling by hand.

use countersign::{
    domain::{
        states::{CohortState, EnrolmentState},
        words::Role,
    },
    storage::{cohorts, enrolments, outbox, people},
};

use super::{Desk, expect_worded, hidden};

fn somebody<'a>(id: &'a str, name: &'a str, email: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("id", id), ("name", name), ("email", email), ("born_on", "1999-04-01"), ("starts_on", "2026-11-20")]
}

#[rocket::async_test]
async fn somebody_new_is_enrolled_once_invited_and_told() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let address = format!("/academy/cohorts/{}/enrol", desk.records.cohort.id);
    let id = hidden(&browser.get(&address).await, "id");
    for _ in 0..2 {
        let fields = somebody(&id, "محمد الحسن", "Mohamed@Example.org");
        browser.post(&address, &fields).await.expect_status(303);
    }
    let (db, academy) = (desk.app.store().read(), desk.records.academy);
    let (person, _) = people::find_by_email(db, "mohamed@example.org").await.unwrap().unwrap();
    let mine = enrolments::list_of_person(db, academy, person.id).await.unwrap();
    assert_eq!(mine.len(), 1);
    assert_eq!(mine[0].enrolment.state, EnrolmentState::Active, "the cohort is running");
    assert!(
        people::list_grants(db, academy, person.id).await.unwrap().iter().any(|g| g.role == Role::Trainee)
    );
    let mut mails: Vec<_> =
        outbox::list(db, academy, 10).await.unwrap().into_iter().map(|m| m.template).collect();
    mails.sort();
    assert_eq!(mails, ["enrolled", "invitation"]);
    let actions = desk.actions().await;
    assert_eq!(actions.iter().filter(|a| *a == "enrolment.added").count(), 1);
}

#[rocket::async_test]
async fn a_person_of_the_academy_is_found_and_enrolled() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let person = desk.records.member("Łukasz Świątek", Role::Trainee, &[]).await;
    let address = format!("/academy/cohorts/{}/enrol", desk.records.cohort.id);
    let page = browser.get(&format!("{address}?q=swiatek")).await.expect_status(200);
    expect_worded(&page);
    page.expect_text("Łukasz Świątek");
    let (id, person) = (hidden(&page, "id"), person.to_string());
    let fields = [("id", id.as_str()), ("person", person.as_str()), ("starts_on", "2026-11-20")];
    let done = browser.post_and_follow(&address, &fields).await;
    done.expect_text("Łukasz Świątek is enrolled and was told by email");
    let again = browser.get(&format!("{address}?q=swiatek")).await;
    again.expect_text("Nobody outside this cohort matches");
    let second = countersign::domain::ids::EnrolmentId::fresh().to_string();
    let fields = [("id", second.as_str()), ("person", person.as_str()), ("starts_on", "2026-11-20")];
    browser.post(&address, &fields).await.expect_status(422).expect_text("in the cohort already");
}

#[rocket::async_test]
async fn a_full_cohort_takes_nobody() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let mut small = desk.records.cohort.clone();
    small.capacity = 1;
    desk.records.write(async |tx| cohorts::update(tx, desk.records.academy, &small).await).await.unwrap();
    let address = format!("/academy/cohorts/{}/enrol", desk.records.cohort.id);
    let id = hidden(&browser.get(&address).await, "id");
    desk.records.enrol("Siân Ŵyn Prys").await;
    let page = browser.post(&address, &somebody(&id, "Ada", "ada@example.org")).await.expect_status(422);
    expect_worded(&page);
    page.expect_text("it takes 1");
    let db = desk.app.store().read();
    assert!(people::find_by_email(db, "ada@example.org").await.unwrap().is_none(), "nothing was half-saved");
    assert!(outbox::list(db, desk.records.academy, 10).await.unwrap().is_empty());
}

#[rocket::async_test]
async fn a_planned_cohort_takes_nobody() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let mut planned = desk.records.cohort.clone();
    planned.id = countersign::domain::ids::CohortId::fresh();
    (planned.name, planned.state) = ("Spring".into(), CohortState::Planned);
    desk.records.write(async |tx| cohorts::insert(tx, &planned, desk.app.now()).await).await.unwrap();
    let address = format!("/academy/cohorts/{}/enrol", planned.id);
    let id = countersign::domain::ids::EnrolmentId::fresh().to_string();
    browser.get(&address).await.expect_text("Nobody can be enrolled now");
    browser.post(&address, &somebody(&id, "Ada", "ada@example.org")).await.expect_status(422);
}

#[rocket::async_test]
async fn a_wrong_address_and_a_birth_date_to_come_stand_beside_their_fields() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let address = format!("/academy/cohorts/{}/enrol", desk.records.cohort.id);
    let fields = [
        ("id", "x"),
        ("name", ""),
        ("email", "nobody"),
        ("born_on", "2030-01-01"),
        ("starts_on", "2026-11-20"),
    ];
    let page = browser.post(&address, &fields).await.expect_status(422);
    expect_worded(&page);
    page.expect_text("Fill this in")
        .expect_text("Write an email address")
        .expect_text("birth date in the past");
    assert!(page.body.contains("value=\"nobody\""));
}

#[rocket::async_test]
async fn a_person_of_another_academy_is_not_found() {
    let desk = Desk::open().await;
    let other = desk.records.another().await;
    let stranger = other.member("Stranger", Role::Trainee, &[]).await.to_string();
    let browser = desk.manager().await;
    let address = format!("/academy/cohorts/{}/enrol", desk.records.cohort.id);
    assert!(!browser.get(&format!("{address}?q=stranger")).await.text().contains("Stranger"));
    let id = countersign::domain::ids::EnrolmentId::fresh().to_string();
    let fields = [("id", id.as_str()), ("person", stranger.as_str()), ("starts_on", "2026-11-20")];
    browser.post(&address, &fields).await.expect_status(404);
}

#[rocket::async_test]
async fn a_name_that_no_certificate_can_print_shows_from_the_enrolment_on_wherever_it_matters() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let cohort = desk.records.cohort.id;
    let address = format!("/academy/cohorts/{cohort}/enrol");
    let id = hidden(&browser.get(&address).await, "id");
    let fields = somebody(&id, "ᏣᎳᎩ Selvi", "selvi@example.org");
    let why = "no font of the certificate has the character “Ꮳ”";
    let page = browser.post(&address, &fields).await.expect_status(422);
    expect_worded(&page);
    page.expect_text("Certificates cannot print this name").expect_text(why);
    let fields = [&fields[..], &[("anyway", "true")]].concat();
    browser.post_and_follow(&address, &fields).await.expect_text("is enrolled").expect_text(why);
    let page = browser.get(&format!("/academy/cohorts/{cohort}?standing=blocked")).await.expect_status(200);
    page.expect_text("ᏣᎳᎩ Selvi")
        .expect_text("No certificate can be printed with this name")
        .expect_text(why);
    browser.get(&format!("/academy/enrolments/{id}")).await.expect_status(200).expect_text(why);
    browser.get(&format!("/academy/certificates/new?cohort={cohort}")).await.expect_text(why);
    // A name that can be printed ends it.
    let db = desk.app.store().read();
    let (person, _) = people::find_by_email(db, "selvi@example.org").await.unwrap().unwrap();
    let fields = [
        ("name_before", "ᏣᎳᎩ Selvi"),
        ("born_on_before", "1999-04-01"),
        ("name", "Tamil Selvi"),
        ("born_on", "1999-04-01"),
    ];
    browser.post(&format!("/academy/people/{}/edit", person.id), &fields).await.expect_status(303);
    let page = browser.get(&format!("/academy/enrolments/{id}")).await;
    assert!(!page.text().contains("can be printed with this name"), "{}", page.text());
}

#[rocket::async_test]
async fn enrolling_by_address_takes_nobody_of_the_academy_under_another_name_than_was_typed() {
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let bo = desk.records.member("Bo Lind", Role::Trainer, &[]).await;
    let email = desk.app.email_of(bo).await;
    let address = format!("/academy/cohorts/{}/enrol", desk.records.cohort.id);
    // In whatever spelling the address comes.
    for typed in [email.clone(), email.to_uppercase(), format!(" {email}\u{200b} ")] {
        let id = hidden(&browser.get(&address).await, "id");
        let page = browser.post(&address, &somebody(&id, "Mina Okoro", &typed)).await.expect_status(422);
        expect_worded(&page);
        page.expect_text("Somebody with this email address is known here already");
        assert!(page.body.contains("value=\"Mina Okoro\""), "what was typed is still there");
        assert!(!page.text().contains("Bo Lind"), "{}", page.text());
    }
    let (db, academy) = (desk.app.store().read(), desk.records.academy);
    assert!(enrolments::list_of_person(db, academy, bo).await.unwrap().is_empty());
    assert_eq!(people::find(db, bo).await.unwrap().full_name, "Bo Lind");
    assert_eq!(people::list_grants(db, academy, bo).await.unwrap().len(), 1, "no role came of it");
    let none = enrolments::list_of_cohort(db, academy, desk.records.cohort.id).await.unwrap();
    assert!(none.is_empty() && outbox::list(db, academy, 10).await.unwrap().is_empty());
}

#[rocket::async_test]
async fn somebody_of_another_academy_who_is_enrolled_by_address_is_asked_and_until_then_only_the_address_is_known()
 {
    let desk = Desk::open().await;
    let other = desk.records.another().await;
    let sian = other.member("Siân Private-Name", Role::Trainee, &[]).await;
    let email = desk.app.email_of(sian).await;
    let browser = desk.manager().await;
    let cohort = format!("/academy/cohorts/{}", desk.records.cohort.id);
    let address = format!("{cohort}/enrol");
    let id = hidden(&browser.get(&address).await, "id");
    let done = browser.post_and_follow(&address, &somebody(&id, "Mina Okoro", &email)).await;
    expect_worded(&done);
    done.expect_text("has an account already and will be asked");
    let (db, academy) = (desk.app.store().read(), desk.records.academy);
    assert!(enrolments::list_of_cohort(db, academy, desk.records.cohort.id).await.unwrap().is_empty());
    assert!(people::list_grants(db, academy, sian).await.unwrap().is_empty());
    assert_eq!(people::find(db, sian).await.unwrap().full_name, "Siân Private-Name", "nobody renamed her");
    // Whatever the academy reads of her: her address, not her name, her birth date or who she is.
    let mut read = format!("{:?}", outbox::list(db, academy, 50).await.unwrap());
    let filter = countersign::storage::events::EventFilter::default();
    let (told, _) = countersign::storage::events::list(db, academy, &filter, 1, 50).await.unwrap();
    read.push_str(&format!("{told:?}"));
    for path in
        ["/academy", &cohort, &address, "/academy/people", "/academy/people?q=Private", "/academy/events"]
    {
        read.push_str(&browser.get(path).await.expect_status(200).body);
    }
    assert!(read.contains(&email));
    for told in ["Private-Name", "1995-03-14", "14 March 1995"] {
        assert!(!read.contains(told), "{told}");
    }
    browser.get(&format!("/academy/people/{sian}")).await.expect_status(404);
    browser.get(&format!("/academy/enrolments/{id}")).await.expect_status(404);
    // Sent twice it is asked once; another form for the same person is refused in words.
    browser.post(&address, &somebody(&id, "Mina Okoro", &email)).await.expect_status(303);
    let second = hidden(&browser.get(&address).await, "id");
    browser.post(&address, &somebody(&second, "Mina Okoro", &email)).await.expect_status(422);
    let waiting = countersign::storage::joinings::list_waiting(db, academy).await.unwrap();
    assert_eq!(waiting.len(), 1);
    // She accepts, as herself: with her own name, and the place that was kept.
    let own = desk.app.browser_of(sian, other.academy).await;
    own.post(&format!("/account/invitations/{}", waiting[0].id), &[("answer", "yes")])
        .await
        .expect_status(303);
    browser.get(&cohort).await.expect_text("Siân Private-Name");
    let mine = enrolments::list_of_person(db, academy, sian).await.unwrap();
    assert_eq!(mine.iter().map(|view| view.enrolment.id.to_string()).collect::<Vec<_>>(), [id]);
}

#[rocket::async_test]
async fn whoever_invites_or_enrols_a_name_in_other_letters_reads_what_it_wants_and_others_read_nothing_of_it()
{
    let desk = Desk::open().await;
    let browser = desk.manager().await;
    let address = format!("/academy/cohorts/{}/enrol", desk.records.cohort.id);
    for (name, email, wanted) in
        [("Ірина Шевченко", "iryna@example.org", true), ("Zoë Ŵyn", "zoe@example.org", false)]
    {
        let id = hidden(&browser.get(&address).await, "id");
        let page = browser.post_and_follow(&address, &somebody(&id, name, email)).await.expect_status(200);
        page.expect_text(&format!("{name} is enrolled and was told by email."));
        let told = "so they cannot compare it with a passport or card. You can add the name in Latin letters";
        assert_eq!(page.text().contains(told), wanted, "{}", page.text());

        let id = hidden(&browser.get("/academy/people/invite").await, "id");
        let invited = format!("invited-{email}");
        let fields = [("id", id.as_str()), ("name", name), ("email", &invited), ("roles", "assessor")];
        let page = browser.post_and_follow("/academy/people/invite", &fields).await.expect_status(200);
        page.expect_text(&format!("{name} is invited."));
        // The page of the person says it beside the link that adds it, and once.
        let times = page.text().matches("cannot compare it with a passport or card").count();
        assert_eq!(times, usize::from(wanted), "{}", page.text());
        assert_eq!(page.text().contains("Add the name in Latin letters"), wanted);
    }
}
