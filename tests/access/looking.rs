//! Looking at a page writes nothing: a link on another site that leads here makes no entry in anybody's record.

use countersign::domain::words::Role;

use super::{
    forms::{self, World},
    held::{Porter, changed},
    member,
    table::DOORS,
};

/// What a look may touch: when a session was last used.
const MAY: &[&str] = &["session"];

#[tokio::test]
async fn a_page_that_is_looked_at_writes_nothing_at_any_door() {
    let world = World::new().await;
    let porter = Porter::of(&world);
    let everything = member(&world.records, Role::Owner).await;
    for role in &Role::ALL[1..] {
        world.records.grant(everything, *role).await;
    }
    let (mut faults, mut looked) = (Vec::new(), 0);
    // Every door that needs no id, for somebody with every role.
    for (_, door, _) in DOORS.iter().filter(|(method, door, _)| *method == "GET" && !door.contains('<')) {
        let browser = world.app.browser_of(everything, world.records.academy).await;
        let before = porter.record();
        let code = browser.get(door).await.status.code;
        let changed = changed(&before, &porter.record());
        let changed: Vec<_> = changed.iter().filter(|table| !MAY.contains(&table.as_str())).collect();
        looked += 1;
        if code >= 500 || !changed.is_empty() {
            faults.push(format!("GET {door}: {code} {changed:?}"));
        }
    }
    // Every page with a form, for whoever sends it.
    for (_, door, _) in DOORS.iter().filter(|(method, ..)| *method == "POST") {
        for sheet in forms::sheets(&world, door).await.iter().take(1) {
            let (token, _) = porter.sign_in(&world, sheet).await;
            let before = porter.record();
            porter.page(&world, sheet, &token).await;
            let changed = changed(&before, &porter.record());
            let changed: Vec<_> = changed.iter().filter(|table| !MAY.contains(&table.as_str())).collect();
            looked += 1;
            if !changed.is_empty() {
                faults.push(format!("GET {}: {changed:?}", sheet.page));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults of {looked}:\n{}", faults.len(), faults.join("\n"));
    assert!(looked > 80, "{looked}");
}
