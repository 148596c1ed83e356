//! Two people are two people: whose hands are one, which addresses look alike, and who keeps a record.

use chrono::{DateTime, TimeDelta, Utc};
use countersign::domain::{
    address::{look_alike, shown, spellings},
    authority::{Keeper, keeper, may_backdate, may_grant},
    eligibility::{ApprovalRefusal, Hands, may_approve},
    ids::{AcademyId, PersonId},
    text::Email,
    words::Role,
};

fn at() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

#[test]
fn whoever_brought_somebody_in_and_the_newcomer_are_one_hand_both_ways() {
    let [old, new, other] = [(); 3].map(|()| PersonId::fresh());
    let hands = Hands::new([(new, old, at())]);
    assert!(hands.are_one(old, new) && hands.are_one(new, old) && hands.are_one(other, other));
    assert!(!hands.are_one(old, other) && !hands.are_one(new, other));
    assert_eq!(may_approve(old, &[], other, new, &hands), Err(ApprovalRefusal::SameHand));
    assert_eq!(may_approve(new, &[], other, old, &hands), Err(ApprovalRefusal::SameHand));
    assert_eq!(may_approve(other, &[old], PersonId::fresh(), new, &hands), Err(ApprovalRefusal::SameHand));
    assert_eq!(may_approve(other, &[], old, new, &hands), Ok(()), "the holder may have invited them");
    assert_eq!(hands.until(new), Some(at() + TimeDelta::days(7)));
    assert_eq!(hands.until(old), None);
}

#[test]
fn a_chain_of_newcomers_and_two_of_one_inviter_are_one_hand() {
    let [root, first, second, third] = [(); 4].map(|()| PersonId::fresh());
    let hands = Hands::new([(first, root, at()), (second, first, at()), (third, root, at())]);
    for (a, b) in [(root, second), (first, second), (second, third), (first, third)] {
        assert!(hands.are_one(a, b));
    }
    let round = Hands::new([(first, second, at()), (second, first, at())]);
    assert!(round.are_one(first, second) && !round.are_one(first, root), "a circle ends");
    let self_given = Hands::new([(first, first, at())]);
    assert_eq!(self_given.until(first), None);
}

#[test]
fn addresses_that_look_alike_are_told_and_others_are_not() {
    let read = |typed: &str| Email::parse(typed).unwrap();
    let ada = read("ada@sample.example");
    for alike in ["аda@sample.example", "ada@ѕample.example", "ada@samp1e.example", "ada+1@sample.example"]
    {
        assert!(look_alike(ada.as_str(), read(alike).as_str()), "{alike}");
    }
    // One mailbox of Gmail has as many addresses as somebody cares to put dots into; elsewhere a dot is another mailbox.
    assert!(look_alike(read("ada.brook@gmail.com").as_str(), read("a.dabrook+x@googlemail.com").as_str()));
    for same in ["ＡＤＡ＠ｓａｍｐｌｅ．ｅｘａｍｐｌｅ", "ada@SAMPLE.example", " ada@sample。example "]
    {
        assert_eq!(read(same), ada, "{same} is the same mailbox");
    }
    for other in ["ida@sample.example", "ada@sample.org", "ada.sample@sample.example", "a.da@sample.example"]
    {
        assert!(!look_alike(ada.as_str(), read(other).as_str()), "{other}");
    }
}

#[test]
fn every_spelling_of_a_domain_is_one_address_and_is_shown_in_its_script() {
    let read = |typed: &str| Email::parse(typed).unwrap();
    assert_eq!(read("anna@müller.example").as_str(), "anna@xn--mller-kva.example");
    assert_eq!(read("anna@MÜLLER.example"), read("anna@xn--mller-kva.example"));
    assert_eq!(shown("anna@xn--mller-kva.example"), "anna@müller.example");
    for typed in ["user@हिन्दी.example", "user@ไทย่.example", "用户@例子.example"] {
        let kept = read(typed);
        assert!(kept.as_str().rsplit_once('@').unwrap().1.is_ascii(), "{typed}");
        assert_eq!(shown(kept.as_str()), typed);
        assert_eq!(spellings(kept.as_str()), [kept.as_str(), typed]);
    }
    for bad in
        ["a@b", "a@-b.example", "a@b..example", "a@b.example.", "a@xn--zzzzzz-.example", "a@b c.example"]
    {
        assert!(Email::parse(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_record_is_kept_by_the_one_academy_and_by_the_person_once_there_are_several() {
    let [here, there] = [AcademyId::fresh(), AcademyId::fresh()];
    assert_eq!(keeper(&[here], here), Keeper::Academy);
    assert_eq!(keeper(&[here, there], here), Keeper::Person);
    assert_eq!(keeper(&[there], here), Keeper::Person);
}

#[test]
fn only_owners_let_a_role_begin_in_the_past_and_never_one_that_runs_or_watches() {
    for role in Role::ALL {
        let runs = [Role::Owner, Role::Manager, Role::Auditor].contains(role);
        assert_eq!(may_backdate(&[Role::Owner], *role), !runs, "{role}");
        assert!(!may_backdate(&[Role::Manager], *role), "{role}");
        assert!(may_grant(&[Role::Owner], *role));
    }
}
