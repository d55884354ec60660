//! The boundary to JavaScript, tried from JavaScript: in Node, and in Chromium.
#![cfg(target_arch = "wasm32")]

use glossator::wasm;
use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// Run JavaScript with the boundary's functions at hand; the script returns what it found.
fn script(body: &str) -> JsValue {
    let annotate = Closure::<dyn Fn(String) -> JsValue>::new(|text: String| wasm::annotate(&text).unwrap());
    type ReadFile = dyn Fn(String, Vec<u8>, Option<String>, JsValue) -> Result<JsValue, JsValue>;
    let read_file = Closure::<ReadFile>::new(|name: String, bytes: Vec<u8>, encoding, options: JsValue| {
        let read = match options.is_undefined() {
            true => wasm::read_file(&name, &bytes, encoding),
            false => wasm::import_file(&name, &bytes, options),
        };
        read.map_err(JsValue::from)
    });
    let write_records = Closure::<dyn Fn(JsValue) -> Result<String, JsValue>>::new(|documents| {
        wasm::write_records(documents).map_err(JsValue::from)
    });
    let explain = Closure::<dyn Fn(String, usize, usize) -> JsValue>::new(|text: String, start, end| {
        wasm::consider(&text);
        wasm::explain(start, end).unwrap()
    });
    let export = Closure::<dyn Fn(JsValue, JsValue) -> Result<JsValue, JsValue>>::new(|documents, options| {
        wasm::export_documents(documents, options).map_err(JsValue::from)
    });
    let merge =
        Closure::<dyn Fn(JsValue, JsValue, bool) -> Result<JsValue, JsValue>>::new(|document, other, confirmed| {
            wasm::merge(document, other, confirmed).map_err(JsValue::from)
        });
    let labels = wasm::labels().unwrap();
    let formats = wasm::formats().unwrap();
    let names = "annotate, readFile, writeRecords, labels, explain, exportDocuments, merge, formats";
    let function = Function::new_with_args(names, body);
    let arguments: js_sys::Array = [
        annotate.as_ref(),
        read_file.as_ref(),
        write_records.as_ref(),
        labels.as_ref(),
        explain.as_ref(),
        export.as_ref(),
        merge.as_ref(),
        formats.as_ref(),
    ]
    .into_iter()
    .collect();
    Reflect::apply(&function, &JsValue::UNDEFINED, &arguments).unwrap()
}

fn text(body: &str) -> String {
    String::from(JsString::from(script(body)))
}

#[wasm_bindgen_test]
fn a_slice_is_the_passage_behind_an_emoji() {
    let passages = text(
        r#"const text = 'Fire 🔥 row. "We will not cut schools," said Ana Pérez. The plan costs €3bn.';
           return annotate(text).passages.map((p) => `${p.start}-${p.end} ${text.slice(p.start, p.end)}`).join('\n');"#,
    );
    assert_eq!(
        passages,
        "0-12 Fire 🔥 row.\n13-55 \"We will not cut schools,\" said Ana Pérez.\n56-76 The plan costs €3bn."
    );
}

#[wasm_bindgen_test]
fn lone_surrogates_do_not_move_what_follows() {
    let passages = text(
        r#"const text = 'One \ud83d two. Three \udc00 four.\n\ud83d\nLast line of all.';
           return annotate(text).passages.map((p) => text.slice(p.start, p.end)).join('|').toWellFormed();"#,
    );
    assert_eq!(passages, "One \u{fffd} two.|Three \u{fffd} four.|\u{fffd}|Last line of all.");
}

#[wasm_bindgen_test]
fn a_passage_is_a_plain_object() {
    let keys = text(
        r#"const [passage] = annotate('The lock was built in 1911, the board said.').passages;
           return [Object.getPrototypeOf(passage) === Object.prototype, Object.keys(passage)].join(' ');"#,
    );
    assert_eq!(keys, "true start,end,label,confidence,opensLine,attribution");
}

#[wasm_bindgen_test]
fn a_label_is_explained_with_the_words_that_carried_it() {
    let told = text(
        r#"const text = '🔥 Home\nThe plan has plainly failed, and everybody knows it.';
           const { start, end, label } = annotate(text).passages.at(-1);
           const explanation = explain(text, start, end);
           const words = explanation.reasons.flatMap((reason) => reason.words);
           return [explanation.label === label, explanation.reasons.length > 0, words.length > 0,
             words.every((word) => /^\w+$/.test(text.slice(word.start, word.end))),
             explain(text, start, end - 1) === undefined].join(' ');"#,
    );
    assert_eq!(told, "true true true true true");
}

#[wasm_bindgen_test]
fn labels_are_told_in_the_order_of_the_questions() {
    assert_eq!(text("return labels.map((label) => label.name).join(' ')"), "boilerplate quote claim background");
}

#[wasm_bindgen_test]
fn what_is_written_reads_back() {
    let told = text(
        r#"const text = 'Fire 🔥 row. The plan costs €3bn.';
           const passages = annotate(text).passages.map(({ start, end, label, confidence }) =>
             ({ start, end, label: 'quote', predicted: label, confidence, by: 'human', confirmed: true }));
           const document = { id: 'a', title: 'T', text, model: 'm', passages };
           const file = writeRecords([document]);
           const { documents, problems } = readFile('export.jsonl', new TextEncoder().encode(file));
           const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
           const sort = (value) => Object.fromEntries(Object.entries(value).sort());
           const back = documents[0];
           return [documents.length, problems.length, back.text === text, back.id, back.title,
             same(back.passages.map(sort), passages.map(sort)), file.includes('"start":12')].join(' ');"#,
    );
    assert_eq!(told, "1 0 true a T true true");
}

