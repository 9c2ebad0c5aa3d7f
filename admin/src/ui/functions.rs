//! The few words that templates know beyond minijinja's own.
//!
//! | in a template | prints |
//! |---|---|
//! | `{{ t("save") }}`, `{{ t("rows", count=page.count) }}` | a sentence of the panel |
//! | `{{ page.title\|say }}` | a [`Message`](crate::Message) that a page carries, or plain words |
//! | `{{ count\|grouped }}` | a number with its separators |
//! | `{{ icon("plus") }}` | an icon of the sprite, hidden from screen readers |

use std::{collections::HashMap, sync::Arc};

use minijinja::{Environment, Error, ErrorKind, HtmlEscape, State, Value, value::Kwargs};

use super::Locales;
use crate::format::Customs;

pub(super) fn add_to(environment: &mut Environment<'static>, locales: &Arc<Locales>) {
    let texts = Arc::clone(locales);
    environment.add_function("t", move |state: &mut State<'_, '_>, key: &str, args: Kwargs| {
        translate(&texts, state, key, &args)
    });
    let texts = Arc::clone(locales);
    environment
        .add_filter("say", move |state: &State<'_, '_>, value: &Value| say(&texts, state, value));
    environment.add_filter("grouped", |state: &State<'_, '_>, value: &Value| {
        Customs::of(&language(state)).number(&value.to_string())
    });
    environment.add_function("icon", icon);
}

/// What the cells of a hundred rows say alike, found once a page.
#[derive(Default)]
struct Said {
    sentences: HashMap<String, Value>,
    icons: HashMap<String, Value>,
}

fn said<'a>(state: &'a mut State<'_, '_>) -> &'a mut Said {
    state.get_or_insert_extension_with(Said::default)
}

fn translate(
    texts: &Locales,
    state: &mut State<'_, '_>,
    key: &str,
    args: &Kwargs,
) -> Result<Value, Error> {
    if args.args().next().is_some() {
        return sentence(texts, state, key, args).map(Value::from);
    }
    if let Some(known) = said(state).sentences.get(key) {
        return Ok(known.clone());
    }
    let found = Value::from(sentence(texts, state, key, args)?);
    said(state).sentences.insert(key.to_owned(), found.clone());
    Ok(found)
}

fn sentence(
    texts: &Locales,
    state: &State<'_, '_>,
    key: &str,
    args: &Kwargs,
) -> Result<String, Error> {
    let args = args
        .args()
        .map(|name| args.get::<Value>(name).map(|value| (name, value.to_string())))
        .collect::<Result<Vec<_>, _>>()?;
    let args = args.iter().map(|(name, value)| (*name, value.as_str()));
    Ok(texts.format(&language(state), key, args))
}

/// Prints a serialised `Message`: `{key, args: [[name, value]], literal?}`.
fn say(texts: &Locales, state: &State<'_, '_>, message: &Value) -> Result<String, Error> {
    if let Some(words) = message.as_str() {
        return Ok(words.to_owned());
    }
    if let Some(literal) = message.get_attr("literal")?.as_str() {
        return Ok(literal.to_owned());
    }
    let key = message.get_attr("key")?;
    let key = key.as_str().ok_or_else(|| not_a_message(message))?;
    let args = message
        .get_attr("args")?
        .try_iter()?
        .map(|pair| {
            Ok((pair.get_item(&0.into())?.to_string(), pair.get_item(&1.into())?.to_string()))
        })
        .collect::<Result<Vec<_>, Error>>()?;
    let args = args.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Ok(texts.format(&language(state), key, args))
}

fn not_a_message(value: &Value) -> Error {
    let detail = format!("`say` prints a message or plain words, not {}", value.kind());
    Error::new(ErrorKind::InvalidOperation, detail)
}

fn language(state: &State<'_, '_>) -> String {
    let chrome = state.lookup("chrome");
    let language = chrome.and_then(|chrome| chrome.get_attr("language").ok());
    language.and_then(|language| language.as_str().map(str::to_owned)).unwrap_or_default()
}

fn icon(state: &mut State<'_, '_>, name: &str) -> Result<Value, Error> {
    if let Some(known) = said(state).icons.get(name) {
        return Ok(known.clone());
    }
    let drawn = draw(state, name)?;
    said(state).icons.insert(name.to_owned(), drawn.clone());
    Ok(drawn)
}

/// The only markup that is made outside a template: the name is checked, the address escaped.
fn draw(state: &State<'_, '_>, name: &str) -> Result<Value, Error> {
    if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
        return Err(Error::new(ErrorKind::InvalidOperation, format!("`{name}` is no icon")));
    }
    let assets = state.lookup("chrome").map(|chrome| chrome.get_attr("assets")).transpose()?;
    let sprite = assets.map(|assets| assets.get_attr("sprite")).transpose()?.unwrap_or_default();
    let sprite = sprite.to_string();
    let sprite = HtmlEscape(&sprite);
    Ok(Value::from_safe_string(format!(
        r#"<svg class="icon" aria-hidden="true" focusable="false"><use href="{sprite}#{name}"></use></svg>"#,
    )))
}
