//! The ratios, out of what criterion has written down.

use std::{collections::BTreeMap, env, fs, path::PathBuf, sync::Mutex};

static BYTES: Mutex<BTreeMap<String, usize>> = Mutex::new(BTreeMap::new());

/// Notes the size of the panel's page.
pub(crate) fn bytes(name: &str, bytes: usize) {
    BYTES.lock().unwrap().insert(name.to_owned(), bytes);
}

/// Prints a table in Markdown.
pub(crate) fn print() {
    println!("\n| | SQL, ms | floor, ms | panel, ms | × SQL | × floor | bytes |");
    println!("|---|---|---|---|---|---|---|");
    for (name, bytes) in BYTES.lock().unwrap().iter() {
        let found = ["sql", "floor", "panel"].map(|what| median(name, what));
        let [Some(sql), Some(floor), Some(panel)] = found else { continue };
        let (by_sql, by_floor) = (panel / sql, panel / floor);
        println!(
            "| {name} | {sql:.2} | {floor:.2} | {panel:.2} | {by_sql:.2} | {by_floor:.2} | {bytes} |"
        );
    }
}

/// The median in milliseconds.
fn median(group: &str, function: &str) -> Option<f64> {
    // Criterion puts what cannot stand in a file name as `_`.
    let group = group.replace(['?', '"', '/', '\\', '*', '<', '>', ':', '|', '^'], "_");
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let path = target.join("criterion").join(group).join(function).join("new/estimates.json");
    let estimates: serde_json::Value = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    estimates["median"]["point_estimate"].as_f64().map(|nanos| nanos / 1e6)
}
