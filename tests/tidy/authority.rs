//! Nobody's change is made on the word of a guard alone.

use super::{hold, rust};

/// Workflows that open a transaction by themselves, and why nobody's authority is asked for there.
const BY_THEMSELVES: &[(&str, &str)] = &[
    ("accept_invitation", "whoever has the link; the link is looked up inside"),
    ("acting", "asks"),
    ("attest_certificates", "goes on with what was approved"),
    ("change_address", "whoever has the link; the link is looked up inside"),
    ("change_person", "asks for the roles itself"),
    (
        "take_back_document",
        "asks where it takes the row back; the second transaction only erases a file without a row",
    ),
    ("change_password", "one's own account: asks for session and password inside"),
    ("count_checks", "the program's own numbers"),
    ("end_sessions", "one's own sessions: whoever ends them only takes authority away"),
    ("erase_person", "asks for the roles itself"),
    ("export_person", "one's own data"),
    ("finish_issue", "goes on with what was approved"),
    ("grant_role", "asks for the roles itself"),
    ("hand_out_link", "the program sends mail"),
    ("import_course", "the command line imports for nobody; pages ask"),
    ("invite_person", "asks for the roles itself"),
    ("manage_account", "the command line unlocks; pages ask"),
    ("note_access", "the program writes down who came in"),
    ("operator", "the command line, for the operator"),
    ("publish_checkpoint", "the program signs its log"),
    ("reset_password", "whoever has the link; the link is looked up inside"),
    ("resume_log", "the command line, for the operator"),
    ("review_document", "asks for the roles itself"),
    ("run_issue_job", "the program's notes on a job; the approver is asked for anew in `freeze`"),
    ("save_appearance", "takes pictures away that nothing is drawn with; saving asks"),
    ("seal_record", "the program notes that it sealed the record"),
    ("set_up_academy", "whoever has the link; nobody has a role yet"),
    ("sign_in", "nobody has a session yet"),
    ("strengthen_files", "the program keeps signatures alive"),
    ("tell_waiting", "the program mails people what waits for them"),
    ("upload_document", "asks for the roles itself"),
];

#[test]
fn a_workflow_begins_its_transaction_by_asking_who_may() {
    let mut broken = Vec::new();
    for file in rust("src/workflows") {
        let name = file.path.trim_start_matches("src/workflows/").trim_end_matches(".rs");
        if BY_THEMSELVES.iter().any(|(known, _)| name == *known || name.starts_with(&format!("{known}/"))) {
            continue;
        }
        let begins = file.code().filter(|(_, line)| line.contains("store.begin()"));
        broken.extend(begins.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())));
    }
    hold(
        "Decision 42: a workflow that changes something for a person opens its transaction with `Authority::begin`, which asks \
         again whether session and role hold; one that has nobody to ask for stands in the list, with the reason.",
        broken,
    );
}

#[test]
fn pages_open_no_transaction() {
    let mut broken = Vec::new();
    for file in rust("src/web") {
        let begins = file.code().filter(|(_, line)| line.contains("store.begin()"));
        broken.extend(begins.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())));
    }
    hold("A page changes nothing by itself: a workflow does.", broken);
}
