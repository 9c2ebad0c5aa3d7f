//! What is wrong with what was typed: sentences next to fields, and above them all.

use crate::Message;

/// The sentences of one refused form.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FieldErrors {
    fields: Vec<(String, Message)>,
    form: Vec<Message>,
}

impl FieldErrors {
    /// Whether nothing is wrong.
    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.form.is_empty()
    }

    /// How many sentences there are.
    pub(crate) fn count(&self) -> usize {
        self.fields.len() + self.form.len()
    }

    /// Something is wrong with this field.
    pub(crate) fn add(&mut self, field: &str, message: Message) {
        self.fields.push((field.to_owned(), message));
    }

    /// Something is wrong with the row as a whole.
    pub(crate) fn add_form(&mut self, message: Message) {
        self.form.push(message);
    }

    /// What is wrong with this field.
    pub(crate) fn of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Message> {
        self.fields.iter().filter(move |(name, _)| name == field).map(|(_, message)| message)
    }

    /// What is wrong with the row as a whole.
    pub(crate) fn form(&self) -> &[Message] {
        &self.form
    }

    /// What a database refused: next to the fields that stand on the form; what concerns others is
    /// said above, since the person could not find it.
    pub(crate) fn refused(fields: &[String], message: Message, inputs: &[&str]) -> Self {
        let mut errors = Self::default();
        for field in fields.iter().filter(|field| inputs.contains(&field.as_str())) {
            errors.add(field, message.clone());
        }
        if errors.is_empty() {
            errors.add_form(message);
        }
        errors
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_stands_next_to_its_fields_or_above_when_the_form_lacks_them() {
        let message = Message::new("error-unique");
        let fields = ["a".to_owned(), "b".to_owned()];
        let near = FieldErrors::refused(&fields, message.clone(), &["b", "c"]);
        assert_eq!((near.of("b").count(), near.of("a").count(), near.form().len()), (1, 0, 0));
        let above = FieldErrors::refused(&fields, message.clone(), &["c"]);
        assert_eq!(above.form(), [message]);
    }
}
