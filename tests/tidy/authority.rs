//! Nobody's change is made on the word of a guard alone.

use super::{hold, rust};

/// Workflows that open a transaction by themselves, and why nobody's authority is asked for there.
const BY_THEMSELVES: &[(&str, &str)] = &[
    ("accept_invitation", "whoever has the link; the link is looked up inside"),
    ("acting", "asks"),
    ("attest_certificates", "goes on with what was approved"),
    ("change_address", "whoever has the link; the link is looked up inside"),
    (
        "take_back_document",
        "asks where it takes the row back; the second transaction only erases a file without a row",
    ),
    ("count_checks", "the program's own numbers"),
    ("finish_issue", "goes on with what was approved"),
    ("hand_out_link", "the program sends mail"),
    ("import_course", "the command line imports for nobody; pages ask"),
    ("manage_account", "the command line unlocks; pages ask"),
    ("note_access", "the program writes down who came in"),
    ("operator", "the command line, for the operator"),
    ("publish_checkpoint", "the program signs its log"),
    ("reset_password", "whoever has the link; the link is looked up inside"),
    ("resume_log", "the command line, for the operator"),
    ("run_issue_job", "the program's notes on a job; the approver is asked for anew in `freeze`"),
    ("save_appearance", "takes pictures away that nothing is drawn with; saving asks"),
    ("seal_record", "the program notes that it sealed the record"),
    ("set_up_academy", "whoever has the link; nobody has a role yet"),
    ("sign_in", "nobody has a session yet"),
    ("strengthen_files", "the program keeps signatures alive"),
    ("tell_waiting", "the program mails people what waits for them"),
];

#[test]
fn a_workflow_begins_its_transaction_by_asking_who_may() {
    let (mut broken, mut by_themselves) = (Vec::new(), Vec::new());
    for file in rust("src/workflows") {
        let name = file.path.trim_start_matches("src/workflows/").trim_end_matches(".rs");
        if BY_THEMSELVES.iter().any(|(known, _)| name == *known || name.starts_with(&format!("{known}/"))) {
            by_themselves
                .extend(file.code().any(|(_, line)| line.contains("store.begin()")).then(|| name.to_owned()));
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
    let gone = BY_THEMSELVES.iter().filter(|(known, _)| by_themselves.iter().all(|name| name != known));
    hold(
        "A workflow that opens no transaction by itself any more stands in the list no longer.",
        gone.map(|(known, _)| (*known).to_owned()).collect(),
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

#[test]
fn what_is_recorded_of_a_person_is_written_in_one_place() {
    const PLACE: &str = "src/workflows/person_record.rs";
    let mut broken = Vec::new();
    for file in rust("src").into_iter().filter(|file| file.path != PLACE) {
        let writes = file.code().filter(|(_, line)| line.contains("people::update("));
        broken.extend(writes.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())));
    }
    hold(
        "Names and birth dates change by `change_person::change_or_ask`, which asks the person where several academies rely on them.",
        broken,
    );
}

#[test]
fn sessions_end_in_one_place_with_what_was_begun_in_them() {
    let mut broken = Vec::new();
    for file in rust("src").into_iter().filter(|file| file.path.starts_with("src/workflows/")) {
        if file.path == "src/workflows/end_begun.rs" {
            continue;
        }
        let ends = ["sessions::update_revoked", "sessions::update_all_revoked", "::update_all_settled"];
        let lines = file.code().filter(|(_, line)| ends.iter().any(|end| line.contains(end)));
        broken.extend(lines.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())));
    }
    hold(
        "What a session began ends with it: `end_begun` ends both, so that nothing of a stolen one comes true later.",
        broken,
    );
}

#[test]
fn a_statement_reads_names_as_the_academy_reads_them() {
    let mut broken = Vec::new();
    for file in rust("src/storage") {
        // One letter stands for the table of a statement; `row.full_name` is no text of one.
        let reads = |line: &str| {
            line.match_indices(".full_name").any(|(place, _)| {
                let mut before = line[..place].chars().rev();
                before.next().is_some_and(char::is_alphabetic)
                    && !before.next().is_some_and(char::is_alphabetic)
            })
        };
        let lines = file.code().filter(|(_, line)| reads(line));
        broken.extend(lines.map(|(number, line)| format!("{}:{number}: {}", file.path, line.trim())));
    }
    hold(
        "Decision 84: a statement that joins people for their names takes them from `text_here!`, so that an academy does not read whom \
         it erased.",
        broken,
    );
}