#[wasm_bindgen_test]
fn refusals_are_errors_with_a_sentence() {
    let told = text(
        r#"const attempt = (name, bytes) => {
             try { readFile(name, Uint8Array.from(bytes)); return 'no error'; }
             catch (error) { return `${error instanceof Error} ${error.name} ${error.message.length > 20}`; }
           };
           return [attempt('a.txt', []), attempt('a.txt', [0xe4, 0x20, 0x41]), attempt('a.docx', [0x50, 0x4b, 3, 4])].join('|');"#,
    );
    assert_eq!(told, "true Error true|true InvalidUtf8 true|true Error true");
}

#[wasm_bindgen_test]
fn another_encoding_is_decoded_when_it_is_named() {
    let told = text(
        r#"const bytes = Uint8Array.from([0x48, 0x69, 0x2c, 0x20, 0xe4]);
           return readFile('a.txt', bytes, 'windows-1252').documents[0].text;"#,
    );
    assert_eq!(told, "Hi, ä");
}

/// A document with an emoji in front, and all that a person may have decided about its passages.
const DECIDED: &str = r#"
    const text = 'Fire 🔥 row.\r\n"We stay," said Ana Pérez. The plan costs €3bn.';
    const at = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const passages = [
      { ...at('Fire 🔥 row.'), label: 'background', predicted: 'background', confidence: 0.75, by: 'model', confirmed: false },
      { ...at('"We stay," said Ana Pérez.'), label: 'quote', predicted: 'claim', confidence: 0.5, by: 'human', confirmed: true,
        unsure: true, note: 'so?', attribution: { speaker: at('Ana Pérez'), cue: at('said'), by: 'human' } },
      { ...at('The plan costs €3bn.'), label: 'claim', predicted: 'claim', confidence: 0.25, by: 'model', confirmed: true },
    ];
    const document = { id: 'a', title: 'T', text, model: 'm', passages };
    const sort = (value) => value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort().map(([key, one]) => [key, sort(one)])) : Array.isArray(value) ? value.map(sort) : value;
    const same = (one, other) => JSON.stringify(sort(one)) === JSON.stringify(sort(other));
"#;

#[wasm_bindgen_test]
fn every_format_goes_out_verified_and_comes_back_through_the_page() {
    let told = text(
        &(DECIDED.to_owned()
            + r#"return formats.map(({ name, isRead, kinds }) => {
                   const { files, verified, preview } = exportDocuments([document], { format: name, archive: true });
                   if (files.length !== 1 || verified !== 3 || preview === '' || !(files[0].bytes instanceof Uint8Array)) return `${name} is wrong`;
                   if (!isRead) return '';
                   const { documents, problems, format } = readFile(files[0].name, files[0].bytes);
                   if (problems.length > 0 || documents.length !== 1 || !format) return `${name}: ${problems[0]?.message}`;
                   const whole = kinds[0].loses.length === 0;
                   return whole && !same(documents[0].passages, passages) ? `${name} lost something` : '';
                 }).filter(Boolean).join('; ') || 'all came back'"#),
    );
    assert_eq!(told, "all came back");
}

#[wasm_bindgen_test]
fn refused_exports_and_unknown_labels_are_told() {
    let told = text(
        &(DECIDED.to_owned()
            + r#"let why = 'nothing';
                 try { exportDocuments([{ ...document, passages: [passages[0]] }], { format: 'csv', onlyConfirmed: true }); }
                 catch (error) { why = `${error instanceof Error} ${error.message.includes('confirmed')}`; }
                 const file = new TextEncoder().encode('{"text": "One. Two.", "label": [[0, 4, "NEWS"]]}\nnot JSON\n');
                 const { unknownLabels, skipped } = readFile('a.jsonl', file);
                 const { documents } = readFile('a.jsonl', file, undefined, { labels: { NEWS: 'claim' } });
                 return [why, unknownLabels[0].label, unknownLabels[0].count, skipped[0].line, skipped[0].raw, documents[0].passages[0].label].join(' ')"#),
    );
    assert_eq!(told, "true true NEWS 1 2 not JSON claim");
}

#[wasm_bindgen_test]
fn labels_of_another_copy_are_merged_in_utf_16() {
    let told = text(
        &(DECIDED.to_owned()
            + r#"const copy = text.replace('\r\n', ' ').replaceAll('é', 'e\u0301');
                 const place = (words) => ({ start: copy.indexOf(words), end: copy.indexOf(words) + words.length });
                 const theirs = (words, label) => ({ ...place(words), label, confidence: 0, by: 'human', confirmed: true });
                 const other = { id: 'b', text: copy, passages: [theirs('Fire 🔥 row.', 'claim'), theirs('said Ana Pe\u0301rez.', 'claim')] };
                 const merged = merge(document, other, false);
                 const outcomes = merged.findings.map(({ outcome }) => outcome).join(' ');
                 const words = merged.passages.map(({ start, end, label }) => `${label} ${text.slice(start, end)}`);
                 return [merged.sameText, outcomes, words[0], words.length].join(' | ')"#),
    );
    assert_eq!(told, "true | taken conflict | claim Fire 🔥 row. | 3");
}
