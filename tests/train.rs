//! Learning weights from labelled documents, and scoring what was learnt.

#[path = "articles/gold.rs"]
mod gold;

use assert_cmd::Command;
use glossator::Label;
use glossator::corpus::{self, Labelled};
use glossator::evaluate::Tally;
use glossator::features::describe;
use glossator::model::Model;
use glossator::offsets::Ruler;
use glossator::quotation::quotations;
use glossator::segment::segment;
use glossator::train::{Settings, train};
use serde_json::json;

/// The articles with people's labels, as lines of a training file.
fn lines() -> Vec<String> {
    let line = |path: std::path::PathBuf| {
        let text = gold::read_article(&path);
        let labels = std::fs::read_to_string(&path).unwrap();
        let ruler = Ruler::new(&text);
        let passages: Vec<_> = gold::place(&text, &labels)
            .into_iter()
            .map(|(range, label)| json!({"start": ruler.code_point(range.start), "end": ruler.code_point(range.end), "label": label}))
            .collect();
        json!({"id": path.file_stem().unwrap().to_str(), "text": text, "passages": passages}).to_string()
    };
    gold::golds().into_iter().map(line).collect()
}

fn documents() -> Vec<Labelled> {
    lines().iter().map(|line| corpus::read(line).unwrap()).collect()
}

fn learnt(documents: &[Labelled]) -> Model {
    train(documents, &[], "test", Settings::default(), &mut |_, _| ()).0
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    let documents = documents();
    assert_eq!(learnt(&documents).to_bytes(), learnt(&documents).to_bytes());
}

#[test]
fn what_was_learnt_shows() {
    let documents = documents();
    let score = |model: &Model| {
        let mut tally = Tally::default();
        documents.iter().for_each(|document| tally.add(document, model));
        tally.macro_f1()
    };
    let (before, after) = (score(&Model::empty()), score(&learnt(&documents)));
    assert!(before < 0.3 && after > 0.9, "macro-F1 {before} before, {after} after, on what was learnt from");
}

#[test]
fn weights_read_back_and_damaged_ones_are_refused() {
    let bytes = learnt(&documents()).to_bytes();
    assert_eq!(Model::from_bytes(&bytes).unwrap().to_bytes(), bytes);
    let mut of_other_features = bytes.clone();
    of_other_features[12] ^= 1;
    for (damaged, says) in [
        (&bytes[..bytes.len() - 1], "cut off"),
        (b"no weights".as_slice(), "does not hold weights"),
        (&of_other_features, "train them anew"),
    ] {
        let refusal = Model::from_bytes(damaged).unwrap_err();
        assert!(refusal.contains(says), "{refusal}");
    }
}

#[test]
fn a_label_that_is_known_stays_and_sways_its_neighbours() {
    let text = "The lock was built by hand.\nIt was widened by the town.\nIt is in use.";
    let segments = segment(text);
    let evidence = describe(text, &segments, &quotations(text, &segments));
    let model = Model::shipped();
    let free = model.label(&evidence);
    let given = model.label_given(&evidence, &[None, Some(Label::Boilerplate), None]);
    assert_eq!(given[1].label, Label::Boilerplate);
    assert!(given[1].confidence > 0.999);
    let of_boilerplate =
        |verdicts: &[glossator::model::Verdict], index: usize| verdicts[index].marginals[Label::Boilerplate.index()];
    assert!(of_boilerplate(&given, 0) > of_boilerplate(&free, 0), "furniture keeps company with furniture");
    assert!(of_boilerplate(&given, 2) > of_boilerplate(&free, 2));
}

#[test]
fn the_command_line_trains_and_scores() {
    let folder = tempfile::tempdir().unwrap();
    let (labelled, weights) = (folder.path().join("labelled.jsonl"), folder.path().join("weights.bin"));
    std::fs::write(&labelled, lines().join("\n")).unwrap();
    glossator(["train", "--gold", labelled.to_str().unwrap(), "--out", weights.to_str().unwrap()]).success();
    let scored =
        glossator(["evaluate", labelled.to_str().unwrap(), "--json", "--weights", weights.to_str().unwrap()]).success();
    let figures: serde_json::Value = serde_json::from_slice(&scored.get_output().stdout).unwrap();
    assert!(figures["macro_f1"].as_f64().unwrap() > 0.9);
    assert_eq!(figures["order"], json!(["boilerplate", "quote", "claim", "background"]));
    let too_much = glossator(["evaluate", labelled.to_str().unwrap(), "--at-least", "1"]).code(1);
    assert!(String::from_utf8_lossy(&too_much.get_output().stderr).contains("lower than was asked for"));
}

#[test]
fn records_without_labels_are_refused_early() {
    let folder = tempfile::tempdir().unwrap();
    let unlabelled = folder.path().join("unlabelled.jsonl");
    std::fs::write(&unlabelled, "{\"text\": \"The lock leaks.\"}\n").unwrap();
    let refused = glossator(["train", "--gold", unlabelled.to_str().unwrap()]).code(1);
    let said = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(said.contains("unlabelled.jsonl:1: It has no labelled passages"), "{said}");
}

fn glossator<const COUNT: usize>(arguments: [&str; COUNT]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("glossator").unwrap().args(arguments).assert()
}
