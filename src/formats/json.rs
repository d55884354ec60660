//! JSON as every format here writes and reads it: one value a line, safe against Python's idea of a line.

use regex::{Captures, Regex};
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A value on one line, without the line break.
pub fn line(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("strings, numbers and lists always have a JSON form");
    // JSON lets these three stand as they are, but Python's `splitlines` breaks a line at each.
    json.replace('\u{85}', "\\u0085").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// A list with an element a line.
pub fn list(values: &[Value]) -> String {
    let lines: Vec<String> = values.iter().map(line).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

/// Read a value.
///
/// # Errors
/// Why it is not JSON, as a sentence.
pub fn parse(text: &str) -> Result<Value, String> {
    serde_json::from_str(&mend_surrogates(text)).map_err(|error| not_json(text, &error))
}

/// A number as short as its 32 bits allow: 0.62, not 0.6200000047683716.
pub fn real(number: f32) -> Value {
    number.to_string().parse::<f64>().map_or(Value::Null, Value::from)
}

/// The string under a key.
pub fn string<'value>(value: &'value Value, key: &str) -> Option<&'value str> {
    value.get(key).and_then(Value::as_str)
}

/// The position under a key: a whole number, also where it stands in quotation marks.
pub fn position(value: &Value, key: &str) -> Option<usize> {
    value.get(key).and_then(whole)
}

/// A whole number that is not negative.
pub fn whole(value: &Value) -> Option<usize> {
    match value {
        Value::String(digits) => digits.trim().parse().ok(),
        _ => value.as_u64().and_then(|number| number.try_into().ok()),
    }
}

/// The name under a key, which others also write as a number.
pub fn name(value: &Value, key: &str) -> Option<String> {
    match value.get(key)? {
        Value::String(name) => Some(name.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The elements under a key; none where there is no list.
pub fn elements<'value>(value: &'value Value, key: &str) -> &'value [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Why a line is not JSON, as a sentence.
pub fn not_json(line: &str, error: &serde_json::Error) -> String {
    if error.is_eof() {
        return "It is cut off: the line ends before its JSON does.".to_owned();
    }
    let what = error.to_string();
    let what = what.rsplit_once(" at line ").map_or(what.as_str(), |(what, _)| what);
    let column = line[..line.floor_char_boundary(error.column())].chars().count();
    format!("It is not a JSON record: {what} at character {column}.")
}

/// Replace each half of a surrogate pair that stands alone by U+FFFD, one for one. JavaScript and Python write such
/// halves as `\ud83d` when they have cut a text inside an emoji; no UTF-8 can hold them.
pub fn mend_surrogates(line: &str) -> Cow<'_, str> {
    static ESCAPES: LazyLock<Regex> = LazyLock::new(|| {
        let (backslash, pair) = (r"\\\\", r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}");
        let alone = r"(\\u[dD][89a-fA-F][0-9a-fA-F]{2})";
        Regex::new(&format!("{backslash}|{pair}|{alone}")).expect("a valid pattern")
    });
    if !line.contains("\\ud") && !line.contains("\\uD") {
        return Cow::Borrowed(line);
    }
    ESCAPES.replace_all(
        line,
        |found: &Captures| {
            if found.get(1).is_some() { "\\uFFFD".to_owned() } else { found[0].to_owned() }
        },
    )
}
